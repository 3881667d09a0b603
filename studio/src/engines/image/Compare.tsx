import { type ReactNode, useState } from 'react';
import { describe } from '../../ui/ErrorNote';
import type { Picture } from './picture';
import type { Before } from './useBefore';
import type { View } from './ViewChoice';

interface Size {
  width: number;
  height: number;
}

interface CompareProps {
  /** The size of the image as it was, which is known before its picture. */
  size: Size;
  before: Before;
  after: Picture | undefined;
  view: View;
}

/** Before and after in one place: under a line that can be dragged, or side by side. */
export function Compare({ size, before, after, view }: CompareProps) {
  if (!after) {
    return (
      <div className="compare">
        <Was size={size} before={before} />
      </div>
    );
  }
  if (view === 'result') {
    return (
      <div className="compare">
        <Is after={after} />
      </div>
    );
  }
  if (view === 'side' || !sameShape(size, after)) {
    return (
      <div className="compare side" data-stacked={size.width > size.height || undefined}>
        <div>
          <Was size={size} before={before} />
        </div>
        <div>
          <Is after={after} />
        </div>
      </div>
    );
  }
  return <Slider size={size} before={before} after={after} />;
}

function Slider({ size, before, after }: { size: Size; before: Before; after: Picture }) {
  const [at, setAt] = useState(50);
  return (
    <div className="compare slide" style={{ '--at': `${at}%` } as React.CSSProperties}>
      <Frame size={size} empty={before.state !== 'made'}>
        <BeforePicture before={before} />
        <div className="over">
          <Img picture={after} alt="After" />
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
        <Tag name="Before" picture={pictureIn(before)} faded={at < 14} />
        <Tag name="After" picture={after} faded={at > 86} />
      </Frame>
    </div>
  );
}

/** The image as it was. */
function Was({ size, before }: { size: Size; before: Before }) {
  return (
    <Frame size={size} empty={before.state !== 'made'}>
      <BeforePicture before={before} />
      <Tag name="Before" picture={pictureIn(before)} />
    </Frame>
  );
}

/** The image as it is now. */
function Is({ after }: { after: Picture }) {
  return (
    <Frame size={after}>
      <Img picture={after} alt="After" />
      <Tag name="After" picture={after} />
    </Frame>
  );
}

interface FrameProps {
  size: Size;
  empty?: boolean;
  children: ReactNode;
}

/** The place of a picture, of its shape: there before the picture is, so that nothing moves when it comes. */
function Frame({ size, empty, children }: FrameProps) {
  const shape = { '--shape': size.width / size.height } as React.CSSProperties;
  return (
    <div className="frame" data-empty={empty || undefined} style={shape}>
      {children}
    </div>
  );
}

const pictureIn = (before: Before) => (before.state === 'made' ? before.picture : undefined);

function BeforePicture({ before }: { before: Before }) {
  if (before.state === 'made') return <Img picture={before.picture} alt="Before" />;
  if (before.state === 'making') return null;
  const { message } = describe(before.error);
  return <p className="no-picture">No picture of the original: {message}</p>;
}

/** Pictures are decoded off the main thread, which `decoding` asks for. */
function Img({ picture, alt }: { picture: Picture; alt: string }) {
  return <img src={picture.url} alt={alt} decoding="async" draggable={false} />;
}

interface TagProps {
  name: 'Before' | 'After';
  picture: Picture | undefined;
  faded?: boolean;
}

/** Says what a picture is, and whether it has fewer pixels than the image has. */
function Tag({ name, picture, faded }: TagProps) {
  return (
    <span className={`tag ${name.toLowerCase()}`} data-faded={faded || undefined}>
      {name}
      {picture?.reduced && <small> at screen size</small>}
    </span>
  );
}

/** Whether one can lie on the other: the same shape, to a rounding of the smaller. */
export function sameShape(a: Size, b: Size): boolean {
  const stretched = (a.width * b.height) / (a.height * b.width);
  return Math.abs(stretched - 1) < 2 / Math.min(b.width, b.height) + 0.005;
}
