import { memo } from 'react';
import { ErrorNote } from '../../ui/ErrorNote';
import * as format from '../../ui/format';
import { adviceFor } from './advice';
import type { Header, Source } from './source';

/** How the stored pixels came to stand as they are seen. */
function turned(orientation: number): string {
  if (orientation === 1) return '1, upright';
  const mirrored = [2, 4, 5, 7].includes(orientation);
  return `${orientation}, ${mirrored ? 'mirrored back' : 'turned upright'}`;
}

/** What the file says of itself. */
export const InfoPanel = memo(function InfoPanel({
  source,
  header,
}: {
  source: Source;
  header: Header;
}) {
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
              <Fact name="EXIF orientation" value={turned(header.info.orientation)} />
              <Fact name="Pixels" value={pixels(header.info)} />
              {source.sample?.credit && <Fact name="Photograph" value={source.sample.credit} />}
            </>
          ) : (
            <Fact name="Format" value="Reading…" />
          )}
        </dl>
      )}
    </section>
  );
});

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
