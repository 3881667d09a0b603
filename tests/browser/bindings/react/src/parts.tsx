/** Components as people write them, one for each thing that a hook promises. */

import { useCall, useEngine, useHandle, useSuspenseCall } from '@outboard/react';
import { countPatiently, countSlowly, panicWith, parseNumber } from 'attributed';
import * as faults from 'faults';
import { Session } from 'faults';
import { Component, type ReactNode, Suspense, useState } from 'react';

/** Every render of a counter, as the test sees it. */
export const seen: string[] = [];

/** Arguments that change while earlier ones are computed. */
export function Counter() {
  const [steps, setSteps] = useState(4);
  const { status, data, progress, cancel, run } = useCall(countSlowly, [steps]);
  seen.push(`${steps}: ${status} ${data}`);
  return (
    <>
      <output>{`${status} ${data}`}</output>
      <progress value={progress?.fraction ?? 0} title={progress?.note} />
      <button type="button" onClick={() => setSteps(4000)}>
        long
      </button>
      <button type="button" onClick={() => setSteps(7)}>
        short
      </button>
      <button type="button" onClick={cancel}>
        cancel
      </button>
      <button type="button" onClick={() => run()}>
        again
      </button>
      <button type="button" onClick={() => run(9)}>
        nine
      </button>
    </>
  );
}

/** A function of one's own, and arguments that are new objects in each render. */
export function Own() {
  const [renders, render] = useState(0);
  const { status, data } = useCall(
    ({ numbers }, options) => countPatiently(numbers.length, options),
    [{ numbers: [1, 2, 3] }],
  );
  seen.push(status);
  return (
    <>
      <output>{`${status} ${data}`}</output>
      <button type="button" onClick={() => render(renders + 1)}>
        render
      </button>
    </>
  );
}

/** Runs when it is told to, and shows what went wrong. */
export function OnDemand() {
  const parse = useCall(parseNumber);
  const panic = useCall(panicWith);
  const error = parse.error ?? panic.error;
  return (
    <>
      <output>{`${parse.status} ${parse.data}`}</output>
      <p role="alert">{error && `${error.name}: ${error.message}`}</p>
      <button type="button" onClick={() => parse.run('41')}>
        good
      </button>
      <button type="button" onClick={() => parse.run('forty')}>
        bad
      </button>
      <button type="button" onClick={() => panic.run('no more')}>
        panic
      </button>
    </>
  );
}

/** An object, and a call on it. */
export function Held() {
  const [start, setStart] = useState<number | undefined>(1);
  const { status, handle, renew } = useHandle(Session, start !== undefined && [start]);
  const total = useCall((session, options) => session.total(options), handle && [handle]);
  return (
    <>
      <output>{`${status} ${total.status} ${total.data}`}</output>
      <button type="button" onClick={() => setStart(5)}>
        five
      </button>
      <button type="button" onClick={() => setStart(undefined)}>
        none
      </button>
      <button type="button" onClick={() => renew(8)}>
        renew
      </button>
    </>
  );
}

/** How the engine is. */
export function Engine() {
  const { status, stats } = useEngine(faults, { lanes: 2 });
  return <output>{`${status} ${stats ? stats.lanes : 'no'} lanes`}</output>;
}

/** An engine that cannot be started. */
export function Broken() {
  const { status, error } = useEngine(faults.engine, { wasm: '/nowhere.wasm' });
  return <output>{`${status} ${error?.name}`}</output>;
}

const twice = async (steps: number, options: { signal: AbortSignal }) =>
  2 * (await countPatiently(steps, options));

function Waiting({ steps }: { steps: number }) {
  const plain = useSuspenseCall(countPatiently, [steps]);
  const own = useSuspenseCall(twice, [steps]);
  const session = useSuspenseCall(Session.create, [steps]);
  const total = useCall((session, options) => session.total(options), [session]);
  return <output>{`${plain} ${own} ${total.data}`}</output>;
}

/** Suspense: the fallback, the result, the next result. */
export function Suspended() {
  const [steps, setSteps] = useState(3);
  return (
    <Boundary>
      <Suspense fallback={<i>waiting</i>}>
        <Waiting steps={steps} />
        <Waiting steps={steps} />
      </Suspense>
      <button type="button" onClick={() => setSteps(4)}>
        four
      </button>
    </Boundary>
  );
}

function Panics(): ReactNode {
  useSuspenseCall(panicWith, ['in suspense']);
  return 'it did not';
}

/** Suspense: what goes wrong is caught by a boundary. */
export function SuspendedPanic() {
  return (
    <Boundary>
      <Suspense fallback={<i>waiting</i>}>
        <Panics />
      </Suspense>
    </Boundary>
  );
}

function MadeAnew() {
  return useSuspenseCall((steps, options) => countPatiently(steps, options), [1]);
}

/** A function that is another in each render can never be waited for. */
export function SuspendedForEver() {
  return (
    <Boundary>
      <Suspense fallback={<i>waiting</i>}>
        <MadeAnew />
      </Suspense>
    </Boundary>
  );
}

class Boundary extends Component<{ children: ReactNode }> {
  override state: { error?: Error } = {};
  static getDerivedStateFromError(error: Error) {
    return { error };
  }
  override render() {
    return this.state.error ? <p role="alert">{this.state.error.message}</p> : this.props.children;
  }
}

/** What a server renders, and a page takes over. */
export function Hydrated() {
  return (
    <main>
      <Counter />
      <Held />
      <Engine />
    </main>
  );
}

export const parts = {
  Counter,
  Own,
  OnDemand,
  Held,
  Engine,
  Broken,
  Suspended,
  SuspendedPanic,
  SuspendedForEver,
  Hydrated,
};
export type Part = keyof typeof parts;
