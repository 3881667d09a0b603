import './styles/page.css';
import './styles/stage.css';
import './styles/compare.css';
import './styles/measures.css';
import './styles/cards.css';
import { useCallback, useMemo, useRef, useState } from 'react';
import { FrameMeter } from '../../shell/FrameMeter';
import { useIntake } from '../../shell/intake';
import { ErrorNote } from '../../ui/ErrorNote';
import { Icon } from '../../ui/Icon';
import { adviceFor } from './advice';
import { Batch } from './Batch';
import { CodeCard } from './CodeCard';
import { Compare, sameShape } from './Compare';
import { Controls } from './Controls';
import { InfoPanel } from './InfoPanel';
import { Machine } from './Machine';
import { Measures } from './Measures';
import { fetchSample, type Sample, useSamples } from './samples';
import { defaults, type Settings } from './settings';
import { resultName, type Source, useHeader } from './source';
import { stepsOf } from './steps';
import { useBefore } from './useBefore';
import { type Run, useImageRun, visible } from './useImageRun';
import { Versus } from './Versus';
import { type View, ViewChoice } from './ViewChoice';
import { Samples, Welcome } from './Welcome';

/** What the browser is asked to offer. The engine tells formats by their bytes, whatever a file is called. */
const accepted = 'image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp';

/** One photograph seen, changed and measured; or many, as thumbnails. */
export default function ImagePage() {
  const [source, setSource] = useState<Source>();
  const [batch, setBatch] = useState<File[]>([]);
  const [settings, setSettings] = useState<Settings>(defaults);
  const [view, setView] = useState<View>('slide');
  const [sampleError, setSampleError] = useState<unknown>();
  const picker = useRef<HTMLInputElement>(null);
  const samples = useSamples();
  const header = useHeader(source);

  const take = useCallback((files: File[], sample?: Sample) => {
    const [file] = files;
    if (!file) return;
    setSampleError(undefined);
    setBatch(files.length > 1 ? files : []);
    setSource({ blob: file, name: file.name, sample });
  }, []);
  const look = useCallback((file: File) => setSource({ blob: file, name: file.name }), []);
  const takeSample = (sample: Sample) =>
    fetchSample(sample).then((file) => take([file], sample), setSampleError);
  const held = useIntake(take);

  const info = header.state === 'known' && header.of === source ? header.info : undefined;
  const steps = useMemo(() => info && stepsOf(settings, info), [settings, info]);
  const { run: worked, cancel } = useImageRun(source, steps);
  const { before, stop, resume } = useBefore(source, info);
  const run: Run = header.state === 'failed' ? header : worked;
  const outcome = visible(run);
  const readable = header.state !== 'failed';
  const error = run.state === 'failed' ? run.error : sampleError;
  const slides = !(outcome && info) || sameShape(info, outcome.image);
  const working = run.state === 'working' || header.state === 'reading';
  // Where neither could be made, there is nothing but the error to show.
  const pictured = before.state === 'made' || run.state !== 'failed';

  const pick = () => picker.current?.click();
  const change = useCallback(
    (next: Settings) => {
      setSettings(next);
      resume();
    },
    [resume],
  );
  const halt = () => {
    cancel();
    stop();
  };

  return (
    <div className="image-page" data-held={held || undefined}>
      <input
        ref={picker}
        type="file"
        className="visually-hidden"
        data-testid="file-input"
        aria-label="Photographs"
        tabIndex={-1}
        accept={accepted}
        multiple
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <div className="top">
        <div className="bench">
          <div className="toolbar">
            <h1 title={source?.name}>{source?.name ?? 'Image'}</h1>
            {source && readable && (
              <ViewChoice value={view} slides={slides} disabled={!outcome} onChange={setView} />
            )}
            {source && (
              <span className="toolbar-actions">
                <button type="button" className="button" onClick={pick}>
                  <Icon name="upload" /> Open
                </button>
                {readable && (
                  <Action
                    running={run.state === 'working'}
                    onCancel={halt}
                    {...{ source, outcome }}
                  />
                )}
              </span>
            )}
          </div>

          <div
            className="stage"
            data-working={working || undefined}
            data-empty={!source || undefined}
            style={info && ({ '--shape': info.width / info.height } as React.CSSProperties)}
          >
            {!source && <Welcome samples={samples} onPick={pick} onSample={takeSample} />}
            {source && info && pictured && (
              <Compare size={info} before={before} after={outcome?.picture} view={view} />
            )}
            {error !== undefined && (
              <ErrorNote error={error} advice={adviceFor(error)}>
                {!readable && (
                  <button type="button" className="button small" onClick={pick}>
                    Choose another file
                  </button>
                )}
              </ErrorNote>
            )}
            {run.state === 'idle' && run.cancelled && (
              <p className="stage-note">
                Cancelled{run.previous ? ': this is the result before' : ''}
              </p>
            )}
            {held && <div className="drop-veil">Let go to open</div>}
            <span className="stage-progress" aria-hidden="true" />
          </div>

          <Measures run={run} original={source?.blob.size} />
          <FrameMeter />
          {batch.length > 1 && (
            <Batch
              files={batch}
              current={source?.blob}
              onOpen={look}
              onClose={() => setBatch([])}
            />
          )}
          {source && samples.length > 0 && (
            <section className="strip" aria-label="Samples">
              <Samples samples={samples} current={source.sample} onSample={takeSample} />
            </section>
          )}
        </div>
        <aside className="inspector">
          <Controls settings={settings} info={info} onChange={change} />
        </aside>
      </div>
      <div className="more">
        {source && steps && (
          <>
            <Versus
              source={source}
              steps={steps}
              outcome={run.state === 'done' ? run.outcome : undefined}
            />
            <div className="cards">
              <CodeCard steps={steps} />
              <InfoPanel source={source} header={header} />
            </div>
          </>
        )}
        <Machine ran={outcome} />
      </div>
    </div>
  );
}

interface ActionProps {
  running: boolean;
  source: Source;
  outcome: { blob: Blob; url: string } | undefined;
  onCancel: () => void;
}

/** Cancel while there is work, download when there is a result: one place, one width. */
function Action({ running, source, outcome, onCancel }: ActionProps) {
  if (running) {
    return (
      <button type="button" className="button action" data-testid="cancel" onClick={onCancel}>
        <Icon name="stop" /> Cancel
      </button>
    );
  }
  if (!outcome) {
    return (
      <button type="button" className="button primary action" disabled>
        <Icon name="download" /> Download
      </button>
    );
  }
  return (
    <a
      className="button primary action"
      data-testid="download"
      href={outcome.url}
      download={resultName(source.name, outcome.blob.type)}
    >
      <Icon name="download" /> Download
    </a>
  );
}
