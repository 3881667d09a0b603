/** One module of tests, in the thread that runs it: lists its tests, and runs one at a time. */

/**
 * @typedef {object} Test
 * @property {string} name
 * @property {'test' | 'wasm_bindgen_test'} kind
 * @property {boolean} ignored
 * @property {string} [panics] that it must panic, and with this in the message
 */

/**
 * @typedef {object} Ended
 * @property {boolean} passed
 * @property {string} message what went wrong; empty where it passed
 * @property {string} output what it wrote to the console
 * @property {boolean} spent whether the module must not be used again
 */

/**
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {() => number} __outboard_test_list
 * @property {() => number} __outboard_test_list_length
 * @property {(index: number) => number} __outboard_test_run
 * @property {() => number} __outboard_test_said
 * @property {() => number} __outboard_test_said_length
 * @property {(argc: number, argv: number) => number} [main]
 */

/** What a method of the console writes, while a test runs. @type {string[]} */
let written = [];

/** Keeps what is written to the console, for the report. */
function listen() {
  for (const method of /** @type {const} */ (['debug', 'log', 'info', 'warn', 'error'])) {
    console[method] = (...words) => written.push(words.map(String).join(' '));
  }
  // What wasm-bindgen-test calls: it reports by these what is heard from it directly here.
  Object.assign(globalThis, {
    __wbg_test_invoke: (/** @type {() => unknown} */ run) => run(),
    __wbg_test_output_writeln: (/** @type {string} */ line) => told.push(line),
    __wbgtest_og_console_log: (/** @type {string} */ line) => told.push(line),
  });
}

/** What wasm-bindgen-test says of a test itself. @type {string[]} */
let told = [];

const PREFIX = '__wbgt_';

/**
 * @param {{ wasm: BufferSource, glue: string | undefined }} module the bytes, and the URL of wasm-bindgen's glue
 */
export async function openSuite({ wasm, glue }) {
  listen();
  const bound = glue === undefined ? undefined : await import(glue);
  const raw = bound
    ? await bound.default({ module_or_path: wasm })
    : (await WebAssembly.instantiate(wasm, {})).instance.exports;
  const exports = /** @type {Exports & Record<string, any>} */ (raw);
  // `main` hands over the list. wasm-bindgen calls it at the start, unless the crate has a start of its own.
  if (exports.__outboard_test_list_length() === 0) exports.main?.(0, 0);
  /** @param {number} start @param {number} length */
  const text = (start, length) =>
    new TextDecoder().decode(new Uint8Array(exports.memory.buffer, start, length).slice());
  const list = text(exports.__outboard_test_list(), exports.__outboard_test_list_length());
  /** @type {Test[]} */
  const plain = JSON.parse(list || '[]').map((/** @type {object} */ test) => ({
    kind: 'test',
    ...test,
  }));
  const entries = Object.keys(exports).filter((name) => name.startsWith(PREFIX));
  /** @type {Test[]} */
  const bindgen = entries.map((entry) => ({
    kind: 'wasm_bindgen_test',
    name: nameOf(entry),
    ignored: entry.startsWith(`${PREFIX}$`),
  }));
  const tests = [...plain, ...bindgen];

  /** @param {number} index @returns {Ended} */
  function runPlain(index) {
    const { panics } = /** @type {Test} */ (plain[index]);
    let message = '';
    let spent = false;
    try {
      if (exports.__outboard_test_run(index) !== 1) message = said() || 'it returned an error';
    } catch (thrown) {
      spent = true;
      message = said() || describe(thrown);
      if (panics !== undefined && said()) {
        if (said().includes(panics)) message = '';
        else message = `it panicked with other words than ${JSON.stringify(panics)}:\n${said()}`;
      }
      return { passed: message === '', message, output: written.join('\n'), spent };
    }
    if (panics !== undefined) message = 'it did not panic, as it should';
    return { passed: message === '', message, output: written.join('\n'), spent };
  }

  const said = () => text(exports.__outboard_test_said(), exports.__outboard_test_said_length());

  /** @param {number} index @returns {Promise<Ended>} */
  async function runBindgen(index) {
    const context = new bound.WasmBindgenTestContext(false);
    context.include_ignored?.(true);
    let passed = false;
    let message = '';
    try {
      passed = await context.run([exports[/** @type {string} */ (entries[index])]]);
    } catch (thrown) {
      message = describe(thrown);
    }
    if (!passed) message ||= panicIn(written) ?? (reason(told) || 'it failed');
    // The first line is wasm-bindgen-test's, and the panic is in the message.
    const own = written.filter((line) => !/^(Invoking test: |panicked at )/.test(line));
    return { passed, message, output: own.join('\n'), spent: !passed };
  }

  return {
    tests,
    /** @param {number} index @returns {Promise<Ended>} */
    async run(index) {
      written = [];
      told = [];
      return index < plain.length ? runPlain(index) : runBindgen(index - plain.length);
    },
  };
}

/**
 * `__wbgt__demo::tests::adds` is `tests::adds`; in older versions it is `__wbgt_adds_0`.
 *
 * @param {string} entry
 */
function nameOf(entry) {
  const name = entry.slice(PREFIX.length).replace(/^\$?_/, '');
  const start = name.indexOf('::');
  return start < 0 ? name.replace(/_\d+$/, '') : name.slice(start + 2);
}

/** @param {unknown} thrown */
const describe = (thrown) =>
  thrown instanceof Error ? thrown.stack || String(thrown) : String(thrown);

/**
 * The words of a panic, which wasm-bindgen-test writes to the console with a stack behind them.
 *
 * @param {string[]} lines
 */
function panicIn(lines) {
  const line = lines.find((line) => line.startsWith('panicked at '));
  return line?.split('\n\nStack:')[0];
}

/**
 * What wasm-bindgen-test says of a failure, without its headings and stacks.
 *
 * @param {string[]} lines
 */
function reason(lines) {
  const text = lines.join('\n');
  const start = text.indexOf(' output ----');
  const body = start < 0 ? text : text.slice(text.indexOf('\n', start) + 1);
  const end = body.search(/\n\s*(failures:|at )/);
  return (end < 0 ? body : body.slice(0, end)).trim();
}
