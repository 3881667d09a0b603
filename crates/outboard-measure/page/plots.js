/** The plots: how fast each arm is against native, and how long it takes at which size. */

const { Plot, words } = /** @type {any} */ (globalThis);
const { aboutOf, countOf, three, timeOf } = words;

/** Colours by what an arm is, as the style has them. */
const colourOf = (/** @type {string} */ kind) => `var(--${kind})`;

const places = ['native', 'chromium', 'firefox', 'webkit', 'node'];

/** Shapes by place, for those who do not see colours, and for several lines of one colour. */
const shapes = { domain: places, range: ['diamond', 'circle', 'square', 'triangle', 'cross'] };

/**
 * A dot for each arm, and the interval around it; 1 is native.
 *
 * @param {any} report
 * @param {any} sized
 * @param {number} width
 */
function ratioPlot(report, sized, width) {
  const native = report.arms[0].id;
  const rows = sized.arms.flatMap((/** @type {any} */ own) => {
    const ratio = own.ratios[native];
    const arm = report.arms.find((/** @type {any} */ arm) => arm.id === own.arm);
    return ratio && arm ? [{ ...ratio, arm: own.arm, kind: arm.kind, place: arm.place }] : [];
  });
  if (rows.length === 0) return undefined;
  const narrow = width < 480;
  const marginLeft = narrow ? 118 : 150;
  const least = Math.min(0.5, ...rows.map((/** @type {any} */ row) => row.low));
  const most = Math.max(1.25, ...rows.map((/** @type {any} */ row) => row.high));
  return Plot.plot({
    width,
    height: 46 + rows.length * 24,
    marginLeft,
    marginRight: 46,
    marginTop: 8,
    marginBottom: 34,
    style: { background: 'none', color: 'var(--ink)', fontSize: narrow ? '11px' : '12px' },
    x: {
      type: 'log',
      domain: [least * 0.95, most * 1.05],
      ticks: [0.01, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 64].filter((x) => x >= least && x <= most),
      tickFormat: (/** @type {number} */ x) => `${x}×`,
      label: `speed, ${native} = 1 →`,
      grid: true,
    },
    y: { label: null, domain: rows.map((/** @type {any} */ row) => row.arm), tickSize: 0 },
    symbol: shapes,
    marks: [
      Plot.ruleX([1], { stroke: 'var(--quiet)', strokeDasharray: '3 3' }),
      Plot.ruleY(rows, {
        y: 'arm',
        x1: 'low',
        x2: 'high',
        stroke: (/** @type {any} */ row) => colourOf(row.kind),
        strokeWidth: 2.5,
        strokeOpacity: 0.45,
      }),
      Plot.dot(rows, {
        y: 'arm',
        x: 'value',
        r: 5,
        symbol: 'place',
        fill: (/** @type {any} */ row) => colourOf(row.kind),
        title: (/** @type {any} */ row) =>
          `${row.arm}: ${three(row.value)}× (${three(row.low)}–${three(row.high)})`,
      }),
      Plot.text(rows, {
        y: 'arm',
        x: () => most * 1.05,
        dx: 6,
        textAnchor: 'start',
        text: (/** @type {any} */ row) => `${three(row.value)}×`,
        fill: 'var(--ink)',
      }),
    ],
  });
}

/**
 * Time over size, with crossing and break-even.
 *
 * @param {any} report
 * @param {any} case_
 * @param {string} place
 * @param {number} width
 */
function sizePlot(report, case_, place, width) {
  const of = (/** @type {string} */ id) =>
    report.arms.find((/** @type {any} */ arm) => arm.id === id);
  const points = case_.sizes.flatMap((/** @type {any} */ sized) =>
    sized.arms.flatMap((/** @type {any} */ own) => {
      const arm = of(own.arm);
      if (!own.summary || !arm || (arm.place !== place && arm.id !== report.arms[0].id)) return [];
      const point = { size: sized.size, kind: arm.kind, arm: own.arm, place: arm.place };
      const work = { ...point, line: own.arm, time: own.summary.median, dashed: false };
      if (own.crossing === undefined) return [work];
      const there = { ...point, line: `${own.arm}, with crossing`, dashed: true };
      return [work, { ...there, time: own.summary.median + own.crossing }];
    }),
  );
  if (new Set(points.map((/** @type {any} */ point) => point.size)).size < 2) return undefined;
  const pays = case_.crossovers.flatMap((/** @type {any} */ crossover) =>
    of(crossover.arm)?.place === place && crossover.pays.is === 'from' ? [crossover] : [],
  );
  const lines = (/** @type {boolean} */ dashed) =>
    Plot.line(
      points.filter((/** @type {any} */ point) => point.dashed === dashed),
      {
        x: 'size',
        y: 'time',
        z: 'line',
        stroke: (/** @type {any} */ point) => colourOf(point.kind),
        strokeWidth: 2,
        ...(dashed && { strokeDasharray: '5 4' }),
      },
    );
  return Plot.plot({
    width,
    height: Math.min(340, width * 0.75),
    marginLeft: 60,
    marginRight: 20,
    marginBottom: 38,
    style: { background: 'none', color: 'var(--ink)', fontSize: width < 480 ? '11px' : '12px' },
    x: { type: 'log', label: 'size →', grid: true, ticks: 5, tickFormat: '~s' },
    y: { type: 'log', label: '↑ time of one run', grid: true, ticks: 5, tickFormat: timeOf },
    marks: [
      lines(false),
      lines(true),
      Plot.dot(points, {
        x: 'size',
        y: 'time',
        r: 3.5,
        fill: (/** @type {any} */ point) => (point.dashed ? 'var(--card)' : colourOf(point.kind)),
        stroke: (/** @type {any} */ point) => colourOf(point.kind),
        title: (/** @type {any} */ point) =>
          `${point.line}, size ${countOf(point.size)}: ${timeOf(point.time)}`,
      }),
      Plot.ruleX(pays, {
        x: (/** @type {any} */ crossover) => crossover.pays.size,
        stroke: 'var(--good)',
        strokeWidth: 1.5,
      }),
      Plot.text(pays, {
        x: (/** @type {any} */ crossover) => crossover.pays.size,
        frameAnchor: 'top',
        dy: -8,
        text: (/** @type {any} */ crossover) => `pays from ${aboutOf(crossover.pays.size)}`,
        fill: 'var(--good)',
      }),
    ],
  });
}

Object.assign(globalThis, { plots: { colourOf, ratioPlot, sizePlot } });
