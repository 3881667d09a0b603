import { engine } from '@outboard/image';
import { useEffect, useState } from 'react';
import * as format from '../../ui/format';

/** The bytes that the engine cost this page, as the browser counted them. */
function wasmFile(): { name: string; bytes: number } | undefined {
  for (const entry of performance.getEntriesByType('resource')) {
    const name = new URL(entry.name).pathname;
    if (name.endsWith('.wasm')) {
      return { name, bytes: (entry as PerformanceResourceTiming).decodedBodySize };
    }
  }
  return undefined;
}

function browser(): string {
  const agent = navigator.userAgent;
  const found =
    /(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(agent) ?? /(Version)\/(\d+).*Safari/.exec(agent);
  if (!found) return 'this browser';
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' };
  return `${names[found[1] ?? ''] ?? found[1]} ${found[2]}`;
}

type Engine = ReturnType<typeof engine.stats> & { wasm: ReturnType<typeof wasmFile> };

function workers({ lanes, memory, replaced }: Engine): string {
  if (!lanes) return 'No worker now, for there has been no work for a minute';
  const many = `${lanes} ${lanes === 1 ? 'worker' : 'workers'} with ${format.bytes(memory)} of memory`;
  return replaced ? `${many}, ${replaced} replaced` : many;
}

/** What runs where. `ran` is anything that changes when the engine has worked. */
export function Machine({ ran }: { ran: unknown }) {
  const [state, setState] = useState<Engine>();
  useEffect(() => {
    if (!ran) return;
    const look = () => setState({ ...engine.stats(), wasm: wasmFile() });
    look();
    // Lanes come with the work, and go when there has been none for a while.
    const timer = setInterval(look, 5000);
    return () => clearInterval(timer);
  }, [ran]);
  return (
    <footer className="machine">
      <p>
        <b>On the page</b> {browser()} with {navigator.hardwareConcurrency} cores: this interface
        and the frame meter, nothing else.
      </p>
      <p>
        <b>On lanes</b>{' '}
        {state
          ? `${workers(state)}: reading, decoding, every step, encoding.`
          : 'Nothing yet: importing an engine starts nothing.'}
      </p>
      <p>
        <b>Downloaded</b>{' '}
        {state?.wasm
          ? `${format.bytes(state.wasm.bytes)} of WebAssembly${state.wasm.name.includes('.simd') ? ' with SIMD' : ''}, compiled once for all lanes.`
          : 'No WebAssembly yet.'}
      </p>
    </footer>
  );
}
