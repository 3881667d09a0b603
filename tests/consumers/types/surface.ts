import init, {
  add,
  type CallOptions,
  Color,
  centre,
  EngineError,
  type Fit,
  line,
  negate_i64,
  nextColor,
  otherFit,
  type PixelSize,
  Point,
  sum,
  total,
  turned,
  untyped,
  useTicket,
} from 'surface';
import { sum as sumInline } from 'surface/inline';
import { add as addHere, for_each_below, init as initHere, Point as PointHere } from 'surface/sync';

export async function right(options: CallOptions) {
  await init({ lanes: 1 });
  const three: number = await add(1, 2, options);
  const one: number = await add(1);
  const many: number = await total.with({ timeout: 10 })(three, one, 4);
  const size: PixelSize = await turned({ width: 1, height: 2 });
  const big: bigint | undefined = await negate_i64(5n);
  const fit: Fit = await otherFit('cover');
  const color: Color = await nextColor(Color.Red);
  const bytes: number = (await sum(new Blob(['x']))) + (await sumInline(Uint8Array.of(1)));
  const point: Point = await Point.create(1, 2);
  const x: number = await point.x();
  await point.setX(x + 1);
  const middle: Point | undefined = await centre(await line(3));
  await middle?.dispose();
  const anything: unknown = await untyped(1);
  const here = new PointHere(1, 2);
  await initHere();
  for_each_below(addHere(1, 2), () => {});
  return { many, size, big, fit, color, bytes, anything, length: here.length };
}

export async function wrong(point: Point, error: unknown): Promise<string | undefined> {
  // @ts-expect-error the first is a number
  await add('1');
  // @ts-expect-error there is no such option
  await add(1, 2, { deadline: 3 });
  // @ts-expect-error objects live on lanes
  new Point(1, 2);
  // @ts-expect-error it has no setter
  await point.setSerial(1);
  // @ts-expect-error a point is no ticket
  await useTicket(point);
  // @ts-expect-error there is no such name
  await otherFit('fill');
  return error instanceof EngineError ? error.code : undefined;
}
