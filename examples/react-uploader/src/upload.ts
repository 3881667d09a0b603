import type { Given } from '@outboard/react';

/** Sends a photo. `fetch` does not tell how much was sent; `XMLHttpRequest` does. */
export function upload(photo: Blob, name: string, { signal, onProgress }: Given): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open('POST', `/upload?name=${encodeURIComponent(name)}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress({ fraction: loaded / total });
    request.onload = () => {
      if (request.status === 201) resolve();
      else reject(new Error(request.responseText || `The server said ${request.status}`));
    };
    request.onerror = () => reject(new Error('The server could not be reached'));
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal.removeEventListener('abort', stop);
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', stop);
    request.send(photo);
  });
}

/** A photo is sent as a JPEG, whatever it was. */
export const jpegName = (name: string) => `${name.replace(/\.[^.]*$/, '')}.jpg`;
