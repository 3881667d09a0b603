import { Reader, type Reading } from '@outboard/ai';
import { useEffect, useRef, useState } from 'react';
import { useIntake } from '../../../shell/intake';
import { ErrorNote } from '../../../ui/ErrorNote';
import { duration } from '../../../ui/format';
import { Icon } from '../../../ui/Icon';
import { FilePicker } from '../FilePicker';
import { kitUrl } from '../kits';
import { ModelCard } from '../ModelCard';
import { Room } from '../Room';
import { type Loading, useTask } from '../useTask';

const KIT = 'ppocr-small';
const load = (how: Loading) => Reader.load(kitUrl(KIT), how);

interface Read {
  picture: ImageBitmap;
  reading?: Reading;
  ms?: number;
}

/** The text in a picture, and where it stands. */
export default function ReadPage() {
  const { status, need } = useTask(load);
  const [read, setRead] = useState<Read>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const take = async ([file]: File[]) => {
    if (!file || busy) return;
    setError(undefined);
    setBusy(true);
    try {
      const picture = await createImageBitmap(file);
      setRead({ picture });
      const reader = await need();
      const begun = performance.now();
      const reading = await reader.read(file);
      setRead({ picture, reading, ms: performance.now() - begun });
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const held = useIntake(take);

  return (
    <Room
      title="Read a picture"
      lead="Drop a photograph of a page, a sign or a receipt, or a picture of your screen. Its text comes out, in the order in which one reads."
      held={held}
      model={<ModelCard kits={[KIT]} status={status} onLoad={() => need().catch(() => {})} />}
    >
      <section className="card" aria-label="The picture">
        <div className="room-actions">
          <FilePicker label="Choose a picture" accept="image/*" disabled={busy} onFiles={take} />
          <span className="fine">or drop or paste one</span>
        </div>
        {read && <Sheet {...read} />}
      </section>
      {error ? <ErrorNote error={error} /> : null}
      {(busy || read?.reading) && (
        <section className="card" aria-label="The text">
          <div className="card-head">
            <h3>{busy ? 'Reading …' : 'What it says'}</h3>
            {read?.ms !== undefined && <span className="fine">{duration(read.ms)}</span>}
            {read?.reading && (
              <button
                type="button"
                className="button small"
                onClick={() =>
                  navigator.clipboard.writeText(read.reading?.text ?? '').catch(setError)
                }
              >
                <Icon name="copy" size={15} /> Copy
              </button>
            )}
          </div>
          <p
            className="words"
            data-testid="reading"
            data-state={busy ? 'working' : 'done'}
            data-lines={read?.reading?.lines.length}
          >
            {read?.reading?.text || (read?.reading ? 'No text was found in it.' : '')}
          </p>
        </section>
      )}
    </Room>
  );
}

/** The picture, with a frame around each line. */
function Sheet({ picture, reading }: Read) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(picture, 0, 0);
  }, [picture]);
  const { width, height } = picture;
  return (
    <div className="sheet sheet-below">
      <canvas ref={canvas} key={`${width} ${height}`} {...{ width, height }} />
      {reading && (
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {reading.lines.map(({ box, text }) => (
            <polygon key={`${box} ${text}`} points={box.map((point) => point.join()).join(' ')} />
          ))}
        </svg>
      )}
    </div>
  );
}
