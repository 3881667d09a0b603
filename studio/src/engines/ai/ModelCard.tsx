import { ErrorNote } from '../../ui/ErrorNote';
import { bytes } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import { sizeOf, useKits } from './kits';
import type { Status } from './useTask';

interface ModelCardProps {
  /** The names of the kits that the room loads. */
  kits: readonly string[];
  status: Status<unknown>;
  /** What is loaded, for the button: "the model". */
  what?: string;
  /** What is yet to be fetched of the page itself, where there is something. */
  but?: string;
  onLoad: () => void;
}

/** What a room runs: the model, its size, its licence, how far it is loaded, and that nothing leaves the page. */
export function ModelCard({ kits, status, what = 'the model', but, onLoad }: ModelCardProps) {
  const known = useKits(kits);
  const missing = known.find(({ error }) => error)?.error;
  const size = known.reduce((sum, { kit }) => sum + (kit ? sizeOf(kit) : 0), 0);
  const fraction = status.state === 'loading' ? status.fraction : undefined;
  return (
    <section
      className="card model-card"
      aria-label="The model"
      data-testid="model"
      data-state={status.state}
    >
      {known.map(({ kit }) =>
        kit ? (
          <dl className="model-facts" key={kit.name}>
            <div>
              <dt>{kit.task === 'recommendations' ? 'Data' : 'Model'}</dt>
              <dd>{kit.name}</dd>
            </div>
            <div>
              <dt>Size</dt>
              <dd>{bytes(sizeOf(kit))}</dd>
            </div>
            <div>
              <dt>Licence</dt>
              <dd>{kit.licence}</dd>
            </div>
            <div>
              <dt>From</dt>
              <dd>{kit.source}</dd>
            </div>
            {!kit.publish && (
              <p className="fine">For trying on your own machine; not to be passed on.</p>
            )}
          </dl>
        ) : null,
      )}
      {missing ? <ErrorNote error={missing} /> : null}
      {status.state === 'failed' && <ErrorNote error={status.error} />}
      {fraction !== undefined && (
        <label className="model-progress">
          <span className="fine">
            {fraction < 1 ? `Loading, ${Math.round(fraction * 100)} %` : 'Getting ready'}
          </span>
          <progress value={fraction} max={1} />
        </label>
      )}
      {(status.state === 'idle' || status.state === 'failed') && !missing && (
        <button type="button" className="button primary" data-testid="load" onClick={onLoad}>
          <Icon name="download" /> Load {what}
          {size > 0 && ` (${bytes(size)})`}
        </button>
      )}
      {status.state === 'ready' && (
        <p className="model-ready">
          <Icon name="check" /> Loaded
        </p>
      )}
      <p className="fine model-private">
        <Icon name="lock" size={15} /> Nothing leaves this page. Once the model is here, it makes no
        request.{but && ` ${but}`}
      </p>
    </section>
  );
}
