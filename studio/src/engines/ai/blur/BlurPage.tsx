import { Segmenter } from '@outboard/ai';
import { useRef, useState } from 'react';
import { useIntake } from '../../../shell/intake';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Range } from '../../../ui/fields';
import { Icon } from '../../../ui/Icon';
import { FilePicker } from '../FilePicker';
import { kitUrl } from '../kits';
import { ModelCard } from '../ModelCard';
import { Room } from '../Room';
import { type Loading, useTask } from '../useTask';
import { useCamera } from './useCamera';

const KIT = 'selfie';
const load = (how: Loading) => Segmenter.load(kitUrl(KIT), how);
const percent = (value: number) => `${Math.round(value * 100)} %`;

/** The visitor before a blurred background, from the camera or of a picture. */
export default function BlurPage() {
  const { status, need } = useTask(load);
  const [strength, setStrength] = useState(0.6);
  const [still, setStill] = useState<File>();
  const [shown, setShown] = useState<string>();
  const [error, setError] = useState<unknown>();
  const canvas = useRef<HTMLCanvasElement>(null);

  const draw = (image: ImageData) => {
    const target = canvas.current;
    if (!target) return;
    if (target.width !== image.width) target.width = image.width;
    if (target.height !== image.height) target.height = image.height;
    target.getContext('2d')?.putImageData(image, 0, 0);
  };

  const camera = useCamera({
    strength,
    need,
    onFrame: (image, ms) => {
      draw(image);
      setShown(`${Math.round(ms)} ms a frame`);
    },
    onError: setError,
  });

  const blur = async (file: File, strength: number) => {
    setError(undefined);
    try {
      const segmenter = await need();
      const begun = performance.now();
      draw(await segmenter.blurBackground(file, { strength }));
      setShown(`${Math.round(performance.now() - begun)} ms`);
    } catch (failed) {
      setError(failed);
    }
  };
  const take = ([file]: File[]) => {
    if (!file) return;
    camera.stop();
    setShown(undefined);
    setStill(file);
    blur(file, strength);
  };
  const held = useIntake(take);

  return (
    <Room
      title="Blur my background"
      lead="You stay sharp, and the room behind you does not: live from your camera, or in a picture."
      held={held}
      model={<ModelCard kits={[KIT]} status={status} onLoad={() => need().catch(() => {})} />}
    >
      <section className="card" aria-label="The picture">
        <div className="room-actions">
          {camera.on ? (
            <button type="button" className="button primary" onClick={camera.stop}>
              <Icon name="stop" /> Stop the camera
            </button>
          ) : (
            <button
              type="button"
              className="button primary"
              onClick={() => {
                setStill(undefined);
                setError(undefined);
                camera.start();
              }}
            >
              <Icon name="camera" /> Use my camera
            </button>
          )}
          <FilePicker label="Choose a picture" accept="image/*" onFiles={take} />
          <span
            className="fine"
            role="status"
            data-testid="blurred"
            data-done={shown !== undefined}
          >
            {shown}
          </span>
        </div>
        <Range
          label="Blur"
          value={strength}
          min={0}
          max={1}
          step={0.05}
          rest={0.6}
          format={percent}
          onChange={(value) => {
            setStrength(value);
            if (still && !camera.on) blur(still, value);
          }}
        />
        <div className="sheet sheet-below">
          <canvas ref={canvas} width={640} height={360} aria-label="The picture, blurred" />
        </div>
      </section>
      {error ? <ErrorNote error={error} /> : null}
    </Room>
  );
}
