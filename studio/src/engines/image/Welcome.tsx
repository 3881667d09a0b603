import { Icon } from '../../ui/Icon';
import type { Sample } from './samples';

interface WelcomeProps {
  samples: readonly Sample[];
  onPick: () => void;
  onSample: (sample: Sample) => void;
}

/** The stage before there is an image. */
export function Welcome({ samples, onPick, onSample }: WelcomeProps) {
  return (
    <div className="welcome">
      <h2>Drop a photograph here</h2>
      <p>JPEG, PNG or WebP, as large as your camera writes it. Several become thumbnails.</p>
      <p className="welcome-actions">
        <button type="button" className="button primary" onClick={onPick}>
          <Icon name="upload" /> Choose photographs
        </button>
        <span className="fine">or paste one</span>
      </p>
      {samples.length > 0 && (
        <section className="welcome-samples" aria-label="Samples">
          <h3>Or try one of these</h3>
          <Samples samples={samples} onSample={onSample} />
        </section>
      )}
      <p className="fine">
        Nothing is uploaded: Rust does the work in this browser, beside the page.
      </p>
    </div>
  );
}

interface SamplesProps {
  samples: readonly Sample[];
  current?: Sample | undefined;
  onSample: (sample: Sample) => void;
}

/** The sample photographs as buttons. */
export function Samples({ samples, current, onSample }: SamplesProps) {
  return (
    <ul className="samples">
      {samples.map((sample) => (
        <li key={sample.file}>
          <button
            type="button"
            title={sample.credit ? `${sample.title} (${sample.credit})` : sample.title}
            aria-pressed={sample === current}
            onClick={() => onSample(sample)}
          >
            {sample.thumbnail ? (
              <img src={sample.thumbnail} alt={sample.title} decoding="async" />
            ) : (
              <span>{sample.title}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
