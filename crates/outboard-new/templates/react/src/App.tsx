import { useCall } from '@outboard/react';
import { useState } from 'react';
import { search } from '../engine';
import { sample } from './sample';

export function App() {
  const [text, setText] = useState<File>();
  const [phrase, setPhrase] = useState('lighthouse keeper');
  const [typos, setTypos] = useState(2);
  // Runs in a worker, which reads the file, and again when one of the three is another: the last one wins.
  const call = useCall(search, text && [text, phrase, typos]);
  const busy = call.status === 'running';

  return (
    <main>
      <h1>__name__</h1>
      <p className="about">
        Finds a phrase in a text, also where it is misspelt. Rust reads the text in a worker, and
        the page never stands still.
      </p>
      <form onSubmit={(event) => event.preventDefault()}>
        <label className="wide">
          A text file: choose one, or drop it here
          <input
            id="file"
            type="file"
            accept="text/*,.md,.csv,.log,.json"
            onChange={(event) => setText(event.target.files?.[0])}
          />
        </label>
        <label>
          Phrase
          <input id="phrase" value={phrase} onChange={(event) => setPhrase(event.target.value)} />
        </label>
        <label>
          Typos
          <input
            id="typos"
            type="number"
            min="0"
            max="9"
            value={typos}
            onChange={(event) => setTypos(event.target.valueAsNumber || 0)}
          />
        </label>
        <div className="buttons wide">
          <button id="search" type="submit" disabled={!text} onClick={() => call.run()}>
            Search
          </button>
          <button id="cancel" type="button" disabled={!busy} onClick={call.cancel}>
            Cancel
          </button>
          <button id="sample" type="button" onClick={() => setText(sample())}>
            Use a sample of 24 MB
          </button>
        </div>
      </form>
      <progress
        max="1"
        value={call.status === 'done' ? 1 : (call.progress?.fraction ?? 0)}
        aria-label="How much of the text is read"
      />
      <p className="status" role="status">
        {busy && 'Searching …'}
        {call.status === 'done' && `Matching lines in ${text?.name}: ${call.data.length}`}
        {call.status === 'cancelled' && 'Cancelled.'}
      </p>
      {call.error && (
        <p className="error" role="alert">
          {call.error.message}
        </p>
      )}
      <ol className="matches">
        {call.status === 'done' &&
          call.data.map((match) => (
            <li key={match.line}>
              {match.text}
              <small>
                line {match.line}, typos: {match.typos}
              </small>
            </li>
          ))}
      </ol>
    </main>
  );
}
