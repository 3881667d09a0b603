/** Classes of the engine `surface`: objects live on a lane, and the caller holds handles. */

/** @import { Case } from './values.mjs' */

/** @type {Case[]} */
export const objects = [
  {
    name: 'a constructor, static methods, methods, fields, getters and setters',
    run: async ({ Point }) => {
      const point = await Point.create(3, 4);
      const before = [await point.x(), await point.y(), await point.length(), await point.serial()];
      await point.setX(6);
      await point.setLabel('here');
      await point.moveBy(0, 4);
      const after = [await point.x(), await point.y(), await point.label()];
      await point.setLength(5);
      await point.moveBy(1);
      const origin = await Point.origin();
      const parsed = await Point.fromText('6, 8');
      return [
        before,
        after,
        await point.x(),
        await point.distance(origin),
        await parsed.length(),
        [point, origin, parsed].every((each) => each instanceof Point),
      ];
    },
    expect: [[3, 4, 5, 1], [6, 8, 'here'], 4, Math.hypot(4, 4), 10, true],
  },
  {
    name: 'errors of a static method, and a property that cannot be set',
    run: async ({ Point }) => [
      await Point.fromText('6').catch((/** @type {any} */ error) => error.message),
      'setSerial' in Point.prototype,
    ],
    expect: ['there is no comma', false],
  },
  {
    name: '`new` says what to write instead',
    run: async ({ Point }) => {
      try {
        return new Point(1, 2);
      } catch (error) {
        return String(error);
      }
    },
    expect: 'TypeError: Objects live on lanes: await Point.create(…)',
  },
  {
    name: 'handles borrowed, and handles consumed',
    run: async ({ Point, StaleHandleError }) => {
      const [point, other] = [await Point.create(1, 1), await Point.create(4, 5)];
      const distance = await point.distance(other);
      await point.absorb(other);
      const stale = await other.x().catch((/** @type {any} */ error) => error);
      const ends = [...(await point.finish())];
      const gone = await point.x().catch((/** @type {any} */ error) => error);
      return [
        distance,
        ends,
        stale instanceof StaleHandleError,
        stale.code,
        stale.message,
        gone instanceof StaleHandleError,
      ];
    },
    expect: [5, [5, 6], true, 'outboard/stale-handle', 'This Point was consumed', true],
  },
  {
    name: 'handles in a list, in and out',
    run: async ({ Point, centre, line }) => {
      const points = await line(3);
      const middle = await centre(points);
      const stale = await points[0].x().catch((/** @type {any} */ error) => error.code);
      return [
        points.length,
        points.every((/** @type {unknown} */ point) => point instanceof Point),
        await middle.x(),
        stale,
        await centre([]),
      ];
    },
    expect: [3, true, 1, 'outboard/stale-handle', undefined],
  },
  {
    name: 'an Option of a handle, in and out',
    run: async ({ Point }) => {
      const point = await Point.create(0, 0);
      const between = await point.halfway(await Point.create(2, 4));
      return [await point.halfway(), await between.y()];
    },
    expect: [undefined, 2],
  },
  {
    name: 'a handle where none is expected is an error, never an empty copy',
    run: async ({ Point, echo, RefusedError }) => {
      const point = await Point.create(1, 2);
      const error = await echo({ inside: point }).catch((/** @type {any} */ error) => error);
      return [error instanceof RefusedError, error.code, await point.x()];
    },
    expect: [true, 'outboard/uncloneable', 1],
  },
  {
    name: 'a method that writes back, and an async method',
    run: async ({ Point }) => {
      const point = await Point.create(7, 9);
      const into = new Float64Array(3);
      await point.store(into);
      await Promise.all([point.doubleLater(), point.doubleLater()]);
      return [[...into], await point.x()];
    },
    expect: [[7, 9, 0], 28],
  },
  {
    name: 'calls on one handle run in the order they were made',
    run: async ({ Point }) => {
      const point = await Point.create(1, 0);
      const moves = [point.doubleLater(), point.moveBy(1), point.doubleLater(), point.x()];
      return (await Promise.all(moves)).at(-1);
    },
    expect: 6,
  },
  {
    name: '`dispose` frees, and can be called again',
    run: async ({ Point }) => {
      const point = await Point.create(1, 2);
      await point.dispose();
      await point.dispose();
      return point.x().catch((/** @type {any} */ error) => [error.code, error.message]);
    },
    expect: ['outboard/stale-handle', 'This Point was disposed'],
  },
  {
    name: 'a class without a constructor comes from a function',
    run: async ({ Ticket, drawTicket, checkTicket, useTicket }) => {
      const ticket = await drawTicket(8);
      return [
        ticket instanceof Ticket,
        'create' in Ticket,
        await ticket.number(),
        await checkTicket(ticket),
        await useTicket(ticket),
        await ticket.number().catch((/** @type {any} */ error) => error.code),
      ];
    },
    expect: [true, false, 8, true, 8, 'outboard/stale-handle'],
  },
  {
    name: 'members with the names of a handle’s own keep to their other names',
    run: async ({ Clash }) => {
      const clash = await Clash.create(1);
      const other = await Clash.create_(1);
      const values = [
        await clash.then_(),
        await clash.dispose_(),
        await clash.with_(10),
        await clash.free_(),
        await other.then_(),
      ];
      await clash.dispose();
      return values;
    },
    expect: [1, 2, 11, 3, 101],
  },
];
