import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demangle, explain, parse, rename } from '../src/symbols.js';

const map = '0:toy::boom::h0123456789abcdef\n12:rec\\20urse<\\c3\\a9>\n\nnot a line\n';

test('names lose their hash and their escapes', () => {
  assert.equal(demangle('core::panicking::panic::hdb2bd73a42de4588'), 'core::panicking::panic');
  assert.equal(demangle('std[a543996e6e7dbf1e]::rt::begin'), 'std::rt::begin');
  assert.equal(demangle('<[f32]>::len'), '<[f32]>::len');
  assert.equal(demangle('a\\20b\\3a::c'), 'a b:::c');
  assert.equal(demangle('100%'), '100%');
  assert.equal(demangle('not::hash'), 'not::hash');
});

test('a map is read line by line', () => {
  assert.deepEqual(
    [...parse(map)],
    [
      [0, 'toy::boom'],
      [12, 'rec urse<é>'],
    ],
  );
});

test('frames get names; unknown ones stay', () => {
  const stack = 'at wasm://x:wasm-function[12]:0x1\nat wasm://x:wasm-function[99]:0x2';
  assert.equal(
    rename(stack, parse(map)),
    'at wasm://x:rec urse<é>:0x1\nat wasm://x:wasm-function[99]:0x2',
  );
});

test('the map is fetched only where a frame needs it', async () => {
  const url = new URL('file:///symbols');
  let reads = 0;
  const read = async () => {
    reads++;
    return map;
  };
  const plain = new Error('plain');
  await explain(plain, url, read);
  assert.equal(reads, 0);
  const trap = Object.assign(new Error('trap'), { stack: 'RuntimeError\n at wasm-function[0]' });
  await explain(trap, url, read);
  assert.equal(reads, 1);
  assert.equal(trap.stack, 'RuntimeError\n at toy::boom');
});
