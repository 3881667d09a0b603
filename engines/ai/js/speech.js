/**
 * Speech: what is said, where somebody speaks, and sound without its noise. Types, docs and examples are in `speech.d.ts`.
 *
 * @import { Handle } from './engine.js'
 * @import { Kit, KitSource, LoadOptions } from './index.js'
 * @import { DenoiserHandle as RawDenoiser, SpeechHandle as RawSpeech, VoiceHandle as RawVoice } from './speech-engine.js'
 * @import { DenoiseOptions, DetectOptions, LiveInput, LiveOptions, SoundInput, SpeechPart, SpeechSegment, TranscribeOptions, VoiceFrame } from './speech.js'
 */
import {
  DenoiserHandle,
  DenoiseStreamHandle,
  SpeechHandle,
  VoiceHandle,
  VoiceStreamHandle,
} from './engine.js';
import { badInput, show } from './errors.js';
import { loadKit } from './kit.js';
import { OnLane, release } from './lanes.js';
import * as options from './options.js';
import { Hearing } from './speech-live.js';
import { read } from './speech-sound.js';

/** What the samples are that the models give, a second. */
const RATE = 16_000;

/** How long the models of voices hear before they say something, in seconds. */
const FRAME = 512 / RATE;

/** @type {options.Check} */
const seconds = (value) => (value >= 0 && value <= 60 ? undefined : 'seconds, 0 to 60');

/** @type {options.Check} */
const probability = (value) => (value >= 0 && value <= 1 ? undefined : 'a number from 0 to 1');

/** What a call takes that hears a whole sound. @type {options.Table} */
const whole = { ...options.call, onProgress: options.callback };

/** When somebody is taken to speak. @type {options.Table} */
const voices = {
  begins: probability,
  ends: probability,
  pause: seconds,
  shortest: seconds,
  padding: seconds,
};

/**
 * @template {Handle} H
 * @template T
 * @param {string} where
 * @param {string} task
 * @param {KitSource} source
 * @param {LoadOptions | undefined} asked
 * @param {(files: any, kit: Kit) => Promise<H>} create
 * @param {(handle: H, kit: Kit) => T} make
 */
async function load(where, task, source, asked, create, make) {
  const how = options.read(where, asked, options.load);
  const { files, kit } = await loadKit(source, task, how);
  try {
    return make(await create(files, kit), kit);
  } finally {
    release(files);
  }
}

/** @extends {OnLane<RawSpeech>} */
export class Speech extends OnLane {
  /** @param {RawSpeech} handle @param {Kit} kit */
  constructor(handle, kit) {
    super(handle);
    this.kit = kit;
  }

  /** @param {KitSource} source @param {LoadOptions} [asked] */
  static load(source, asked) {
    return load(
      'Speech.load',
      'speech',
      source,
      asked,
      (files, kit) => SpeechHandle.create(files, kit.family ?? '', kit.settings),
      (handle, kit) => new Speech(handle, kit),
    );
  }

  /**
   * @param {SoundInput} sound
   * @param {TranscribeOptions} [asked]
   */
  async transcribe(sound, asked) {
    const table = { ...whole, onText: options.callback };
    const how = options.read('transcribe', asked, table);
    const { signal, onText, onProgress, ...call } = how;
    const given = await read(sound);
    return this.call({ signal }, async (speech) => {
      const hearing = { ...call, ...progress(onProgress, 0, SEARCH) };
      const work = await ('bytes' in given
        ? speech.openWav(given.bytes, hearing)
        : speech.open(given.samples, given.channels, given.rate, hearing));
      try {
        const lengths = await work.lengths();
        const total = lengths.reduce((sum, length) => sum + length, 0);
        const duration = await work.seconds();
        /** @type {SpeechSegment[]} */
        const segments = [];
        let done = 0;
        for (const length of lengths) {
          // Between two pieces others have their turn, and who gave up is not worked for any more.
          signal?.throwIfAborted();
          const share = /** @type {const} */ ([done, done + length]).map(
            (at) => SEARCH + ((1 - SEARCH) * at) / total,
          );
          const told = keeping(onText);
          const how = { ...call, ...progress(onProgress, share[0], share[1]) };
          segments.push(...(await work.piece(told.tell, how)));
          told.check();
          done += length;
        }
        onProgress?.({ fraction: 1 });
        return { text: segments.map(({ text }) => text).join(' '), segments, duration };
      } finally {
        release(work);
      }
    });
  }

  /**
   * @param {LiveInput} source
   * @param {LiveOptions} [asked]
   * @returns {Hearing<SpeechPart>}
   */
  listen(source, asked) {
    const { signal } = options.read('listen', asked, { signal: options.signal });
    return new Hearing(source, signal, async (rate) => {
      const work = await this.call({ signal }, (speech) => speech.listen(rate));
      /** @type {(call: (tell: (part: SpeechPart) => void) => Promise<unknown>) => Promise<SpeechPart[]>} */
      const told = async (call) => {
        /** @type {SpeechPart[]} */
        const parts = [];
        await call((part) => parts.push(part));
        return parts;
      };
      return {
        push: (samples) => told((tell) => work.push(samples, tell)),
        finish: () => told((tell) => work.finish(tell)),
        release: () => release(work),
      };
    });
  }
}

