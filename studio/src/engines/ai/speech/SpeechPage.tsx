import { Speech, type SpeechPart } from '@outboard/ai';
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

const KIT = 'moonshine-tiny';
const load = (how: Loading) => Speech.load(kitUrl(KIT), how);

/** What is said, of a file or as it is spoken. */
export default function SpeechPage() {
  const { status, need } = useTask(load);
  const [parts, setParts] = useState<SpeechPart[]>([]);
  const [work, setWork] = useState<'none' | 'file' | 'recording'>('none');
  const [note, setNote] = useState('');
  const [error, setError] = useState<unknown>();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  /** Parts come again and again, until they are the last of their piece. */
  const hear = (part: SpeechPart) =>
    setParts((before) => [...before.filter(({ last }) => last), part]);

  const begin = async (kind: 'file' | 'recording', run: (speech: Speech) => Promise<void>) => {
    setError(undefined);
    setParts([]);
    setNote('');
    setWork(kind);
    try {
      await run(await need());
    } catch (failed) {
      setError(failed);
    } finally {
      stop.current = undefined;
      setWork('none');
    }
  };

  const take = ([file]: File[]) => {
    if (!file || work !== 'none') return;
    begin('file', async (speech) => {
      const begun = performance.now();
      const { duration: seconds } = await speech.transcribe(file, { onText: hear });
      const took = performance.now() - begun;
      setNote(`${seconds.toFixed(1)} s of sound in ${duration(took)}`);
    });
  };
  const held = useIntake(take);

  const record = () =>
    begin('recording', async (speech) => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const end = () => {
        for (const track of stream.getTracks()) track.stop();
      };
      try {
        const hearing = speech.listen(stream);
        stop.current = () => {
          hearing.stop();
          end();
        };
        for await (const part of hearing) hear(part);
      } finally {
        end();
      }
    });

  return (
    <Room
      title="Speech"
      lead="Speak English, or drop a recording: the words appear as they are understood."
      held={held}
      model={
        <ModelCard
          kits={[KIT]}
          status={status}
          but="Only the first recording fetches a script of the page's own, which hears the microphone."
          onLoad={() => need().catch(() => {})}
        />
      }
    >
      <section className="card" aria-label="What is said">
        <div className="room-actions">
          {work === 'recording' ? (
            <button type="button" className="button primary" onClick={() => stop.current?.()}>
              <Icon name="stop" /> Stop
            </button>
          ) : (
            <button
              type="button"
              className="button primary"
              disabled={work !== 'none'}
              onClick={record}
            >
              <Icon name="mic" /> Record
            </button>
          )}
          <FilePicker
            label="Choose a recording"
            accept="audio/*,video/*"
            disabled={work !== 'none'}
            onFiles={take}
          />
          <span className="fine" role="status">
            {work === 'recording' ? 'Listening …' : work === 'file' ? 'Hearing …' : note}
          </span>
        </div>
        <p
          className="words words-below"
          aria-live="polite"
          data-testid="words"
          data-state={work === 'none' ? (note ? 'done' : 'idle') : 'working'}
        >
          {parts.length === 0 && <span className="coming">Words appear here.</span>}
          {parts.map(({ text, start, last }) => (
            <span key={start} className={last ? undefined : 'coming'}>
              {text}{' '}
            </span>
          ))}
        </p>
      </section>
      {error ? <ErrorNote error={error} /> : null}
    </Room>
  );
}
