import { Search } from './search';

/** Rendered on the server. What calls the engine is a component of the browser. */
export default function Page() {
  return (
    <main>
      <h1>__name__</h1>
      <p className="about">
        Finds a phrase in a text, also where it is misspelt. Rust reads the text in a worker, and
        the page never stands still.
      </p>
      <Search />
    </main>
  );
}
