/** What sits after the last parameter of a function that can be stopped, or that says how far it is. */
export interface SyncCallOptions {
  /** Ends the call with the signal's reason. In this thread, only an async function hears of it while it runs. */
  signal?: AbortSignal;
  /** Milliseconds after which the call throws a `TimeoutError`, when Rust next asks whether to stop. */
  timeout?: number;
  /** Hears how far the call is. What it throws ends the call. */
  onProgress?: (progress: { fraction: number; note?: string }) => void;
}
