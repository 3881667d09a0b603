import { useEffect, useRef, useState } from 'react';
import { duration } from '../ui/format';
import { onFrame, recentFrames, worstFrame } from './frames';

/** How wide a millisecond is: a long frame is a broad block, as the person at the page felt it. */
const pixelsPerMs = 0.15;
const gap = 0.75;
/** The top of the strip, in milliseconds. */
const ceiling = 100;
const hull = new Path2D('M-11 -5h22l-3.2 6a3 3 0 0 1-2.700 1.600h-10.200a3 3 0 0 1-2.700-1.600z');

/**
 * The page's last frames as bars, and a boat that main-thread JavaScript moves at each of them. Both stand still when the main
 * thread is busy: that is the point of them.
 */
export function FrameMeter() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<{ fps?: number | undefined; worst: number }>({ worst: 0 });

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    const resized = new ResizeObserver(() => {
      element.width = Math.round(element.clientWidth * devicePixelRatio);
      element.height = Math.round(element.clientHeight * devicePixelRatio);
    });
    resized.observe(element);
    let colours = readColours(element);
    let told = 0;
    const stop = onFrame(({ at }) => {
      if (at - told > 500) {
        told = at;
        colours = readColours(element);
        setShown({ fps: pace(at), worst: worstFrame(at - 5000, at) });
      }
      draw(context, colours, still.matches ? undefined : at);
    });
    return () => {
      stop();
      resized.disconnect();
    };
  }, []);

  return (
    <figure className="frame-meter">
      <canvas ref={canvas} role="img" aria-label="The last frames of this page" />
      <figcaption>
        <b>{shown.fps ?? '–'}</b> frames a second
        <span
          className="frame-worst"
          title="The longest time between two frames in the last five seconds"
        >
          longest <b>{duration(shown.worst)}</b>
        </span>
      </figcaption>
    </figure>
  );
}

interface Colours {
  calm: string;
  slow: string;
  stuck: string;
  boat: string;
}

function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name);
  return { calm: read('--calm'), slow: read('--warm'), stuck: read('--hot'), boat: style.color };
}

/** Frames in the last second, once there has been one. */
function pace(now: number): number | undefined {
  const frames = recentFrames();
  if (!frames[0] || frames[0].at > now - 1000) return undefined;
  return frames.reduce((count, { at }) => count + (at > now - 1000 ? 1 : 0), 0);
}

function draw(context: CanvasRenderingContext2D, colours: Colours, at: number | undefined) {
  const { width, height } = context.canvas;
  const scale = devicePixelRatio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const w = width / scale;
  const h = height / scale;
  const frames = recentFrames();
  let right = w;
  for (let i = frames.length - 1; i >= 0 && right > 0; i--) {
    const ms = frames[i]?.ms ?? 0;
    const wide = ms * pixelsPerMs;
    const tall = Math.max(2, Math.min(1, ms / ceiling) * (h - 2));
    context.fillStyle = ms > 100 ? colours.stuck : ms > 50 ? colours.slow : colours.calm;
    context.fillRect(right - wide, h - tall, Math.max(1, wide - gap), tall);
    right -= wide;
  }
  if (at !== undefined) sail(context, colours.boat, at, w, h);
}

function sail(context: CanvasRenderingContext2D, colour: string, at: number, w: number, h: number) {
  const lap = (at / 9000) % 1;
  const swell = Math.sin(at / 420);
  context.translate(lap * (w + 40) - 20, h * 0.5 + swell * 1.6);
  context.rotate(Math.cos(at / 420) * 0.06);
  context.fillStyle = colour;
  context.fill(hull);
}
