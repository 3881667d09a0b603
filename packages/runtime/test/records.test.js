import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RefusedError } from '../src/errors.js';
import { bytesOf, recordsOf } from '../src/records/carry.js';
import { namesOf, recordOf } from '../src/records.js';

const Kind = namesOf('Kind', ['Sea', 'dry land']);

/**
 * As a client defines one.
 *
 * @param {string} name
 * @param {Record<string, string>} fields
 * @param {Record<string, any>} [uses]
 */
const define = (name, fields, uses) => {
  const keys = Object.keys(fields);
  return recordOf(name, {
    fields,
    uses,
    make: (columns, at) => Object.fromEntries(keys.map((key, i) => [key, columns[i][at]])),
    split(columns, at, from) {
      for (const [i, key] of keys.entries()) columns[i][at] = from[key];
    },
  });
};

const Place = define('Place', { height: 'f64', name: 'string' });

const NUMBERS = {
  u8: [0, 255],
  i8: [-128, 127],
  u16: [0, 65_535],
  i16: [-32_768, 32_767],
  u32: [0, 2 ** 32 - 1],
  i32: [-(2 ** 31), 2 ** 31 - 1],
  u64: [0n, 2n ** 64n - 1n],
  i64: [-(2n ** 63n), 2n ** 63n - 1n],
  f32: [-0.5, Number.NaN],
  f64: [-1e300, Number.POSITIVE_INFINITY],
};

/** @param {any} type @param {unknown[]} records */
const through = (type, records) => type.decode(type.encode(records, 'they').slice());

/** @param {() => unknown} run @returns {any} */
const thrown = (run) => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
};

describe('what goes in comes out', () => {
  for (const [kind, values] of Object.entries(NUMBERS)) {
    test(kind, () => {
      const type = define('One', { value: kind, maybe: `${kind}?`, list: `[${kind}]` });
      const records = values.map((value) => ({ value, maybe: value, list: values }));
      const nothing = { value: values[0], maybe: undefined, list: [] };
      for (const [at, record] of through(type, [...records, nothing]).entries()) {
        const { value, maybe, list } = [...records, nothing][at];
        assert.deepEqual([record.value, record.maybe, [...record.list]], [value, maybe, list]);
        assert.ok(ArrayBuffer.isView(record.list));
      }
    });
  }

  test('texts of every kind, in any order', () => {
    const texts = ['', 'plain', 'größer', '\ufeffmark', '𝄞', 'a\0b', '日本語', 'x'.repeat(70_000)];
    const records = texts.map((name, height) => ({ height, name }));
    assert.deepEqual(through(Place, records), records);
    assert.deepEqual(through(Place, records.toReversed()), records.toReversed());
    assert.deepEqual(through(Place, []), []);
  });

  test('records and names in records, and lists of lists', () => {
    const uses = { Place, Kind };
    const fields = {
      kind: 'Kind',
      home: 'Place?',
      way: '[Place]',
      words: '[[string?]]',
      is: 'bool',
    };
    const type = define('All', fields, uses);
    const place = { height: 1, name: 'é' };
    const records = [
      { kind: 'Sea', home: place, way: [], words: [], is: true },
      {
        kind: 'dry land',
        home: undefined,
        way: [place, place],
        words: [['a', undefined], []],
        is: false,
      },
    ];
    assert.deepEqual(through(type, records), records);
    assert.deepEqual(through(type, [{ ...records[0], home: null }]), [
      { ...records[0], home: undefined },
    ]);
  });
});

