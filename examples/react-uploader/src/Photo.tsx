import { useCall } from '@outboard/react';
import { useEffect, useState } from 'react';
import { bytes, saved } from './format';
import { Cross, Retry, Tick } from './icons';
import { shrink } from './shrink';
import { jpegName, upload } from './upload';

/** A photo that was chosen, and the longer edge that it is to have. */
export interface Chosen {
  id: number;
  file: File;
  edge: number;
}

interface Props extends Chosen {
  onSent: (id: number, bytes: number) => void;
  onRemove: (id: number) => void;
}

/** One photo on its way: it is shrunk, then sent. Removing it stops whatever is under way. */
export function Photo({ id, file, edge, onSent, onRemove }: Props) {
  const small = useCall(shrink, [file, edge]);
  const sent = useCall(upload, small.status === 'done' && [small.data, jpegName(file.name)]);
  const picture = useObjectUrl(small.data);
  const size = small.data?.size;

  useEffect(() => {
    if (sent.status === 'done' && size !== undefined) onSent(id, size);
  }, [id, onSent, sent.status, size]);

  const step = small.status === 'done' ? sent : small;
  const busy = step.status === 'running' || step.status === 'idle';
  const words = {
    idle: 'Waiting',
    running: step === sent ? 'Sending' : small.progress ? 'Shrinking' : 'Waiting',
    done: 'Sent',
    failed: step.error?.message ?? '',
    cancelled: 'Stopped',
  }[step.status];
  const percent = Math.round((step.progress?.fraction ?? 0) * 100);

  return (
    <li className="photo" data-state={step.status} aria-label={file.name}>
      <div className="picture">
        {picture ? <img src={picture} alt="" /> : <div className="blank" />}
        {busy && (
          <progress max={100} value={percent} aria-label={`${words} ${file.name}`}>
            {percent}%
          </progress>
        )}
        <div className="actions">
          {busy ? (
            <button type="button" onClick={step.cancel} aria-label={`Stop ${file.name}`}>
              <Cross />
            </button>
          ) : (
            <>
              {step.status !== 'done' && (
                <button type="button" onClick={() => step.run()} aria-label={`Retry ${file.name}`}>
                  <Retry />
                </button>
              )}
              <button type="button" onClick={() => onRemove(id)} aria-label={`Remove ${file.name}`}>
                <Cross />
              </button>
            </>
          )}
        </div>
      </div>
      <p className="name" title={file.name}>
        {file.name}
      </p>
      <p className="state" role={step.status === 'failed' ? 'alert' : undefined}>
        {step.status === 'done' && <Tick />}
        {words}
        {busy && percent > 0 && ` ${percent}%`}
      </p>
      <p className="sizes">
        {bytes(file.size)}
        {size !== undefined && (
          <>
            {' → '}
            <strong>{bytes(size)}</strong>{' '}
            {size < file.size && <span className="saved">−{saved(file.size, size)}%</span>}
          </>
        )}
      </p>
    </li>
  );
}

/** Where a blob can be shown, as long as it is. */
function useObjectUrl(blob: Blob | undefined) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      setUrl(undefined);
      URL.revokeObjectURL(made);
    };
  }, [blob]);
  return url;
}
