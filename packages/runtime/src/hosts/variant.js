/**
 * A worker of a package with variants, as its lane sees it: threads are started beside it, and where its variant cannot start on
 * this ground, the worker of the next takes its place before the lane has noticed.
 *
 * @import { Berth, Berths } from '../berth.js'
 * @import { Lane } from '../lane.js'
 * @import { Start } from '../protocol.js'
 * @import { InitOptions, LaneWorker } from '../types.js'
 * @import { Name } from './choose.js'
 *
 * @typedef {object} Ground
 * @property {Lane} lane
 * @property {InitOptions['worker']} given
 * @property {() => Name} variant the one to start with
 * @property {(variant: Name, given: InitOptions['worker']) => LaneWorker} open
 * @property {(variant: Name) => Promise<WebAssembly.Module>} compile
 * @property {(variant: Name) => number} threads how many a lane is to have, its own among them
 * @property {(count: number) => void} started told how many it has
 * @property {(variant: Name) => Name | undefined} next the one to try after this one has failed
 */

import { Crew } from './threads.js';

/** A thread may break before the page has heard that the call started on the lane, which told it over another line. */
const PATIENCE = 50;

/**
 * A worker that has said nothing for so many milliseconds since it was told to start is ended, and another starts: much can go wrong
 * between so many workers, and a lane itself gives its threads ten seconds.
 */
const SILENCE = 15_000;

/** So many are tried of one variant. */
const TRIES = 2;

/** @param {Ground} ground @returns {LaneWorker} */
export function variantLane(ground) {
  const { lane } = ground;
  let variant = ground.variant();
  /** @type {LaneWorker} */
  let worker;
  /** @type {Crew} */
  let crew;
  let gone = false;
  /** What starts the worker. @type {Start | undefined} */
  let first;
  /** How many workers of this variant were told to start. */
  let tries = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** The calls that run there. @type {Set<number>} */
  const running = new Set();
  /** Told of the next that starts. @type {(() => void) | undefined} */
  let begun;

  /** @type {LaneWorker} */
  const outer = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage(message, transfer) {
      if (/** @type {{ kind: string }} */ (message).kind !== 'start') {
        worker.postMessage(message, transfer);
        return;
      }
      // A page that may not have its module, or a worker that cannot be made, is what the host explains.
      start(/** @type {Start} */ (message)).catch((error) => outer.onerror?.(error));
    },
    terminate() {
      gone = true;
      end();
    },
  };
  open();
  return outer;

  function open() {
    const own = ground.open(variant, ground.given);
    // What comes late from one that was replaced is nobody's.
    const isMine = () => own === worker && !gone;
    own.onmessage = ({ data }) => isMine() && hear(data);
    own.onerror = (event) => isMine() && outer.onerror?.(event);
    own.onmessageerror = (event) => isMine() && outer.onmessageerror?.(event);
    worker = own;
    const { given } = ground;
    const used = variant;
    crew = new Crew(ground.threads(used) - 1, () => ground.open(used, given), {
      hear: (data) => isMine() && fromThread(data),
      lost: (error) => isMine() && outer.onerror?.(error),
    });
  }

  function end() {
    clearTimeout(timer);
    crew.end();
    worker.terminate?.();
  }

  /** @param {Start} message */
  async function start(message) {
    first = message;
    const [own, used] = [worker, variant];
    const [module, threads] = await Promise.all([ground.compile(used), crew.there]);
    if (gone || own !== worker) return;
    const threaded = ground.threads(used) > 1;
    // With fewer threads it works. Without any it is the lane that says so: where its script is not to be had, that is what is told.
    const why = threads ? undefined : crew.why;
    own.postMessage({ ...message, module, ...(threaded && { threads, why }) }, []);
    tries++;
    if (!threaded) return;
    timer = setTimeout(again, SILENCE);
    // In Node a timer keeps the process alive, unless it is told not to.
    /** @type {{ unref?: () => void }} */ (/** @type {unknown} */ (timer)).unref?.();
  }

  /** It does not answer. */
  function again() {
    const other = tries < TRIES ? variant : ground.next(variant);
    // Where there is no other, it is given the time that every lane has.
    if (other) restart(other);
  }

  /** @param {any} data */
  function hear(data) {
    const kind = data?.kind;
    if (kind === 'share') return share(data);
    clearTimeout(timer);
    if (kind === 'threads') ground.started(data.count);
    else if (kind === 'berth') berth(data);
    else if (kind === 'failure' && !data.id && data.failure.code === 'outboard/unsupported') {
      replace(data);
    } else {
      if (kind === 'started') {
        running.add(data.id);
        begun?.();
      }
      if (/^(result|failure)$/.test(kind)) running.delete(data.id);
      outer.onmessage?.({ data });
    }
  }

  /** The lane has what its threads need. @param {{ share: any }} message */
  async function share({ share }) {
    const own = worker;
    const mine = crew;
    const count = await mine.join(share);
    if (gone || own !== worker) return;
    mine.run();
    own.postMessage({ kind: 'joined', count, why: mine.why }, []);
  }

  /** The ground does not carry this variant. @param {any} failure what is said of it where there is no other */
  function replace(failure) {
    const other = ground.next(variant);
    if (other) restart(other);
    else outer.onmessage?.({ data: failure });
  }

  /** Another worker takes the place of the one there is. @param {Name} other its variant */
  function restart(other) {
    if (other !== variant) tries = 0;
    variant = other;
    try {
      end();
      open();
      outer.postMessage(/** @type {Start} */ (first), []);
    } catch (error) {
      outer.onerror?.(error);
    }
  }

  /** @param {any} data a thread says how far a call is, or that it broke */
  async function fromThread(data) {
    if (data?.kind === 'crash' && !running.size) {
      await new Promise((resolve) => {
        begun = () => resolve(undefined);
        setTimeout(resolve, PATIENCE);
      });
    }
    if (!gone) outer.onmessage?.({ data });
  }

  /** @param {Berth} offer */
  function berth(offer) {
    /** @type {Berths} */ (lane.pool.staging).offer?.(lane, offer);
  }
}
