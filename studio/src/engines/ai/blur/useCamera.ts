import type { Segmenter } from '@outboard/ai';
import { useEffect, useRef, useState } from 'react';

interface CameraOptions {
  strength: number;
  need: () => Promise<Segmenter>;
  onFrame: (image: ImageData, ms: number) => void;
  onError: (error: unknown) => void;
}

/** Frames of the camera, each blurred; the next one begins when the last is shown. */
export function useCamera(options: CameraOptions) {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const [on, setOn] = useState(false);
  const running = useRef<AbortController>(undefined);

  const stop = () => {
    running.current?.abort();
    running.current = undefined;
    setOn(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it ends with the room, and only then.
  useEffect(() => stop, []);

  const start = async () => {
    stop();
    const ended = new AbortController();
    running.current = ended;
    setOn(true);
    let stream: MediaStream | undefined;
    try {
      const segmenter = await latest.current.need();
      stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360 } });
      const video = document.createElement('video');
      video.muted = true;
      video.srcObject = stream;
      await video.play();
      while (!ended.signal.aborted) {
        const begun = performance.now();
        const { strength, onFrame } = latest.current;
        const image = await segmenter.blurBackground(video, { strength });
        if (!ended.signal.aborted) onFrame(image, performance.now() - begun);
        await new Promise(requestAnimationFrame);
      }
    } catch (error) {
      if (!ended.signal.aborted) latest.current.onError(error);
    } finally {
      for (const track of stream?.getTracks() ?? []) track.stop();
      if (running.current === ended) stop();
    }
  };
  return { on, start, stop };
}
