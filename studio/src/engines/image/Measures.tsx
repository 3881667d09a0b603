import type { ReactNode } from 'react';
import * as format from '../../ui/format';
import { type Run, visible } from './useImageRun';

interface MeasuresProps {
  run: Run;
  original: number | undefined;
}

/** What the last run made and what it cost. Its `data-` attributes are for automation: see the README. */
export function Measures({ run, original }: MeasuresProps) {
  const outcome = visible(run);
  const saved = outcome && original ? outcome.blob.size / original - 1 : undefined;
  const other = outcome && outcome.laneMs !== undefined ? outcome.ms - outcome.laneMs : undefined;
  return (
    <section
      className="measures"
      aria-label="Result"
      aria-busy={run.state === 'working'}
      data-testid="result"
      data-state={run.state}
      data-empty={!outcome || undefined}
      {...(run.state === 'done' && {
        'data-ms': run.outcome.ms.toFixed(1),
        'data-width': run.outcome.image.width,
        'data-height': run.outcome.image.height,
        'data-bytes': run.outcome.blob.size,
        'data-type': run.outcome.blob.type,
      })}
    >
      <dl>
        <Figure
          strong
          name="Whole time"
          value={outcome && format.duration(outcome.ms)}
          note="call to Blob"
        />
        <Figure
          name="On a lane"
          value={outcome?.laneMs !== undefined ? format.duration(outcome.laneMs) : undefined}
          note={other === undefined ? 'Rust, in a worker' : `${format.duration(other)} around it`}
        />
        <Figure
          name="Main thread"
          value={outcome && mainThread(outcome.longestTask)}
          note={outcome ? mainThreadNote(outcome.longestTask) : 'its longest task'}
          data={{
            'data-testid': 'longest-task',
            'data-ms': run.state === 'done' ? run.outcome.longestTask?.toFixed(1) : undefined,
          }}
        />
        <Figure
          name="Size"
          value={outcome && format.size(outcome.image.width, outcome.image.height)}
          note={outcome ? `${outcome.image.format.toUpperCase()}` : 'width × height'}
        />
        <Figure
          name="File"
          value={outcome && format.bytes(outcome.blob.size)}
          note={
            saved === undefined
              ? 'before and after'
              : `${saved > 0 ? '+' : '−'}${Math.abs(Math.round(saved * 100))} % of ${format.bytes(original ?? 0)}`
          }
        />
      </dl>
      <p className="visually-hidden" aria-live="polite">
        {spoken(run)}
      </p>
    </section>
  );
}

function mainThread(longest: number | undefined): string {
  if (longest === undefined) return 'Not told';
  return longest === 0 ? 'Free' : format.duration(longest);
}

function mainThreadNote(longest: number | undefined): string {
  if (longest === undefined) return 'by this browser';
  return longest === 0 ? 'no task over 50 ms' : 'its longest task';
}

function spoken(run: Run): string {
  if (run.state === 'idle' && run.cancelled) return 'Cancelled.';
  if (run.state !== 'done') return '';
  const { image, blob, ms } = run.outcome;
  return `Done in ${format.duration(ms)}: ${image.width} by ${image.height} pixels, ${format.bytes(blob.size)}.`;
}

interface FigureProps {
  name: string;
  value: string | undefined;
  note: ReactNode;
  strong?: boolean;
  data?: Record<`data-${string}`, string | undefined>;
}

function Figure({ name, value, note, strong, data }: FigureProps) {
  return (
    <div className="figure" data-strong={strong || undefined} {...data}>
      <dt>{name}</dt>
      <dd>{value ?? '–'}</dd>
      <dd className="note">{note}</dd>
    </div>
  );
}