describe('what is no record is refused, by its place', () => {
  for (const [kind, [least, most]] of Object.entries(NUMBERS)) {
    const type = define('One', { value: kind });
    const step = typeof least === 'bigint' ? 1n : 1;
    const other = typeof least === 'bigint' ? 1 : 1n;
    const wrong = [undefined, null, '1', true, {}, [1], Symbol('s'), other];
    if (kind[0] !== 'f') {
      wrong.push(/** @type {any} */ (least) - /** @type {any} */ (step));
      wrong.push(/** @type {any} */ (most) + /** @type {any} */ (step));
    }
    if (kind[0] !== 'f' && step === 1) wrong.push(Number.NaN, 0.5, Number.POSITIVE_INFINITY);
    test(kind, () => {
      for (const value of wrong) {
        const error = thrown(() => type.encode([{ value: least }, { value }], 'Argument 1 of f'));
        assert.ok(error instanceof RefusedError, String(error));
        const { code, index, field, message } = /** @type {any} */ (error);
        assert.deepEqual([code, index, field], ['outboard/bad-record', 1, 'value']);
        assert.match(message, /^Argument 1 of f\[1\]\.value is .+, and not an? /);
      }
    });
  }

  test('deep inside, the place is that of the outermost record', () => {
    const type = define('All', { home: 'Place?', way: '[Place]', words: '[[u8?]]' }, { Place });
    const good = { home: undefined, way: [{ height: 1, name: '' }], words: [[], [1, undefined]] };
    for (const [change, field] of /** @type {[object, string][]} */ ([
      [{ home: { height: 1, name: 5 } }, 'home.name'],
      [{ home: 'there' }, 'home'],
      [
        {
          way: [
            { height: 1, name: '' },
            { height: '1', name: '' },
          ],
        },
        'way[1].height',
      ],
      [{ way: { length: 0 } }, 'way'],
      [{ words: [[], [1, undefined, 256]] }, 'words[1][2]'],
      [{ words: [[], 'no'] }, 'words[1]'],
    ])) {
      const error = thrown(() => type.encode([good, good, { ...good, ...change }], 'it'));
      assert.deepEqual([error.index, error.field], [2, field], error.message);
    }
  });

  test('no array, no objects', () => {
    for (const records of [undefined, null, 'a', {}, new Float64Array(2)]) {
      assert.equal(thrown(() => Place.encode(records, 'it')).code, 'outboard/bad-record');
    }
    for (const record of [undefined, null, 5, 'a', () => {}]) {
      const error = thrown(() => Place.encode([{ height: 1, name: '' }, record], 'it'));
      assert.deepEqual([error.index, error.message], [1, 'it[1] is no Place']);
    }
  });

  test('what a getter throws is what the caller gets', () => {
    const bad = {
      name: '',
      get height() {
        throw new RangeError('mine');
      },
    };
    assert.throws(() => Place.encode([bad], 'it'), { name: 'RangeError', message: 'mine' });
    assert.deepEqual(through(Place, [{ height: 1, name: 'after' }]), [
      { height: 1, name: 'after' },
    ]);
  });

  test('a getter that encodes others meanwhile harms nobody', () => {
    const record = {
      name: 'outer',
      get height() {
        Place.encode([{ height: 9, name: 'inner' }], 'it');
        return 1;
      },
    };
    assert.deepEqual(through(Place, [record]), [{ height: 1, name: 'outer' }]);
  });
});

describe('bytes that are no records', () => {
  const bytes = Place.encode([{ height: 1, name: 'one' }], 'it').slice();

  test('are cut short, or go on', () => {
    const longer = new Uint8Array(bytes.length + 8);
    longer.set(bytes);
    for (const wrong of [...Array(bytes.length - 4).keys()].map((end) => bytes.slice(0, end))) {
      assert.equal(thrown(() => Place.decode(wrong)).code, 'outboard/bad-record');
    }
    assert.match(thrown(() => Place.decode(longer)).message, /go on after the last column/);
  });

  test('are those of other fields', () => {
    for (const other of [
      define('Place', { height: 'f32', name: 'string' }),
      define('Place', { name: 'string', height: 'f64' }),
      define('Place', { height: 'f64', title: 'string' }),
    ]) {
      assert.match(thrown(() => other.decode(bytes)).message, /other fields/);
    }
    // What it is called is not what it is.
    assert.equal(define('Spot', { height: 'f64', name: 'string' }).decode(bytes).length, 1);
  });

  test('may begin anywhere', () => {
    const within = new Uint8Array(bytes.length + 3);
    within.set(bytes, 3);
    assert.deepEqual(Place.decode(within.subarray(3)), [{ height: 1, name: 'one' }]);
  });
});

test('a function carries them: many, one, none, and bytes as they are', () => {
  const one = { height: 1, name: 'a' };
  const two = { height: 2, name: 'b' };
  const carries = {
    records: { 0: /** @type {[any]} */ ([Place]), 2: Place },
    optional: [2],
    gives: Place,
  };
  const [many, between, single] = /** @type {any[]} */ (
    bytesOf([[one, two], 'x', two], carries, 'f')
  );
  assert.deepEqual(Place.decode(many), [one, two]);
  assert.equal(between, 'x');
  assert.deepEqual(recordsOf(single, carries), two);
  assert.equal(bytesOf([[], 'x'], carries, 'f')[2], undefined);
  assert.equal(bytesOf([single], carries, 'f')[0], single);
  assert.throws(() => bytesOf([undefined], carries, 'f'), /Argument 1 of f is no array of Place/);
  assert.throws(() => bytesOf([[], 0, {}], carries, 'f'), {
    field: 'height',
    message: /3 of f\.height/,
  });
  assert.equal(recordsOf(undefined, carries), undefined);
  assert.equal(recordsOf('text', carries), 'text');
});
