/**
 * What sound can be given as → what the engine takes: a WAV file as it is, or samples, channel after channel.
 *
 * @import { SoundInput } from './speech.js'
 */
import { badInput, refused, show, tagOf } from './errors.js';

/** The rate of the models: what the browser decodes comes in it at once. */
const RATE = 16_000;

/**
 * @typedef {{ bytes: Blob | Uint8Array }} Wav
 * @typedef {{ samples: Float32Array, channels: number, rate: number }} Samples
 */

/**
 * @param {SoundInput} sound
 * @returns {Promise<Wav | Samples>}
 */
export async function read(sound) {
  const given = /** @type {any} */ (sound);
  const tag = tagOf(given);
  if (tag === 'AudioBuffer') return ofBuffer(given);
  if (tag === 'Blob' || tag === 'File') return ofFile(given);
  if (tag === 'ArrayBuffer' || (ArrayBuffer.isView(given) && tag === 'Uint8Array')) {
    const bytes = ArrayBuffer.isView(given)
      ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
      : new Uint8Array(given);
    return ofFile(bytes);
  }
  if (tag === 'Object' && 'samples' in given) return ofSamples(given);
  throw badInput(
    `Sound is a File, a Blob, the bytes of a file, an AudioBuffer, or { samples, rate }; it was ${show(given)}`,
  );
}

/** @param {Blob | Uint8Array} file @returns {Promise<Wav | Samples>} */
async function ofFile(file) {
  const start = file instanceof Uint8Array ? file.slice(0, 12) : await start12(file);
  const letters = String.fromCharCode(...start);
  if (letters.startsWith('RIFF') && letters.endsWith('WAVE')) return { bytes: file };
  return ofBuffer(await decoded(file));
}

/** @param {Blob} file */
const start12 = async (file) => new Uint8Array(await file.slice(0, 12).arrayBuffer());

/**
 * The browser decodes what it can: MP3, Ogg, FLAC, M4A … off this thread.
 *
 * @param {Blob | Uint8Array} file
 */
async function decoded(file) {
  if (typeof OfflineAudioContext !== 'function') {
    throw refused(
      'ai/bad-audio',
      'This file is no WAV, and there is no browser that could decode it',
      'Convert it to WAV, or give { samples, rate }.',
    );
  }
  // Decoding takes the bytes away from whoever has them.
  const bytes = file instanceof Uint8Array ? file.slice().buffer : await file.arrayBuffer();
  if (!bytes.byteLength) throw refused('ai/empty-audio', 'The file is empty');
  try {
    return await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
  } catch (cause) {
    const { message } = /** @type {Error} */ (cause);
    throw refused('ai/bad-audio', `The browser cannot decode this file: ${message}`);
  }
}

/** @param {AudioBuffer} buffer @returns {Samples} */
function ofBuffer(buffer) {
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, at) =>
    buffer.getChannelData(at),
  );
  return { samples: joined(channels), channels: channels.length, rate: buffer.sampleRate };
}

/** @param {{ samples: unknown, rate: unknown }} given @returns {Samples} */
function ofSamples({ samples, rate }) {
  if (!Number.isInteger(rate) || Number(rate) <= 0 || Number(rate) >= 2 ** 32) {
    throw badInput(`rate is how many samples a second there are; it was ${show(rate)}`);
  }
  const channels = Array.isArray(samples) ? samples : [samples];
  if (!channels.length || !channels.every(isFloats)) {
    throw badInput(
      `samples are a Float32Array, or one for each channel; they were ${show(samples)}`,
    );
  }
  if (channels.some(({ length }) => length !== channels[0].length)) {
    throw refused('ai/bad-audio', 'The channels are not equally long');
  }
  return { samples: joined(channels), channels: channels.length, rate: Number(rate) };
}

/** @param {unknown} value */
export const isFloats = (value) => tagOf(value) === 'Float32Array';

/** @param {Float32Array[]} channels */
function joined(channels) {
  if (channels.length === 1) return channels[0];
  const all = new Float32Array(channels.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const channel of channels) {
    all.set(channel, at);
    at += channel.length;
  }
  return all;
}