/** @extends {OnLane<RawVoice>} */
export class Voice extends OnLane {
  /** @param {RawVoice} handle @param {Kit} kit */
  constructor(handle, kit) {
    super(handle);
    this.kit = kit;
  }

  /** @param {KitSource} source @param {LoadOptions} [asked] */
  static load(source, asked) {
    return load(
      'Voice.load',
      'voice-activity',
      source,
      asked,
      (files) => VoiceHandle.create(files),
      (handle, kit) => new Voice(handle, kit),
    );
  }

  /** @param {SoundInput} sound @param {DetectOptions} [asked] */
  async detect(sound, asked) {
    const [settings, { signal, ...call }] = parted('detect', asked, whole);
    const given = await read(sound);
    const [spans, probabilities] = await this.call({ signal }, (voice) =>
      'bytes' in given
        ? voice.detectWav(given.bytes, settings, call)
        : voice.detect(given.samples, given.channels, given.rate, settings, call),
    );
    return { spans, probabilities, frame: FRAME };
  }

  /**
   * @param {LiveInput} source
   * @param {LiveOptions & import('./speech.js').VoiceOptions} [asked]
   * @returns {Hearing<VoiceFrame>}
   */
  listen(source, asked) {
    const [settings, { signal }] = parted('listen', asked, { signal: options.signal });
    return new Hearing(source, signal, async (rate) => {
      const work = await this.call({ signal }, (voice) =>
        VoiceStreamHandle.create(voice, rate, settings),
      );
      return {
        push: (samples) => work.push(samples),
        finish: () => work.finish(),
        release: () => release(work),
      };
    });
  }
}

/** @extends {OnLane<RawDenoiser>} */
export class Denoiser extends OnLane {
  /** @param {RawDenoiser} handle @param {Kit} kit */
  constructor(handle, kit) {
    super(handle);
    this.kit = kit;
    /** How many seconds later sound comes out of a stream than it came in, besides what computing takes. */
    this.latency = FRAME;
  }

  /** @param {KitSource} source @param {LoadOptions} [asked] */
  static load(source, asked) {
    return load(
      'Denoiser.load',
      'denoise',
      source,
      asked,
      (files) => DenoiserHandle.create(files),
      (handle, kit) => new Denoiser(handle, kit),
    );
  }

  /** @param {SoundInput} sound @param {DenoiseOptions} [asked] */
  async denoise(sound, asked) {
    const { signal, ...call } = options.read('denoise', asked, whole);
    const given = await read(sound);
    const samples = await this.call({ signal }, (denoiser) =>
      'bytes' in given
        ? denoiser.denoiseWav(given.bytes, call)
        : denoiser.denoise(given.samples, given.channels, given.rate, call),
    );
    return { samples, rate: RATE };
  }

  /** @param {{ rate: number, signal?: AbortSignal }} asked */
  async stream(asked) {
    const table = { signal: options.signal, rate: options.whole(1, 2 ** 32 - 1) };
    const { rate, signal } = options.read('stream', asked, table);
    if (!rate) throw badInput(`stream needs the rate of the sound; it was given ${show(rate)}`);
    return this.call({ signal }, (denoiser) =>
      DenoiseStreamHandle.stream(denoiser, rate, { signal }),
    );
  }

  /**
   * @param {LiveInput} source
   * @param {LiveOptions} [asked]
   * @returns {Hearing<Float32Array>}
   */
  listen(source, asked) {
    const { signal } = options.read('listen', asked, { signal: options.signal });
    return new Hearing(source, signal, async (rate) => {
      const work = await this.call({ signal }, (denoiser) =>
        DenoiseStreamHandle.create(denoiser, rate),
      );
      /** @param {Promise<Float32Array>} samples */
      const some = async (samples) => [await samples].filter(({ length }) => length);
      return {
        push: (samples) => some(work.push(samples)),
        finish: () => some(work.finish()),
        release: () => release(work),
      };
    });
  }
}

/** How much of the progress the search for pauses is. */
const SEARCH = 0.05;

/**
 * The options of voices, and those of the call.
 *
 * @param {string} where
 * @param {any} asked
 * @param {options.Table} table
 * @returns {[Record<string, any>, Record<string, any>]}
 */
function parted(where, asked, table) {
  const all = Object.entries(options.read(where, asked, { ...table, ...voices }));
  const some = (/** @type {boolean} */ own) =>
    Object.fromEntries(all.filter(([name]) => name in voices === own));
  return [some(true), some(false)];
}

/**
 * What a call says of its progress, as part of the whole's.
 *
 * @param {((progress: { fraction: number }) => void) | undefined} onProgress
 * @param {number} from
 * @param {number} to
 */
const progress = (onProgress, from, to) =>
  onProgress && {
    onProgress: (/** @type {{ fraction: number }} */ { fraction }) =>
      onProgress({ fraction: from + (to - from) * fraction }),
  };

/**
 * A callback of the page whose first error is kept, and thrown when the work that called it is done.
 *
 * @param {((part: SpeechPart) => void) | undefined} onText
 */
function keeping(onText) {
  /** @type {{ error: unknown } | undefined} */
  let failed;
  return {
    tell:
      onText &&
      ((/** @type {SpeechPart} */ part) => {
        try {
          onText(part);
        } catch (error) {
          failed ??= { error };
        }
      }),
    check() {
      if (failed) throw failed.error;
    },
  };
}
