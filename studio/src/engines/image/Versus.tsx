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
      {plain.state === 'done' ? (
        <Bars plain={plain.plain} rust={plain.rust} />
      ) : (
        <Bars rust={outcome} />
      )}
      <p className="fine">
        Plain JavaScript here is what pages do by themselves: the browser decodes and encodes
        through a canvas, and JavaScript convolves the pixels, on the main thread.
      </p>
    </section>
  );
}

interface BarsProps {
  rust: Outcome | undefined;
  plain?: PlainOutcome;
}

/** Both times to one scale; what is not known yet has its place, so that nothing moves when it comes. */
function Bars({ plain, rust }: BarsProps) {
  const longer = Math.max(plain?.ms ?? 0, rust?.ms ?? 0);
  const done = plain && { 'data-testid': 'js-result', 'data-ms': plain.ms.toFixed(1) };
  return (
    <div className="bars" {...done}>
      <Bar name="Rust, on a lane" kind="rust" cost={rust} longer={longer} />
      <Bar name="Plain JavaScript" kind="plain" cost={plain} longer={longer} />
      <p className="verdict" aria-live="polite">
        {plain && rust ? (
          <Verdict plain={plain} rust={rust} />
        ) : (
          'It runs when you ask for it, and the page stands still meanwhile.'
        )}
      </p>
    </div>
  );
}

function Verdict({ plain, rust }: { plain: PlainOutcome; rust: Outcome }) {
  const faster = plain.ms / rust.ms;
  const first = faster >= 1;
  const [mine, other] = first ? [rust, plain] : [plain, rust];
  return (
    <>
      {first ? 'Rust' : 'Plain JavaScript'} was <b>{format.ratio(first ? faster : 1 / faster)}</b>{' '}
      as fast. Its file has {format.bytes(mine.blob.size)}, the other{' '}
      {format.bytes(other.blob.size)}.
    </>
  );
}

interface Cost {
  ms: number;
  worstFrame: number;
  longestTask: number | undefined;
}

/** What a person at the page felt. */
function felt({ longestTask, worstFrame }: Cost): string {
  const stood = longestTask ?? worstFrame;
  return stood > 50
    ? `the main thread stood still for ${format.duration(stood)}`
    : 'the main thread stayed free';
}

interface BarProps {
  name: string;
  kind: 'rust' | 'plain';
  cost: Cost | undefined;
  longer: number;
}

function Bar({ name, kind, cost, longer }: BarProps) {
  return (
    <div className="bar-row" data-kind={kind}>
      <span className="bar-name">{name}</span>
      <span className="bar-track">
        {cost && <span className="bar" style={{ width: `${(100 * cost.ms) / longer}%` }} />}
      </span>
      <b>{cost ? format.duration(cost.ms) : '–'}</b>
      <small>{cost ? felt(cost) : 'not run yet'}</small>
    </div>
  );
}
