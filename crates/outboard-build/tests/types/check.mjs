/**
 * Checks the types of every golden with `tsc --strict`, as a project sees them that installed the package: resolved the
 * way bundlers do and the way Node does, declarations included. What `uses/` says of a case is checked with it, and so is
 * that it goes wrong where it says so.
 *
 * `node crates/outboard-build/tests/types/check.mjs` (TypeScript comes from the workspace: `npm ci`)
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const goldens = join(here, '../goldens');
const runtime = join(here, '../../../../packages/runtime/src');
const tsc = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);

/** How projects resolve modules. */
const RESOLUTIONS = [
  { module: 'esnext', moduleResolution: 'bundler' },
  { module: 'nodenext', moduleResolution: 'nodenext' },
];

const cases = readdirSync(goldens).filter((name) => existsSync(join(goldens, name, 'index.d.ts')));
if (cases.length < 15) throw new Error(`Only ${cases.length} goldens were found`);

const project = mkdtempSync(join(tmpdir(), 'outboard-types-'));
try {
  const files = cases.map((name) => install(name));
  for (const resolution of RESOLUTIONS) check(resolution, files);
  console.log(`The types of ${cases.length} goldens hold, ${RESOLUTIONS.length} ways`);
} finally {
  rmSync(project, { recursive: true });
}

/**
 * Puts a golden into the project as a package, and a file beside it that uses it.
 *
 * @param {string} name
 */
function install(name) {
  const folder = join(project, 'node_modules/@goldens', name);
  mkdirSync(join(folder, 'runtime'), { recursive: true });
  for (const file of ['index.d.ts', 'sync.d.ts'])
    cpSync(join(goldens, name, file), join(folder, file));
  cpSync(join(runtime, 'types.d.ts'), join(folder, 'runtime/types.d.ts'));
  const exports = {
    '.': { types: './index.d.ts', default: './index.js' },
    './sync': { types: './sync.d.ts', default: './sync.js' },
  };
  const manifest = { name: `@goldens/${name}`, version: '1.2.3', type: 'module', exports };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const use = join(here, 'uses', `${name}.ts`);
  const file = join(project, `${name}.ts`);
  if (existsSync(use)) cpSync(use, file);
  else
    writeFileSync(
      file,
      `import * as a from '@goldens/${name}';\nimport * as s from '@goldens/${name}/sync';\na.init();\ns.init();\n`,
    );
  return file;
}

/** @param {object} resolution @param {string[]} files */
function check(resolution, files) {
  const compilerOptions = {
    ...resolution,
    target: 'esnext',
    lib: ['esnext', 'dom'],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
  };
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const { status, error } = spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) {
    console.error(`The types do not hold with ${JSON.stringify(resolution)}`);
    process.exitCode = 1;
    throw new Error('tsc found errors');
  }
}
