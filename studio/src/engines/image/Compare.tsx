import { useState } from 'react';
import { Segmented } from '../../ui/fields';

export type View = 'slide' | 'side' | 'result';

interface CompareProps {
  before: { url: string; width: number; height: number };
  after: { url: string; width: number; height: number } | undefined;
  view: View;
}

/** Before and after in one place: under a line that can be dragged, or side by side. */
export function Compare({ before, after, view }: CompareProps) {
  const [at, setAt] = useState(50);
  if (!after) {
    return (
      <div className="compare">
        <Picture url={before.url} alt="Before" />
        <span className="tag left">Before</span>
      </div>
    );
  }
  if (view === 'result') {
    return (
      <div className="compare">
        <Picture url={after.url} alt="After" />
        <span className="tag right">After</span>
      </div>
    );
  }
  if (view === 'side' || !sameShape(before, after)) {
    return (
      <div className="compare side">
        <div>
          <Picture url={before.url} alt="Before" />
          <span className="tag left">Before</span>
        </div>
        <div>
          <Picture url={after.url} alt="After" />
          <span className="tag right">After</span>
        </div>
      </div>
    );
  }
  const shape = { '--at': `${at}%`, '--shape': before.width / before.height };
  return (
    <div className="compare slide" style={shape as React.CSSProperties}>
      <div className="frame">
        <Picture url={before.url} alt="Before" />
        <div className="over">
          <Picture url={after.url} alt="After" />
        </div>
        <span className="line" aria-hidden="true">
          <span className="knob" />
        </span>
        <input
          type="range"
          min={0}
          max={100}
          value={at}
          aria-label="How much of the picture is shown as it was before"
          aria-valuetext={`${Math.round(at)} percent before`}
          onChange={(event) => setAt(event.target.valueAsNumber)}
        />
        <span className="tag left" data-faded={at < 14 || undefined}>
          Before
        </span>
        <span className="tag right" data-faded={at > 86 || undefined}>
          After
        </span>
      </div>
    </div>
  );
}

/** Pictures are decoded off the main thread, which `decoding` asks for. */
function Picture({ url, alt }: { url: string; alt: string }) {
  return <img src={url} alt={alt} decoding="async" draggable={false} />;
}

/** Whether one can lie on the other: the same shape, to a rounding of the smaller. */
export function sameShape(
  a: { width: number; height: number },
  b: { width: number; height: number },
): boolean {
  const stretched = (a.width * b.height) / (a.height * b.width);
  return Math.abs(stretched - 1) < 2 / Math.min(b.width, b.height) + 0.005;
}

const views: readonly (readonly [View, string])[] = [
  ['slide', 'Slider'],
  ['side', 'Side by side'],
  ['result', 'Result'],
];

interface ViewChoiceProps {
  value: View;
  /** Whether the two have one shape, so that one can lie on the other. */
  slides: boolean;
  disabled: boolean;
  onChange: (view: View) => void;
}

export function ViewChoice({ value, slides, disabled, onChange }: ViewChoiceProps) {
  return (
    <Segmented
      label="View"
      hideLabel
      disabled={disabled}
      value={slides || value === 'result' ? value : 'side'}
      choices={slides ? views : views.filter(([view]) => view !== 'slide')}
      onChange={onChange}
    />
  );
}
