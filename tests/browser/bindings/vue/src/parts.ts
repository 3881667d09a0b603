/** Components as people write them, one for each thing that a composable promises; as functions, which takes no compiler. */

import { useCall, useEngine, useHandle } from '@outboard/vue';
import { countPatiently, countSlowly, panicWith, parseNumber } from 'attributed';
import * as faults from 'faults';
import { Session } from 'faults';
import {
  type Component,
  defineComponent,
  h,
  KeepAlive,
  onErrorCaptured,
  reactive,
  ref,
  Suspense,
  shallowRef,
} from 'vue';

/** Every render of a counter, as the test sees it. */
export const seen: string[] = [];

const button = (name: string, onClick: () => unknown) =>
  h('button', { type: 'button', onClick }, name);

/** Arguments that change while earlier ones are computed. */
const Counter = defineComponent(() => {
  const steps = ref(4);
  const { status, data, progress, cancel, run } = useCall(countSlowly, [steps]);
  return () => {
    seen.push(`${steps.value}: ${status.value} ${data.value}`);
    return [
      h('output', `${status.value} ${data.value}`),
      h('progress', { value: progress.value?.fraction ?? 0, title: progress.value?.note }),
      button('long', () => {
        steps.value = 4000;
      }),
      button('short', () => {
        steps.value = 7;
      }),
      button('cancel', cancel),
      button('again', () => run()),
      button('nine', () => run(9)),
    ];
  };
});

/** A function of one's own, and arguments that are reactive, or new objects of the same content. */
const Own = defineComponent(() => {
  const runs = ref(0);
  const given = ref({ numbers: [1, 2, 3] });
  const { status, data } = useCall(
    ({ numbers }, options) => {
      runs.value++;
      return countPatiently(structuredClone(numbers).length, options);
    },
    () => [given.value],
  );
  const renew = () => {
    given.value = { numbers: [1, 2, 3] };
  };
  return () => [
    h('output', `${status.value} ${data.value}, ${runs.value} runs`),
    button('renew', renew),
  ];
});

/** Runs when it is told to, and shows what went wrong. */
const OnDemand = defineComponent(() => {
  const parse = useCall(parseNumber);
  const panic = useCall(panicWith);
  return () => {
    const error = parse.error.value ?? panic.error.value;
    return [
      h('output', `${parse.status.value} ${parse.data.value}`),
      h('p', { role: 'alert' }, error && `${error.name}: ${error.message}`),
      button('good', () => parse.run('41')),
      button('bad', () => parse.run('forty')),
      button('panic', () => panic.run('no more')),
    ];
  };
});

/** An object, and a call on it. */
const Held = defineComponent(() => {
  const start = ref<number | undefined>(1);
  const { status, handle, renew } = useHandle(
    Session,
    () => start.value !== undefined && [start.value],
  );
  const total = useCall(
    (session, options) => session.total(options),
    () => handle.value && [handle.value],
  );
  return () => [
    h('output', `${status.value} ${total.status.value} ${total.data.value}`),
    button('five', () => {
      start.value = 5;
    }),
    button('none', () => {
      start.value = undefined;
    }),
    button('renew', () => renew(8)),
  ];
});

/** How the engine is. */
const Engine = defineComponent(() => {
  const { status, stats } = useEngine(faults, { lanes: 2 });
  return () => h('output', `${status.value} ${stats.value ? stats.value.lanes : 'no'} lanes`);
});

/** An engine that cannot be started. */
const Broken = defineComponent(() => {
  const { status, error } = useEngine(faults.engine, { wasm: '/nowhere.wasm' });
  return () => h('output', `${status.value} ${error.value?.name}`);
});

const Waiting = defineComponent(async () => {
  const { data, promise } = useCall(countPatiently, [3]);
  const { handle, promise: made } = useHandle(Session, [reactive({ start: 2 }).start]);
  await Promise.all([promise, made]);
  return () => h('output', `${data.value} ${handle.value ? 'held' : 'none'}`);
});

const Panics = defineComponent(async () => {
  await useCall(panicWith, ['in suspense']).promise;
  return () => h('output', 'it did not');
});

/** Suspense waits for an async `setup`; what goes wrong is captured. */
const suspended = (Inner: Component) =>
  defineComponent(() => {
    const failed = shallowRef<Error>();
    onErrorCaptured((error) => {
      failed.value = error;
      return false;
    });
    return () =>
      failed.value
        ? h('p', { role: 'alert' }, failed.value.message)
        : h(Suspense, null, { default: () => h(Inner), fallback: () => h('i', 'waiting') });
  });

/** One that is kept while it is not shown. */
const Kept = defineComponent(() => {
  const shown = ref(true);
  return () => [
    h(KeepAlive, () => (shown.value ? h(Held) : undefined)),
    button('toggle', () => {
      shown.value = !shown.value;
    }),
  ];
});

/** What a server renders, and a page takes over. */
const Hydrated = defineComponent(() => () => h('main', [h(Counter), h(Held), h(Engine)]));

export const parts = {
  Counter,
  Own,
  OnDemand,
  Held,
  Engine,
  Broken,
  Kept,
  Suspended: suspended(Waiting),
  SuspendedPanic: suspended(Panics),
  Hydrated,
};
export type Part = keyof typeof parts;
