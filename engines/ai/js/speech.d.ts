/**
 * Speech: what is said, where somebody speaks, and sound without its noise.
 */
import type { CallOptions, Kit, KitSource, LoadOptions, OnLane } from './index.js';

/**
 * What sound can be given as, at any rate, mono or stereo.
 *
 * - `File`, `Blob`, or the bytes of a file: WAV is read by the engine, and anything else by the browser's own decoders (MP3, Ogg, M4A …).
 * - `AudioBuffer`.
 * - `{ samples, rate }`: a `Float32Array`, or one for each channel, and how many samples a second there are.
 */
export type SoundInput =
  | Blob
  | ArrayBuffer
  | Uint8Array
  | AudioBuffer
  | { samples: Float32Array | readonly Float32Array[]; rate: number };

/** What sound can come from live: a microphone or a call, or chunks that somebody else has. */
export type LiveInput =
  | MediaStream
  | { chunks: AsyncIterable<Float32Array> | Iterable<Float32Array>; rate: number };

/** What was said between two times, in seconds. */
export interface SpeechSegment {
  text: string;
  start: number;
  end: number;
}

/** The text so far of a piece of sound. */
export interface SpeechPart extends SpeechSegment {
  /** Whether this is all of the piece. Until then more words come, and the last may change. */
  last: boolean;
}

/** All that was said. */
export interface Transcript {
  text: string;
  /** Its parts, with their times: Whisper gives times of its own; with Moonshine, parts are what is between two pauses. */
  segments: SpeechSegment[];
  /** How long the sound is, in seconds. */
  duration: number;
}

/** What every call takes that hears a whole sound. */
export interface SoundOptions extends CallOptions {
  /** Told how far it is, from 0 to 1. */
  onProgress?: (progress: { fraction: number }) => void;
}

/** What {@link Speech.transcribe} takes. */
export interface TranscribeOptions extends SoundOptions {
  /** Told the words as they come: the text so far of the piece of sound that is being heard. */
  onText?: (part: SpeechPart) => void;
}

/** What every `listen` takes. */
export interface LiveOptions {
  /** Ends the loop with the signal's own reason. */
  signal?: AbortSignal;
}

/**
 * What is made of sound as it comes. `for await` reads it, and begins it. Leaving the loop ends all; the stream's tracks stay as they are.
 */
export interface Hearing<T> extends AsyncIterable<T> {
  /** Ends the sound: what it still gives is given, and then the loop ends. */
  stop(): void;
}

/** Writes down speech: Moonshine, which is quick, or Whisper, which gives times. */
export class Speech implements OnLane {
  private constructor();
  /**
   * Loads a kit of speech.
   *
   * ```js
   * const speech = await Speech.load('/models/moonshine-tiny');
   * const { text } = await speech.transcribe(file, { onText: ({ text }) => (caption.textContent = text) });
   * ```
   */
  static load(kit: KitSource, options?: LoadOptions): Promise<Speech>;
  /** The kit it was made of. */
  readonly kit: Kit;
  /** Writes down a sound of up to two hours. It is cut at pauses, so that pieces are as long as the model can hear. */
  transcribe(sound: SoundInput, options?: TranscribeOptions): Promise<Transcript>;
  /**
   * Writes down what is spoken now. While somebody speaks, the text so far is given about every second; after a pause, once more with
   * `last`.
   *
   * ```js
   * const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
   * for await (const { text, last } of speech.listen(stream)) show(text, last);
   * ```
   */
  listen(source: LiveInput, options?: LiveOptions): Hearing<SpeechPart>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** When somebody is taken to speak. */
export interface VoiceOptions {
  /** From this probability on somebody has begun to speak; 0.5. */
  begins?: number;
  /** Below this one may have ended; between the two it stays as it is; 0.35. */
  ends?: number;
  /** A pause is so long at least, in seconds; 0.3. */
  pause?: number;
  /** What is shorter is no speech, in seconds; 0.25. */
  shortest?: number;
  /** How much is kept before and behind, in seconds; 0.1. */
  padding?: number;
}

/** What {@link Voice.detect} takes. */
export interface DetectOptions extends SoundOptions, VoiceOptions {}

/** From when to when somebody speaks, in seconds. */
export interface VoiceSpan {
  start: number;
  end: number;
}

/** Where somebody speaks. */
export interface VoiceActivity {
  spans: VoiceSpan[];
  /** How likely it is that somebody speaks, for each frame. */
  probabilities: Float32Array;
  /** How long a frame is, in seconds: 0.032. */
  frame: number;
}

/** What 32 milliseconds of sound have told. */
export interface VoiceFrame {
  /** When they begin, in seconds. */
  time: number;
  probability: number;
  speaking: boolean;
  /** What has been spoken, where it has just ended. */
  ended?: VoiceSpan;
}

/** Hears where somebody speaks. */
export class Voice implements OnLane {
  private constructor();
  /** Loads a kit of voice activity. */
  static load(kit: KitSource, options?: LoadOptions): Promise<Voice>;
  /** The kit it was made of. */
  readonly kit: Kit;
  /** Hears a whole sound. */
  detect(sound: SoundInput, options?: DetectOptions): Promise<VoiceActivity>;
  /** Hears sound as it comes: 31 frames a second. */
  listen(source: LiveInput, options?: LiveOptions & VoiceOptions): Hearing<VoiceFrame>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What {@link Denoiser.denoise} takes. */
export type DenoiseOptions = SoundOptions;

/** Takes the noise away from speech. */
export class Denoiser implements OnLane {
  private constructor();
  /** Loads a kit of denoising. */
  static load(kit: KitSource, options?: LoadOptions): Promise<Denoiser>;
  /** The kit it was made of. */
  readonly kit: Kit;
  /** How many seconds later sound comes out of a stream than it came in, besides what computing takes: 0.032. */
  readonly latency: number;
  /** A whole sound without its noise: one channel, 16,000 samples a second, as long as it was. */
  denoise(
    sound: SoundInput,
    options?: DenoiseOptions,
  ): Promise<{ samples: Float32Array; rate: number }>;
  /** A pair of streams: samples of one channel at this rate go in, and come out without noise, 16,000 a second. */
  stream(options: { rate: number; signal?: AbortSignal }): Promise<{
    readable: ReadableStream<Float32Array>;
    writable: WritableStream<Float32Array>;
  }>;
  /** Sound as it comes, without its noise: 16,000 samples a second. */
  listen(source: LiveInput, options?: LiveOptions): Hearing<Float32Array>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}
