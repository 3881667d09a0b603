/** An input or output of a model. */
export interface Port {
  name: string;
  type?: string;
  shape?: (number | string)[];
}

/** Where a tensor lies in the bytes beside it. */
export interface TensorPlace {
  name: string;
  type: string;
  shape: number[];
  offset: number;
  bytes: number;
}

/** What a model is. */
export interface ModelInfo {
  inputs: Port[];
  outputs: Port[];
}
