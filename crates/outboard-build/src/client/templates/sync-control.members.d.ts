/** What a method asks whether to stop, and tells how far it is. */
export interface SyncControl {
  stopped(): boolean;
  progress(fraction: number, note?: string): void;
}

/** A control to hand to a method. A method that is stopped throws an error with the code `outboard/cancelled`. */
export declare function makeControl(options?: SyncCallOptions): SyncControl;
