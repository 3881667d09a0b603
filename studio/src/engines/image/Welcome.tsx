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
      <span className="welcome-mark">
        <Icon name="upload" size={26} />
      </span>
      <h2>Open a photograph</h2>
      <p>
        Drop one here, paste it, or{' '}
        <button type="button" className="link" onClick={onPick}>
          choose files
        </button>
        . JPEG, PNG and WebP; several become thumbnails.
      </p>
      {samples.length > 0 && (
        <div className="welcome-samples">
          <h3>Or take one of these</h3>
          <Samples samples={samples} onSample={onSample} />
        </div>
      )}
      <p className="fine">Nothing leaves this page: the work is done here, by Rust, on a worker.</p>
    </div>
  );
}

/** The sample photographs as buttons. */
export function Samples({ samples, onSample }: Pick<WelcomeProps, 'samples' | 'onSample'>) {
  return (
    <ul className="samples">
      {samples.map((sample) => (
        <li key={sample.file}>
          <button
            type="button"
            title={sample.credit ? `${sample.title} (${sample.credit})` : sample.title}
            onClick={() => onSample(sample)}
          >
            <img src={sample.url} alt={sample.title} loading="lazy" decoding="async" />
          </button>
        </li>
      ))}
    </ul>
  );
}
