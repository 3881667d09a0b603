import { ErrorNote } from '../../ui/ErrorNote';
import * as format from '../../ui/format';
import { adviceFor } from './advice';
import type { Header, Source } from './source';

const orientations: Record<number, string> = {
  1: 'Upright',
  2: 'Mirrored; shown upright',
  3: 'Upside down; turned upright',
  4: 'Mirrored upside down; shown upright',
  5: 'Mirrored on its side; shown upright',
  6: 'On its left side; turned upright',
  7: 'Mirrored on its side; shown upright',
  8: 'On its right side; turned upright',
};

/** What the file says of itself. */
export function InfoPanel({ source, header }: { source: Source; header: Header }) {
  return (
    <section className="card info-panel" aria-label="The original">
      <div className="card-head">
        <h3>The original</h3>
      </div>
      {header.state === 'failed' ? (
        <ErrorNote error={header.error} advice={adviceFor(header.error)} />
      ) : (
        <dl className="facts">
          <Fact name="Name" value={source.name} />
          <Fact name="File" value={format.bytes(source.blob.size)} />
          {header.state === 'known' ? (
            <>
              <Fact name="Format" value={header.info.format.toUpperCase()} />
              <Fact
                name="Size"
                value={`${format.size(header.info.width, header.info.height)}, ${megapixels(header.info)}`}
              />
              <Fact
                name="EXIF orientation"
                value={`${header.info.orientation}: ${orientations[header.info.orientation] ?? 'unknown'}`}
              />
              <Fact name="Pixels" value={pixels(header.info)} />
            </>
          ) : (
            <Fact name="Format" value="Reading…" />
          )}
        </dl>
      )}
    </section>
  );
}

function megapixels({ width, height }: { width: number; height: number }): string {
  return `${((width * height) / 1e6).toFixed(1)} MP`;
}

function pixels({ colour, bitDepth, alpha }: import('@outboard/image').ImageInfo): string {
  const names = { grey: 'Grey', rgb: 'RGB', cmyk: 'CMYK', palette: 'Palette' };
  return `${names[colour]}, ${bitDepth} bits${alpha ? ', with transparency' : ''}`;
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd title={value}>{value}</dd>
    </div>
  );
}
