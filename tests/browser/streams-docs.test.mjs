/** What docs/streams.md shows: its JavaScript runs, and its Rust is the engine's. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import { install } from './support/install.mjs';
import { root } from './support/places.mjs';
import { run } from './support/process.mjs';

const page = await readFile(resolve(root, 'docs/streams.md'), 'utf8');

/** @param {string} language @returns {string[]} */
const blocks = (language) =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );

describe('its JavaScript runs', () => {
  /** @type {import('./support/install.mjs').App} */
  let app;

  before(async () => {
    app = await install('streams-docs', ['streams']);
  });

  /** What each example takes for granted: a file, something that shows progress, and a server that takes an upload. */
  const given = `
    import { createServer } from 'node:http';
    const file = new File(['# a comment\\none\\nend\\nnever\\n'], 'lines.txt');
    const progress = { value: 0 };
    const shown = [];
    const show = (value) => shown.push(typeof value === 'string' ? value : value.length);
    const received = [];
    const server = createServer(async (request, response) => {
      let bytes = 0;
      for await (const chunk of request) bytes += chunk.length;
      received.push(request.headers['content-type'].split(';')[0], bytes > 0);
      response.end();
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const address = 'http://127.0.0.1:' + server.address().port;
  `;

  /** What an example leaves behind, as an expression, and what that is, in the order of the page. */
  const results = [
    { left: '[[...new Uint8Array(await blob.slice(0, 2).arrayBuffer())]]', expect: [[31, 139]] },
    { left: '[hash.length]', expect: [32] },
    { left: 'shown', expect: [32] },
    { left: '[progress.value, ...received]', expect: [1, 'multipart/form-data', true] },
    { left: '[digest.size, compressed.size > 20]', expect: [32, true] },
    { left: 'shown', expect: ['one', 'end'] },
    { left: '[(await result).size > 20, shown]', expect: [true, ['']] },
    { left: 'shown', expect: ['corrupt'] },
  ];
  const examples = blocks('js');

  test('every example is here', () => assert.equal(examples.length, results.length));

  for (const [index, { left, expect }] of results.entries()) {
    test(`example ${index + 1}`, async () => {
      const end = `console.log(JSON.stringify(${left}));\nserver.close();\nserver.closeAllConnections();`;
      const name = `example-${index}.mjs`;
      await app.script(name, [given, examples[index], end].join('\n'));
      const { code, stdout, stderr } = await run('node', [name], { cwd: app.folder, seconds: 60 });
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
      assert.deepEqual(JSON.parse(stdout), expect);
    });
  }
});

test('its Rust is that of the engine', async () => {
  const folder = resolve(root, 'tests/engines/streams/src');
  const sources = await Promise.all(
    (await readdir(folder)).map((file) => readFile(resolve(folder, file), 'utf8')),
  );
  const shown = blocks('rust');
  assert.equal(shown.length, 2);
  for (const code of shown) {
    assert.ok(
      sources.some((source) => source.includes(code)),
      code,
    );
  }
});
