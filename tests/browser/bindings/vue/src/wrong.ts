/** What is an error where it is written, and what is inferred. */
import { resize } from '@outboard/image';
import { useCall, useEngine, useHandle } from '@outboard/vue';
import { countSlowly, isGiven, scaleSamples } from 'attributed';
import * as faults from 'faults';
import { lines } from 'streams';
import { computed, ref, shallowRef } from 'vue';

export function right() {
  const file = shallowRef<File>();
  const width = ref(800);
  const count: number | undefined = useCall(countSlowly, [width], { timeout: 500 }).data.value;
  const may: boolean | undefined = useCall(isGiven, []).data.value;
  const samples: Float32Array | undefined = useCall(scaleSamples, [[1, 2], width]).data.value;
  const small: Blob | undefined = useCall(
    (file, width, options) => resize(file, { width, ...options }),
    () => file.value && [file.value, width.value],
  ).data.value;
  const stream: AsyncIterable<string> | undefined = useCall(lines).data.value;
  const { handle } = useHandle(faults.Session, [computed(() => width.value)]);
  const lanes: number | undefined = useEngine(faults, { lanes: 1 }).stats.value?.lanes;
  return [count, may, samples, small, stream, handle.value?.add(3), lanes];
}

export function wrong() {
  // @ts-expect-error steps are a number
  useCall(countSlowly, ['4']);
  // @ts-expect-error so are those in a ref
  useCall(countSlowly, [ref('4')]);
  // @ts-expect-error and those of a getter
  useCall(countSlowly, () => ['4']);
  // @ts-expect-error there is no such option
  useCall(countSlowly, [4], { timeOut: 500 });
  // @ts-expect-error the signal is the composable's own
  useCall(countSlowly, [4], { signal: AbortSignal.timeout(3) });
  // @ts-expect-error it is a number
  const text: string | undefined = useCall(countSlowly, [4]).data.value;
  // @ts-expect-error it runs with a number
  useCall(countSlowly).run('4');
  // @ts-expect-error a number cannot be disposed of
  useHandle(countSlowly, [4]);
  // @ts-expect-error a session begins at a number
  useHandle(faults.Session, ['1']);
  // @ts-expect-error there is no such option of init
  useEngine(faults, { lane: 2 });
  return text;
}
