/** What the guide holds, in the order in which one reads it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @type {[string, [string, string][]][]} */
const groups = [
  [
    'Begin',
    [
      ['What it is', 'index'],
      ['Start from Rust', 'start-rust'],
      ['Start from the web', 'start-web'],
      ['The model in one picture', 'model'],
      ['Moving from wasm-pack and Comlink', 'moving'],
    ],
  ],
  [
    'Use an engine',
    [
      ['Calls', 'calls'],
      ['Data and copies', 'data'],
      ['Streams', 'streams'],
      ['Faults', 'faults'],
      ['React', 'react'],
      ['Vue', 'vue'],
      ['Bundlers', 'bundlers'],
      ['Edge', 'edge'],
      ['Security and headers', 'security'],
      ['Testing an app', 'testing'],
      ['The image engine', 'image'],
    ],
  ],
  [
    'AI',
    [
      ['The AI engine', 'ai/index'],
      ['Any model', 'ai/model'],
      ['Speech', 'ai/speech'],
      ['Pictures', 'ai/sight'],
      ['Texts and files', 'ai/text'],
      ['Recommendations and choices', 'ai/learn'],
      ['Models', 'ai/models'],
      ['Speed', 'ai/speed'],
      ['Models in Rust', 'ai/session'],
      ['Operators', 'ai/operators'],
      ['Errors', 'ai/errors'],
    ],
  ],
  [
    'Write an engine',
    [
      ['How to write an engine', 'writing-engines'],
      ['outboard build', 'build'],
      ['outboard dev', 'dev'],
      ['outboard bench', 'bench'],
      ['outboard size and doctor', 'size'],
      ['Debugging', 'debugging'],
      ['Crates that exist already', 'ecosystem'],
    ],
  ],
  [
    'Measured',
    [
      ['Close to native', 'speed'],
      ['The benches', 'benchmarks'],
      ['The boundary', 'benchmarks/boundary'],
      ['Image', 'benchmarks/image'],
      ['Unwinding', 'benchmarks/unwind'],
      ['The photographs', 'samples'],
    ],
  ],
  ['Reference', [['API', 'api']]],
];

/** @param {string} page */
const isThere = (page) => existsSync(fileURLToPath(new URL(`../${page}.md`, import.meta.url)));

/** Pages that are named here and not written are left out; tests/docs says which. */
export const sidebar = groups.map(([text, pages]) => ({
  text,
  items: pages
    .filter(([, page]) => isThere(page))
    .map(([text, page]) => ({ text, link: `/${page}`.replace(/\/index$/, '/') })),
}));

/** Every page that the sidebar names, there or not. */
export const named = groups.flatMap(([, pages]) => pages.map(([, page]) => page));
