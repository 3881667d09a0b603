/** The page of a report: what it says first, then the plots, then every number. */

const { plots, words } = /** @type {any} */ (globalThis);
const { colourOf, ratioPlot, sizePlot } = plots;
const { countOf, paysOf, three, timeOf } = words;

/** @type {{ reports: any[], comparisons: any[] }} */
const data = JSON.parse(document.getElementById('data')?.textContent ?? '{}');
const main = /** @type {HTMLElement} */ (document.querySelector('main'));

/**
 * @param {string} tag
 * @param {string} [text]
 * @param {string} [className]
 */
function element(tag, text = '', className = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** @param {string[]} heads @param {string[][]} rows */
function tableOf(heads, rows) {
  const scroll = element('div', '', 'scroll');
  const table = element('table');
  const row = (/** @type {string} */ tag, /** @type {string[]} */ cells) => {
    const made = element('tr');
    made.append(...cells.map((cell) => element(tag, cell)));
    return made;
  };
  table.append(row('th', heads), ...rows.map((cells) => row('td', cells)));
  scroll.append(table);
  return scroll;
}

/** A plot that is drawn anew when its width changes. @param {(width: number) => any} draw */
function plot(draw) {
  const place = element('div', '', 'plot');
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width === 0 || width === drawn) return;
    drawn = width;
    const made = draw(width);
    place.replaceChildren(...(made ? [made] : []));
  }).observe(place);
  return place;
}

/** @param {any} sized */
function troubles(sized) {
  const at = `size ${countOf(sized.size)}`;
  const differs = sized.disagreements.map((/** @type {any} */ each) => {
    const where = each.element ? `element ${each.element}` : 'the result';
    const text = `${at}, ${each.arm}: ${where} is ${each.found}, and ${each.expected} of ${each.reference}: no ratios, for it is not the same work`;
    return element('p', text, 'bad');
  });
  const failed = sized.arms.flatMap((/** @type {any} */ own) =>
    own.failure ? [element('p', `${at}, ${own.arm} failed: ${own.failure.message}`, 'bad')] : [],
  );
  return [...differs, ...failed];
}

/** @param {any} report @param {any} case_ */
function numbers(report, case_) {
  const native = report.arms[0].id;
  const rows = case_.sizes.flatMap((/** @type {any} */ sized) =>
    sized.arms.map((/** @type {any} */ own) => {
      const { place } = report.arms.find((/** @type {any} */ arm) => arm.id === own.arm);
      const ratio = (/** @type {any} */ ratio) =>
        ratio ? `${three(ratio.value)}× (${three(ratio.low)}–${three(ratio.high)})` : '';
      const { summary } = own;
      return [
        own.arm,
        countOf(sized.size),
        summary ? timeOf(summary.median) : 'failed',
        summary ? `${timeOf(summary.low)} – ${timeOf(summary.high)}` : '',
        ratio(own.ratios[native]),
        ratio(own.ratios[`javascript ${place}`]),
        own.crossing === undefined ? '' : timeOf(own.crossing),
      ];
    }),
  );
  const details = element('details');
  const heads = [
    'arm',
    'size',
    'median',
    'half of all between',
    'of native',
    'of JavaScript',
    'crossing',
  ];
  details.append(element('summary', 'Every number'), tableOf(heads, rows));
  return details;
}

/** @param {any} report @param {any} case_ */
function caseOf(report, case_) {
  const section = element('section');
  section.append(element('h2', case_.name));
  for (const crossover of case_.crossovers) {
    section.append(element('p', `${crossover.arm}: off-thread pays ${paysOf(crossover)}`, 'quiet'));
  }
  for (const sized of case_.sizes) section.append(...troubles(sized));
  const largest = case_.sizes.findLast((/** @type {any} */ sized) => !sized.disagreements.length);
  if (largest) {
    section.append(
      element(
        'h3',
        case_.sizes.length > 1
          ? `Against native, at size ${countOf(largest.size)}`
          : 'Against native',
      ),
      plot((width) => ratioPlot(report, largest, width)),
    );
  }
  const shown = new Set(
    report.arms.flatMap((/** @type {any} */ arm) => (arm.kind === 'engine' ? [arm.place] : [])),
  );
  for (const place of case_.sizes.length > 1 ? shown : []) {
    section.append(
      element('h3', `Time over size, ${place}`),
      plot((width) => sizePlot(report, case_, place, width)),
    );
  }
  section.append(numbers(report, case_));
  return section;
}

/** @param {any} report */
function reportOf(report) {
  const { cpu, arch, cores, os } = report.machine;
  const versions = Object.entries(report.versions).map(([name, version]) =>
    String(version).startsWith(name) ? version : `${name} ${version}`,
  );
  const legend = element('div', '', 'legend');
  const kinds = {
    native: 'native build',
    engine: 'Rust in a lane',
    javascript: 'JavaScript on the page',
  };
  for (const [kind, words] of Object.entries(kinds)) {
    const entry = element('span', words);
    entry.style.setProperty('--of', colourOf(kind));
    legend.append(entry);
  }
  main.append(
    element('h1', report.bench),
    element(
      'p',
      `${report.package} ${report.packageVersion} · ${cpu || arch}, ${cores} cores, ${os}`,
      'quiet',
    ),
    element('p', versions.join(' · '), 'quiet'),
    legend,
    element(
      'p',
      'A dashed line is the work with the crossing of input and result. Bars are 95 % intervals.',
      'quiet',
    ),
    ...report.skipped.map((/** @type {any} */ each) =>
      element('p', `Left out: ${each.what}: ${each.why}`, 'quiet'),
    ),
    ...report.cases.map((/** @type {any} */ case_) => caseOf(report, case_)),
  );
}

/** @param {any} comparison */
function comparisonOf(comparison) {
  const section = element('section');
  const verdicts = {
    faster: 'faster',
    slower: 'slower',
    same: 'no difference',
    'too-few': 'too few rounds',
  };
  const rows = comparison.changes.map((/** @type {any} */ change) => [
    `${change.case}, ${change.arm}`,
    countOf(change.size),
    timeOf(change.before),
    timeOf(change.after),
    `${(change.confidence * 100).toFixed(1)} %`,
    verdicts[/** @type {'faster'} */ (change.verdict)],
  ]);
  section.append(
    element('h2', `${comparison.bench}, since the earlier report`),
    tableOf(['case, arm', 'size', 'before', 'after', 'confidence', 'verdict'], rows),
  );
  main.append(section);
}

data.comparisons.forEach(comparisonOf);
data.reports.forEach(reportOf);
