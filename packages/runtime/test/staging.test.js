import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Staging } from '../src/staging.js';

test('a buffer that came back is used again', () => {
  const staging = new Staging();
  const buffer = staging.take(100_000);
  assert.ok(buffer.byteLength >= 100_000);
  assert.notEqual(staging.take(100_000), buffer, 'it is away');
  staging.give(buffer);
  assert.equal(staging.take(90_000), buffer, 'sizes near each other share a class');
});

test('a much smaller or larger need does not take it', () => {
  const staging = new Staging();
  const buffer = staging.take(1 << 20);
  staging.give(buffer);
  assert.notEqual(staging.take(1 << 10), buffer);
  assert.notEqual(staging.take(1 << 22), buffer);
  assert.equal(staging.take(1 << 20), buffer);
});

test('what is kept is bounded', () => {
  const staging = new Staging();
  const buffers = Array.from({ length: 10 }, () => staging.take(16 << 20));
  for (const buffer of buffers) staging.give(buffer);
  const again = Array.from({ length: 10 }, () => staging.take(16 << 20));
  assert.equal(again.filter((buffer) => buffers.includes(buffer)).length, 4, '64 MiB of 160');
});

test('a huge buffer is made to measure and not kept', () => {
  const staging = new Staging();
  const buffer = staging.take((64 << 20) + 1);
  assert.equal(buffer.byteLength, (64 << 20) + 1);
  staging.give(buffer);
  assert.notEqual(staging.take((64 << 20) + 1), buffer);
});

test('a detached buffer or none is ignored', () => {
  const staging = new Staging();
  const buffer = staging.take(1 << 16);
  structuredClone(buffer, { transfer: [buffer] });
  staging.give(buffer);
  staging.give(null);
  assert.equal(staging.take(1 << 16).byteLength, 1 << 16);
});
