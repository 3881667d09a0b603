export enum Color {
  Red = 0,
}
/** A session. */
export class Session {
  constructor(model: number);
  run(input: Float32Array): Float32Array;
  readonly size: number;
}
/** Blurs. */
export function blur(bytes: Uint8Array, radius: number): Uint8Array;
export function configure(limit: number): void;
