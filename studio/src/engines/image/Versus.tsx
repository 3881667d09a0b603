import { useEffect, useState } from 'react';
import { nextFrames } from '../../shell/frames';
import { ErrorNote } from '../../ui/ErrorNote';
import * as format from '../../ui/format';
import { type PlainOutcome, runPlain } from './plain/job';
import type { Source } from './source';
import type { Step } from './steps';
import type { Outcome } from './useImageRun';

type Plain =
  | { state: 'idle' }
  | { state: 'working' }
  | { state: 'done'; plain: PlainOutcome; rust: Outcome }
  | { state: 'failed'; error: unknown };

interface VersusProps {
  source: Source;
  steps: readonly Step[];
  outcome: Outcome | undefined;
}

/** The same steps in plain JavaScript, when they are asked for: it stops the page, which is what is to be seen. */
export function Versus({ source, steps, outcome }: VersusProps) {
  const [plain, setPlain] = useState<Plain>({ state: 'idle' });
  const key = JSON.stringify(steps);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a figure of other steps would be a lie.
  useEffect(() => setPlain({ state: 'idle' }), [source, key]);

  const compare = async () => {
    if (!outcome) return;
    setPlain({ state: 'working' });
    // The button's new state has to be painted before the main thread is taken.
    await nextFrames();
    try {
      const done = await runPlain(source.blob, steps, outcome.blob.type);
      setPlain({ state: 'done', plain: done, rust: outcome });
    } catch (error) {
      setPlain({ state: 'failed', error });
    }
  };

  return (
    <section className="card versus" aria-label="Comparison with plain JavaScript">
      <div className="card-head">
        <h3>The same job in plain JavaScript</h3>
        <button
          type="button"
          className="button"
          data-testid="compare-js"
          disabled={!outcome || plain.state === 'working'}
          onClick={compare}
        >
          {plain.state === 'working'
            ? 'Working, the page stands still…'
            : 'Compare with plain JavaScript'}
        </button>
      </div>
      {plain.state === 'failed' && <ErrorNote error={plain.error} />}
      {plain.state === 'done' ? <Bars plain={plain.plain} rust={plain.rust} /> : <Vacancy />}
      <p className="fine">
        Plain JavaScript here is what pages do by themselves: the browser decodes and encodes
        through a canvas, and JavaScript convolves the pixels, on the main thread.
      </p>
    </section>
  );
}

/** Keeps the place of the bars, so that nothing moves when they come. */
function Vacancy() {
  return (
    <div className="bars empty" aria-hidden="true">
      <div className="bar-row" />
      <div className="bar-row" />
    </div>
  );
}

function Bars({ plain, rust }: { plain: PlainOutcome; rust: Outcome }) {
  const longer = Math.max(plain.ms, rust.ms);
  const faster = plain.ms / rust.ms;
  return (
    <div className="bars" data-testid="js-result" data-ms={plain.ms.toFixed(1)} aria-live="polite">
      <Bar
        name="Rust, on a lane"
        kind="rust"
        ms={rust.ms}
        part={rust.ms / longer}
        note={frozen(rust.longestTask, rust.worstFrame)}
      />
      <Bar
        name="Plain JavaScript"
        kind="plain"
        ms={plain.ms}
        part={plain.ms / longer}
        note={frozen(plain.longestTask, plain.worstFrame)}
      />
      <p className="verdict">
        {faster >= 1 ? (
          <>
            Rust was <b>{format.ratio(faster)}</b> as fast
          </>
        ) : (
          <>
            Plain JavaScript was <b>{format.ratio(1 / faster)}</b> as fast
          </>
        )}
        , and gave {format.bytes(rust.blob.size)} where the canvas gave{' '}
        {format.bytes(plain.blob.size)}.
      </p>
    </div>
  );
}

/** What a person at the page felt. */
function frozen(longestTask: number | undefined, worstFrame: number): string {
  const stood = longestTask ?? worstFrame;
  return stood > 50
    ? `the page stood still for ${format.duration(stood)}`
    : 'the page stayed smooth';
}

interface BarProps {
  name: string;
  kind: 'rust' | 'plain';
  ms: number;
  part: number;
  note: string;
}

function Bar({ name, kind, ms, part, note }: BarProps) {
  return (
    <div className="bar-row" data-kind={kind}>
      <span className="bar-name">{name}</span>
      <span className="bar-track">
        <span className="bar" style={{ width: `${Math.max(1, part * 100)}%` }} />
      </span>
      <b>{format.duration(ms)}</b>
      <small>{note}</small>
    </div>
  );
}
