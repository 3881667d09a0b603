/**
 * The lane's own side: messages → calls of the glue → messages.
 *
 * @import { CallMessage, Start, ToLane } from '../protocol.js'
 * @import { LanePort } from '../types.js'
 * @import { Lender } from './lender.js'
 */
import { PROTOCOL } from '../protocol.js';
import { Callbacks } from './callbacks.js';
import { Controls } from './control.js';
import { consumed, decode } from './decode.js';
import { encode, guard } from './encode.js';
import { describe, forgetPanic, isTrap, listenForPanics } from './failure.js';
import { hold } from './lock.js';
import { onUncaught } from './uncaught.js';

/** A call that took fewer milliseconds is quick: others may wait on the lane for such. Clocks are as coarse as a tenth of one. */
const QUICK = 0.25;

/**
 * Serves one page with one instance of an engine.
 *
 * @param {object} glue the namespace of what wasm-bindgen wrote
 * @param {LanePort} port `self` in a web worker, `parentPort` in Node
 * @param {string} build of the package, compared with the page's
 * @param {Lender} [lender] where its memory is shared
 */
export function serve(glue, port, build, lender) {
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
  lender?.control(controls);
  const callbacks = new Callbacks(post, (args) => encode(args, engine, objects, [memory?.buffer]));
  const standIn = callbacks.standIn.bind(callbacks);
  /** The linear memory never shrinks. */
  const size = () => memory?.buffer.byteLength ?? 0;
  /** What the page knows of it. */
  let told = 0;

  guard(engine);
  listenForPanics();
  onUncaught(port, crash);
  port.onmessageerror = () => crash(new Error('A message could not be read'));
  port.onmessage = ({ data }) => {
    for (const message of Array.isArray(data) ? data : [data]) {
      // Nothing but these, whatever else is posted.
      if (broken || !Object.hasOwn(handlers, message?.kind)) return;
      /** @type {Record<string, (message: any) => void>} */ (handlers)[message.kind](message);
    }
  };

  /** @param {Start} message */
  async function start(message) {
    try {
      message.lock = `outboard ${Math.random()}`;
      const held = hold(message.lock);
      const found = buildOf(message.module) ?? build;
      // Another version of the client may not understand what this one would do; it is told, and nothing is started.
      if (message.protocol === PROTOCOL && message.build === build && found === build) {
        // Not `initSync`: it knows a module only if it is of its own realm.
        ({ memory } = await engine.default({ module_or_path: message.module }));
        controls.flags = message.flags;
      }
      told = size();
      const about = { memory: told, lock: await held };
      // Whichever of the two is another.
      const is = build === message.build ? found : build;
      post({ kind: 'ready', protocol: PROTOCOL, build: is, ...about });
    } catch (error) {
      post({ kind: 'failure', id: 0, failure: fail(error) });
    }
  }

  /** @param {CallMessage} message */
  async function call(message) {
    const { id, staging, links = [] } = message;
    const place = message.spec?.control;
    const control = place === undefined ? undefined : controls.open(message);
    // Looked up now: a call that takes an object leaves none to look up.
    const used = [message.on, ...links.map((link) => link.id)];
    const began = performance.now();
    let slow = false;
    /** @param {object} said */
    const end = (said) => {
      controls.close(id);
      const gone = consumed(used, objects);
      const memory = size();
      slow ||= performance.now() - began > QUICK;
      /** @type {Record<string, unknown>} */
      const reply = { ...said, id };
      if (gone.length) reply.consumed = gone;
      if (staging) reply.staging = staging;
      if (memory !== told) reply.memory = told = memory;
      if (slow) reply.slow = slow;
      return reply;
    };
    const back = staging ? [staging] : [];
    try {
      lender?.unload(message);
      const args = decode(message, objects, standIn);
      const ready = Array.isArray(args) ? args : await args;
      if (control && place !== undefined) {
        // Parameters that were left out still have their places.
        ready.length = Math.max(ready.length, place);
        ready.splice(place, 0, control);
      }
      if (control?.stopped() || controls.stopped(id)) {
        throw new Error('It was stopped before it started');
      }
      if (!message.quiet) post({ kind: 'started', id });
      forgetPanic();
      const run = () => invoke(message, ready);
      let value = lender ? lender.run(message, run) : run();
      if (value instanceof Promise) {
        slow = true;
        post({ kind: 'parked', id });
        value = await value;
      }
      const lends = message.spec?.lend;
      if (lends && !lender) value = { value };
      const kept = lends && lender ? [staging] : [staging, memory?.buffer];
      const result = encode(value, engine, objects, kept);
      const said = { kind: 'result', value: result.value };
      const made = result.links.length > 0;
      slow ||= made;
      try {
        post(end(made ? { ...said, links: result.links } : said), [...result.transfer, ...back]);
      } catch (error) {
        for (const link of result.links) objects.delete(/** @type {number} */ (link.id));
        const why = error instanceof Error ? error.message : String(error);
        const failure = {
          name: 'RefusedError',
          message: `The result cannot cross: ${why}`,
          code: 'outboard/result',
        };
        post(end({ kind: 'failure', failure: { type: 'refuse', ...failure } }), back);
      }
    } catch (error) {
      const failure = fail(error);
      slow ||= broken;
      post(end({ kind: 'failure', failure }), back);
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
