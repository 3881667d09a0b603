/**
 * The lane's own side: messages → calls of the glue → messages.
 *
 * @import { CallMessage, Start, ToLane } from '../protocol.js'
 * @import { LanePort } from '../types.js'
 */
import { PROTOCOL } from '../protocol.js';
import { Callbacks } from './callbacks.js';
import { Controls } from './control.js';
import { consumed, decode } from './decode.js';
import { encode, guard } from './encode.js';
import { describe, forgetPanic, isTrap, listenForPanics } from './failure.js';
import { hold } from './lock.js';
import { onUncaught } from './uncaught.js';

/**
 * Serves one page with one instance of an engine.
 *
 * @param {object} glue the namespace of what wasm-bindgen wrote
 * @param {LanePort} port `self` in a web worker, `parentPort` in Node
 * @param {string} build of the package, compared with the page's
 */
export function serve(glue, port, build) {
  const engine = /** @type {Record<string, any>} */ (glue);
  /** What the page has handles of. @type {Map<number, any>} */
  const objects = new Map();
  /** @type {WebAssembly.Memory | undefined} */
  let memory;
  /** Once the instance is broken it is never called again, whatever is still on its way. */
  let broken = false;

  /** @type {{ [K in keyof ToLane]: (message: ToLane[K]) => void }} */
  const handlers = {
    start,
    call,
    cancel: ({ id }) => controls.cancel(id),
    answer: (message) => callbacks.settle(message),
  };
  const controls = new Controls(post);
  const callbacks = new Callbacks(post, (args) => encode(args, engine, objects, [memory?.buffer]));
  const standIn = callbacks.standIn.bind(callbacks);
  /** The linear memory never shrinks. */
  const size = () => memory?.buffer.byteLength ?? 0;

  guard(engine);
  listenForPanics();
  onUncaught(port, crash);
  port.onmessageerror = () => crash(new Error('A message could not be read'));
  port.onmessage = ({ data }) => {
    // Nothing but these, whatever else is posted.
    if (broken || !Object.hasOwn(handlers, data?.kind)) return;
    /** @type {Record<string, (message: any) => void>} */ (handlers)[data.kind](data);
  };

  /** @param {Start} message */
  async function start(message) {
    try {
      const held = hold(message.lock);
      const found = buildOf(message.module) ?? build;
      // Another version of the client may not understand what this one would do; it is told, and nothing is started.
      if (message.protocol === PROTOCOL && message.build === build && found === build) {
        // Not `initSync`: it knows a module only if it is of its own realm.
        ({ memory } = await engine.default({ module_or_path: message.module }));
        controls.flags = message.flags;
      }
      const about = { memory: size(), lock: await held };
      // Whichever of the two is another.
      const is = build === message.build ? found : build;
      post({ kind: 'ready', protocol: PROTOCOL, build: is, ...about });
    } catch (error) {
      const nothing = { id: 0, consumed: [], staging: null, memory: size() };
      post({ kind: 'failure', failure: fail(error), ...nothing });
    }
  }

  /** @param {CallMessage} message */
  async function call(message) {
    const { id, staging, spec } = message;
    const { control: place } = spec;
    const control = place === undefined ? undefined : controls.open(message);
    // Looked up now: a call that takes an object leaves none to look up.
    const used = [message.on, ...message.links.map((link) => link.id)];
    const end = () => {
      controls.close(id);
      return { id, consumed: consumed(used, objects), staging, memory: size() };
    };
    const back = staging ? [staging] : [];
    try {
      const args = decode(message, objects, standIn);
      const ready = Array.isArray(args) ? args : await args;
      if (control && place !== undefined) {
        // Parameters that were left out still have their places.
        ready.length = Math.max(ready.length, place);
        ready.splice(place, 0, control);
      }
      if (control?.stopped()) throw new Error('It was stopped before it started');
      post({ kind: 'started', id });
      forgetPanic();
      let value = invoke(message, ready);
      if (value instanceof Promise) {
        post({ kind: 'parked', id });
        value = await value;
      }
      const result = encode(value, engine, objects, [staging, memory?.buffer]);
      try {
        post({ kind: 'result', ...end(), value: result.value, links: result.links }, [
          ...result.transfer,
          ...back,
        ]);
      } catch (error) {
        for (const link of result.links) objects.delete(/** @type {number} */ (link.id));
        const why = error instanceof Error ? error.message : String(error);
        const failure = {
          name: 'RefusedError',
          message: `The result cannot cross: ${why}`,
          code: 'outboard/result',
        };
        post({ kind: 'failure', ...end(), failure: { type: 'refuse', ...failure } }, back);
      }
    } catch (error) {
      post({ kind: 'failure', failure: fail(error), ...end() }, back);
    }
  }

  /** @param {CallMessage} message @param {unknown[]} args */
  function invoke({ op, on, name }, args) {
    if (op === 'free') {
      const object = objects.get(/** @type {number} */ (on));
      return object?.__wbg_ptr ? object.free() : undefined;
    }
    const target =
      on === undefined ? engine : typeof on === 'string' ? engine[on] : objects.get(on);
    if (op === 'new') return new target(...args);
    if (op === 'get') return target[name];
    if (op === 'set') {
      target[name] = args[0];
      return;
    }
    return target[name](...args);
  }

  /** @param {unknown} error */
  function fail(error) {
    broken ||= isTrap(error);
    return describe(error);
  }

  /** The engine broke while no call was running. @param {unknown} error */
  function crash(error) {
    broken = true;
    post({ kind: 'crash', failure: describe(error) });
  }

  /** @param {object} message @param {Transferable[]} [transfer] */
  function post(message, transfer = []) {
    port.postMessage(message, transfer);
  }
}

/**
 * The build that a module is of, where it says so.
 *
 * @param {WebAssembly.Module} module
 */
function buildOf(module) {
  const [section] = WebAssembly.Module.customSections(module, 'outboard.build');
  return section && new TextDecoder().decode(section);
}
