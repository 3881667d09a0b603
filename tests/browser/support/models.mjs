/** Where the models and samples lie that `cargo xtask models` fetches. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';

const { OUTBOARD_MODELS, XDG_CACHE_HOME } = process.env;

/** The folder of all models and samples. */
export const models =
  OUTBOARD_MODELS ?? resolve(XDG_CACHE_HOME ?? resolve(homedir(), '.cache'), 'outboard/models');

/**
 * A file or folder there, such as `minilm/model.onnx`.
 *
 * @param {string} file
 */
export function modelPath(file) {
  const path = resolve(models, file);
  if (!existsSync(path)) throw new Error(`${path} is not there: run \`cargo xtask models\``);
  return path;
}

/** @param {string} file */
export const readModel = (file) => readFileSync(modelPath(file));
