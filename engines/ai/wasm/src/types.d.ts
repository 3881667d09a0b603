/** An input or output of a model. */
export interface Port {
  name: string;
  type?: string;
  shape?: (number | string)[];
}

/** What a model is. */
export interface ModelInfo {
  inputs: Port[];
  outputs: Port[];
  /** A number that tells its lane from others. */
  lane: number;
}

/** Where the time of a run goes. */
export interface Profile {
  ms: number;
  operators: { operator: string; ms: number; share: number; count: number }[];
  nodes: { name: string; operator: string; ms: number; share: number; shapes: number[][] }[];
}

/** What is known and wanted of a file. */
export interface FetchOptions {
  model: boolean;
  sha256?: string;
  cache?: string;
  bytes?: number;
  limits?: { bytes?: number; tensorBytes?: number; nodes?: number };
}

/** How a file came, or why a download failed. */
export type Arrived =
  | { bytes: number; cached: boolean; kept: boolean }
  | { failure: { code: string; message: string; reason?: string; url?: string; status?: number } };
