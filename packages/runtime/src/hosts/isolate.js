/**
 * Isolates (workerd, edge-light), where there are no workers: one lane, in this thread, behind the same messages. A call that
 * runs cannot be stopped, and an engine that broke cannot be replaced: the isolate has one instance.
 *
 * @import { Host, InitOptions, LanePort, LaneWorker } from '../types.js'
 */
import { InitError, OutboardError, otherVersion } from '../errors.js';
import { tag } from '../values.js';
import { serve } from '../worker/serve.js';
import { compile } from './compile.js';

/**
 * @param {object} package_
 * @param {() => NonNullable<InitOptions['wasm']>} package_.wasm
 * @param {object} package_.glue the namespace of the glue
 * @param {string} package_.build of the client
 * @returns {Host}
 */
export const isolate = ({ wasm, glue, build }) => {
  let broken = false;
  return {
    cores: 1,
    most: 1,
    compile: async (given = wasm()) => compile(InitError, given),
    open() {
      if (broken) throw new Error('its only instance broke');
      const { worker, port } = pair((message) => {
        broken ||= message.kind === 'crash' || message.failure?.fatal;
      });
      serve(glue, port, build);
      return worker;
    },
    async failed(cause) {
      if (cause instanceof OutboardError) return cause;
      const other = otherVersion(cause);
      if (other) return other;
      const why = cause instanceof Error ? cause.message : String(cause);
      return new InitError(`The engine cannot run in this isolate: ${why}`, { cause });
    },
  };
};

/**
 * Two ends of a line in one thread.
 *
 * @param {(message: any) => void} overhear what the lane says
 * @returns {{ worker: LaneWorker, port: LanePort }}
 */
function pair(overhear) {
  /** @type {LaneWorker} */
  const worker = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage: (message, transfer) => send(port, message, transfer),
  };
  /** @type {LanePort} */
  const port = {
    onmessage: null,
    postMessage(message, transfer) {
      overhear(message);
      send(worker, message, transfer);
    },
  };
  return { worker, port };
}

/** @param {LaneWorker | LanePort} to @param {any} message @param {Transferable[]} transfer */
function send(to, message, transfer) {
  const data = copy(message, transfer);
  queueMicrotask(() => to.onmessage?.({ data }));
}

/**
 * What a line between threads would make of a message. Some isolates cannot clone modules and blobs, and need not here.
 *
 * @param {any} message
 * @param {Transferable[]} transfer
 */
function copy(message, transfer) {
  if (Array.isArray(message)) return structuredClone(message);
  const kept = Object.entries(message).filter(
    ([key, value]) => key === 'blobs' || /Module$/.test(tag(value)),
  );
  const rest = { ...message, ...Object.fromEntries(kept.map(([key]) => [key, null])) };
  return { ...structuredClone(rest, { transfer }), ...Object.fromEntries(kept) };
}
