/**
 * What the front uses of the generated client for speech.
 */
import type { ClientOptions, FilesHandle, Handle } from './engine.js';
import type { SpeechPart, SpeechSegment, VoiceFrame, VoiceOptions, VoiceSpan } from './speech.js';

/** What writes down speech, on its lane. */
export interface SpeechHandle extends Handle {
  open(
    samples: Float32Array,
    channels: number,
    rate: number,
    options?: ClientOptions,
  ): Promise<TranscriptionHandle>;
  openWav(bytes: Blob | Uint8Array, options?: ClientOptions): Promise<TranscriptionHandle>;
  listen(rate: number, options?: ClientOptions): Promise<ListeningHandle>;
}
export const SpeechHandle: {
  create(
    files: FilesHandle,
    family: string,
    settings?: Record<string, unknown>,
    options?: ClientOptions,
  ): Promise<SpeechHandle>;
};

/** A sound that is being written down. */
export interface TranscriptionHandle extends Handle {
  seconds(): Promise<number>;
  lengths(): Promise<Float64Array>;
  piece(
    onText: ((part: SpeechPart) => void) | undefined,
    options?: ClientOptions,
  ): Promise<SpeechSegment[]>;
}

/** Speech that is written down while it is spoken. */
export interface ListeningHandle extends Handle {
  push(samples: Float32Array, onText?: (part: SpeechPart) => void): Promise<SpeechSegment[]>;
  finish(onText?: (part: SpeechPart) => void): Promise<SpeechSegment[]>;
}

/** What hears where somebody speaks, on its lane. */
export interface VoiceHandle extends Handle {
  detect(
    samples: Float32Array,
    channels: number,
    rate: number,
    settings: VoiceOptions,
    options?: ClientOptions,
  ): Promise<[VoiceSpan[], Float32Array<ArrayBuffer>]>;
  detectWav(
    bytes: Blob | Uint8Array,
    settings: VoiceOptions,
    options?: ClientOptions,
  ): Promise<[VoiceSpan[], Float32Array<ArrayBuffer>]>;
}
export const VoiceHandle: {
  create(files: FilesHandle, options?: ClientOptions): Promise<VoiceHandle>;
};

/** The same as the sound comes. */
export interface VoiceStreamHandle extends Handle {
  push(samples: Float32Array): Promise<VoiceFrame[]>;
  finish(): Promise<VoiceFrame[]>;
}
export const VoiceStreamHandle: {
  create(voice: VoiceHandle, rate: number, settings: VoiceOptions): Promise<VoiceStreamHandle>;
};

/** What takes noise away, on its lane. */
export interface DenoiserHandle extends Handle {
  denoise(
    samples: Float32Array,
    channels: number,
    rate: number,
    options?: ClientOptions,
  ): Promise<Float32Array<ArrayBuffer>>;
  denoiseWav(bytes: Blob | Uint8Array, options?: ClientOptions): Promise<Float32Array<ArrayBuffer>>;
}
export const DenoiserHandle: {
  create(files: FilesHandle, options?: ClientOptions): Promise<DenoiserHandle>;
};

/** The same as the sound comes. */
export interface DenoiseStreamHandle extends Handle {
  push(samples: Float32Array): Promise<Float32Array<ArrayBuffer>>;
  finish(): Promise<Float32Array<ArrayBuffer>>;
}
export const DenoiseStreamHandle: {
  create(denoiser: DenoiserHandle, rate: number): Promise<DenoiseStreamHandle>;
  stream(
    denoiser: DenoiserHandle,
    rate: number,
    options?: { signal?: AbortSignal },
  ): Promise<{
    readable: ReadableStream<Float32Array<ArrayBuffer>>;
    writable: WritableStream<Float32Array>;
  }>;
};
