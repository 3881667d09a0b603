/**
 * What a file is. Types, docs and examples are in `text.d.ts`.
 *
 * @import { FileTyperHandle as Raw } from './text-engine.js'
 * @import { CallOptions, KitSource, LoadOptions } from './index.js'
 */
import { FileTyperHandle } from './engine.js';
import { badInput, show, tagOf } from './errors.js';
import { loadKit } from './kit.js';
import { OnLane, release } from './lanes.js';
import * as options from './options.js';

/** @extends {OnLane<Raw>} */
export class FileTyper extends OnLane {
  #block;

  /** @param {Raw} handle @param {number} block how many bytes of each end are looked at */
  constructor(handle, block) {
    super(handle);
    this.#block = block;
  }

  /** @param {KitSource} source @param {LoadOptions} [asked] */
  static async load(source, asked) {
    const how = options.read('FileTyper.load', asked, options.load);
    const { files } = await loadKit(source, 'file-type', how);
    try {
      const handle = await FileTyperHandle.create(files);
      return new FileTyper(handle, await handle.block());
    } finally {
      release(files);
    }
  }

  /** @param {Blob | ArrayBuffer | ArrayBufferView} file @param {CallOptions} [asked] */
  async type(file, asked) {
    const call = options.read('type', asked, options.call);
    const { head, tail } = ends(file, this.#block);
    const { timeout, priority } = call;
    return this.call(call, (typer) => typer.type(head, tail, { timeout, priority }));
  }
}

/**
 * The first and the last bytes of a file. Those of a `Blob` are read on the lane.
 *
 * @param {any} file
 * @param {number} block
 * @returns {{ head: Blob | Uint8Array, tail: Blob | Uint8Array }}
 */
function ends(file, block) {
  const tag = tagOf(file);
  if (tag === 'Blob' || tag === 'File') {
    const from = Math.max(0, file.size - block);
    return { head: file.slice(0, block), tail: file.slice(from) };
  }
  if (!/ArrayBuffer$/.test(tag) && !ArrayBuffer.isView(file)) {
    throw badInput(`type takes a File, a Blob or bytes; it was given ${show(file)}`);
  }
  const bytes = ArrayBuffer.isView(file)
    ? new Uint8Array(file.buffer, file.byteOffset, file.byteLength)
    : new Uint8Array(file);
  const from = Math.max(0, bytes.length - block);
  return { head: bytes.slice(0, block), tail: bytes.slice(from) };
}
