import { Component, type ReactNode } from 'react';
import { ErrorNote } from '../ui/ErrorNote';

/** Shows what went wrong in a page of the Studio itself, and leaves the rail usable. */
export class Failure extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (!('error' in this.state)) return this.props.children;
    return (
      <div className="page-failure">
        <ErrorNote error={this.state.error} />
        <button type="button" className="button" onClick={() => location.reload()}>
          Reload the page
        </button>
      </div>
    );
  }
}
