/** What samples take for granted. `given.mjs` has the same for those that run. */
declare const file: File;
declare const files: File[];
declare const bytes: Uint8Array<ArrayBuffer>;
declare const rgba: Uint8Array<ArrayBuffer>;
declare const signal: AbortSignal;
declare const here: import('my-crate').Place;
declare const model: Float32Array;
declare const input: Float32Array;
declare const bar: { value: number };
declare const progress: { value: number };
declare const address: string;
declare const upload: WritableStream<Uint8Array>;
declare const socket: WebSocket;
declare const imageData: ImageData;
declare const start: Record<string, import('@outboard/ai').Tensor>;
declare function likely(scores: import('@outboard/ai').Tensor): bigint;
declare function show(what: unknown): void;
declare function report(...what: unknown[]): void;
declare function offerToTryAgain(): void;

declare module '*.wasm?url' {
  const url: string;
  export default url;
}
