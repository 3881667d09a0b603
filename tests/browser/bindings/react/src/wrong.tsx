/** What is an error where it is written, and what is inferred. */

import { resize } from '@outboard/image';
import { useCall, useEngine, useHandle, useSuspenseCall } from '@outboard/react';
import { countSlowly, isGiven, scaleSamples } from 'attributed';
import * as faults from 'faults';
import { lines } from 'streams';

export function Right({ file }: { file?: File }) {
  const count: number | undefined = useCall(countSlowly, [4], { timeout: 500 }).data;
  const may: boolean | undefined = useCall(isGiven, []).data;
  const samples: Float32Array | undefined = useCall(scaleSamples, [[1, 2], 3]).data;
  const small = useCall(
    (file, width, options) => resize(file, { width, ...options }),
    file && [file, 800],
  );
  const stream: AsyncIterable<string> | undefined = useCall(lines).data;
  const { handle } = useHandle(faults.Session, [1]);
  const lanes: number | undefined = useEngine(faults, { lanes: 1 }).stats?.lanes;
  if (small.status === 'done') {
    const blob: Blob = small.data;
    return [blob.size, count, may, samples, stream, handle?.add(3), lanes];
  }
  return small.error?.message;
}

export function Wrong() {
  // @ts-expect-error steps are a number
  useCall(countSlowly, ['4']);
  // @ts-expect-error steps are missing
  useCall(countSlowly, []);
  // @ts-expect-error there is no such option
  useCall(countSlowly, [4], { timeOut: 500 });
  // @ts-expect-error the signal is the hook's own
  useCall(countSlowly, [4], { signal: AbortSignal.timeout(3) });
  // @ts-expect-error it is a number
  const text: string | undefined = useCall(countSlowly, [4]).data;
  // @ts-expect-error it runs with a number
  useCall(countSlowly).run('4');
  // @ts-expect-error a number cannot be disposed of
  useHandle(countSlowly, [4]);
  // @ts-expect-error a session begins at a number
  useHandle(faults.Session, ['1']);
  // @ts-expect-error there is no such option of init
  useEngine(faults, { lane: 2 });
  // @ts-expect-error what is waited for has arguments
  useSuspenseCall(countSlowly);
  return text;
}
