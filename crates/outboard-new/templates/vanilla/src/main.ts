import { type Match, search } from '../engine';
import { sample } from './sample';

const find = <T extends Element>(selector: string) => document.querySelector<T>(selector) as T;
const form = find<HTMLFormElement>('form');
const file = find<HTMLInputElement>('#file');
const phrase = find<HTMLInputElement>('#phrase');
const typos = find<HTMLInputElement>('#typos');
const cancel = find<HTMLButtonElement>('#cancel');
const progress = find<HTMLProgressElement>('progress');
const status = find<HTMLElement>('.status');
const error = find<HTMLElement>('.error');
const matches = find<HTMLOListElement>('.matches');

/** What is searched: a file, or the sample. */
let text: File | undefined;
/** Stops the search that runs. */
let running: AbortController | undefined;

file.addEventListener('change', () => {
  text = file.files?.[0];
  if (text) status.textContent = `${text.name} is ready.`;
});

find('#sample').addEventListener('click', () => {
  text = sample();
  file.value = '';
  form.requestSubmit();
});

cancel.addEventListener('click', () => running?.abort());

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  show({ busy: true });
  try {
    if (!text) throw new Error('Choose a file first, or use the sample.');
    // An ordinary call. It runs in a worker, and the file is read there.
    const found = await search(text, phrase.value, typos.valueAsNumber, {
      signal,
      onProgress: ({ fraction }) => {
        progress.value = fraction;
      },
    });
    progress.value = 1;
    show({ status: `Matching lines in ${text.name}: ${found.length}`, found });
  } catch (reason) {
    // A newer search has begun, which shows its own.
    if (running.signal !== signal) return;
    if (signal.aborted) show({ status: 'Cancelled.' });
    else show({ error: reason instanceof Error ? reason.message : String(reason) });
  }
});

interface State {
  busy?: boolean;
  status?: string;
  error?: string;
  found?: Match[];
}

function show({ busy = false, found = [], ...said }: State): void {
  if (!found.length) progress.value = 0;
  cancel.disabled = !busy;
  status.textContent = busy ? 'Searching …' : (said.status ?? '');
  error.textContent = said.error ?? '';
  error.hidden = !said.error;
  matches.replaceChildren(
    ...found.map((match) => {
      const item = document.createElement('li');
      const where = document.createElement('small');
      where.textContent = `line ${match.line}, typos: ${match.typos}`;
      item.append(match.text, where);
      return item;
    }),
  );
}
