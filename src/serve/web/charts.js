// charts.js - fans by month and the frontier, drawn with uPlot in the hand of the printed figures:
// greys for now, one accent for what if.
import { count, decimal, hundred, million, monthAfter } from './numbers.js';
import { word } from './words.js';

const drawn = new Map(); // what stands in an element: its uPlot, to be replaced

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function palette() {
  const names = ['ink', 'faint', 'hair', 'accent', 'accent-half', 'accent-most', 'grey-half', 'grey-most', 'warn'];
  return Object.fromEntries(names.map((name) => [name, colour(name)]));
}

function widthOf(element) {
  return Math.max(240, Math.floor(element.getBoundingClientRect().width));
}

const font = '12px system-ui, sans-serif';

function axes(colours, formatX, splitsX, formatY) {
  const common = { stroke: colours.faint, font, ticks: { show: false } };
  return [
    { ...common, size: 32, gap: 7, grid: { show: false }, splits: splitsX, values: (_, splits) => splits.map(formatX) },
    { ...common, size: 62, grid: { stroke: colours.hair, width: 1 }, values: (_, splits) => splits.map(formatY) },
  ];
}

// A line across, such as the norm, with its word.
function lineAcross(value, text, stroke, { upright = false, below = false, row = 1 } = {}) {
  return (chart) => {
    if (value === null || value === undefined) return;
    const { ctx, bbox } = chart;
    const at = Math.round(chart.valToPos(value, upright ? 'x' : 'y', true));
    const inside = upright ? at >= bbox.left && at <= bbox.left + bbox.width
      : at >= bbox.top && at <= bbox.top + bbox.height;
    if (!inside) return;
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = stroke;
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(upright ? at : bbox.left, upright ? bbox.top : at);
    ctx.lineTo(upright ? at : bbox.left + bbox.width, upright ? bbox.top + bbox.height : at);
    ctx.stroke();
    ctx.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
    const right = upright && at < bbox.left + 0.66 * bbox.width;
    ctx.textAlign = right ? 'left' : 'right';
    ctx.textBaseline = upright || below ? 'top' : 'bottom';
    ctx.fillText(text, upright ? at + (right ? 4 : -4) * devicePixelRatio : bbox.left + bbox.width - 2,
      upright ? bbox.top - 15 * row * devicePixelRatio : at + (below ? 3 : -2));
    ctx.restore();
  };
}

function put(element, options, data) {
  const old = drawn.get(element);
  const sameShape = old && old.shape === options.shape && old.width === options.width;
  if (sameShape) {
    old.marks = options.marks;
    old.chart.setData(data);
    return;
  }
  old?.chart.destroy();
  const entry = { shape: options.shape, width: options.width, marks: options.marks };
  const hooks = { draw: [(chart) => entry.marks.forEach((mark) => mark(chart))] };
  entry.chart = new uPlot({ ...options, hooks }, data, element);
  drawn.set(element, entry);
}

// Themes and widths change: everything is drawn anew.
export function forgetCharts() {
  for (const { chart } of drawn.values()) chart.destroy();
  drawn.clear();
}

// --- fans ----------------------------------------------------------------------------------------

const quantiles = ['p05', 'p25', 'p50', 'p75', 'p95'];

function fanSeries(colours, kind) {
  const grey = kind === 'now';
  const stroke = grey ? colours.faint : colours.accent;
  return quantiles.map((name) => (name === 'p50'
    ? { label: name, stroke, width: grey ? 1.5 : 2, dash: grey ? [6, 4] : undefined, points: { show: false } }
    : { label: name, stroke: 'transparent', width: 0, points: { show: false } }));
}

function fanBands(colours, kind, first) {
  const [most, half] = kind === 'now' ? [colours['grey-most'], colours['grey-half']]
    : [colours['accent-most'], colours['accent-half']];
  return [{ series: [first + 4, first], fill: most }, { series: [first + 3, first + 1], fill: half }];
}

function januaries(start, months) {
  const first = (13 - Number(start.split('-')[1])) % 12;
  const step = months > 132 ? 60 : months > 60 ? 24 : 12;
  const all = [];
  for (let at = first; at < months; at += step) all.push(at);
  return all;
}

// One series of both sides (now may be null): what if over now.
export function drawFan(element, series, now, what, limit) {
  const colours = palette();
  const months = what.months, scale = series.scale ?? 1;
  const x = Array.from({ length: months }, (_, t) => t);
  const rows = (side) => quantiles.map((q) => side.fan[series.name][q].map((v) => v * scale));
  const both = now !== null && now.months === months;
  const data = [x, ...(both ? rows(now) : []), ...rows(what)];
  const top = Math.max(...data.slice(1).flat(), limit && limit * scale < 2 * Math.max(...data.slice(1).flat()) ? limit * scale : 0);
  const year = (t) => monthAfter(what.start, t).slice(0, 4);
  put(element, {
    shape: `${both}${what.start}${months}${colours.ink}`, width: widthOf(element), height: 200,
    padding: [10, 12, 0, 0],
    legend: { show: false }, cursor: { show: false },
    scales: { x: { time: false }, y: { range: (_, low, high) => [Math.min(0, low), (high > 0 ? high : 1) * 1.04] } },
    axes: axes(colours, year, () => januaries(what.start, months), (v) => decimal(v, top < 5 ? 1 : 0)),
    series: [{}, ...(both ? fanSeries(colours, 'now') : []), ...fanSeries(colours, 'what')],
    bands: [...(both ? fanBands(colours, 'now', 1) : []), ...fanBands(colours, 'what', both ? 6 : 1)],
    marks: limit === null ? [] : [lineAcross(limit * scale, word('normLimit'), colours.warn)],
  }, data);
}

// The same as a sentence, and as a table of Januaries, for those who do not see it.
export function fanSentence(series, side) {
  const fan = side.fan[series.name], last = side.months - 1, scale = series.scale ?? 1;
  const figure = (v) => (scale === 1 ? count(v) : decimal(v * scale, 1));
  return word('chartSpoken', word(series.name), word(series.unit), figure(fan.p50[0]), figure(fan.p50[last]),
    figure(fan.p05[last]), figure(fan.p95[last]));
}

export function fanTable(table, series, now, what) {
  const scale = series.scale ?? 1;
  const figure = (v) => (scale === 1 ? count(v) : decimal(v * scale, 1));
  const times = [...new Set([0, ...januaries(what.start, what.months), what.months - 1])].sort((a, b) => a - b);
  const sides = now ? [['now', now], ['whatIf', what]] : [['whatIf', what]];
  const head = [word('month'), ...sides.flatMap(([name]) =>
    ['5 %', word('legendMedian'), '95 %'].map((q) => (now ? `${word(name)}, ${q}` : q)))];
  const rows = times.map((t) => [monthAfter(what.start, t), ...sides.flatMap(([, side]) =>
    ['p05', 'p50', 'p95'].map((q) => (t < side.months ? figure(side.fan[series.name][q][t]) : '–')))]);
  fillTable(table, head, rows);
}

export function fillTable(table, head, rows) {
  const row = (cells, tag) => {
    const line = document.createElement('tr');
    cells.forEach((text, i) => {
      const cell = document.createElement(i === 0 || tag === 'th' ? 'th' : 'td');
      if (tag === 'th') cell.scope = 'col';
      else if (i === 0) cell.scope = 'row';
      cell.textContent = text;
      line.append(cell);
    });
    return line;
  };
  const top = document.createElement('thead'), body = document.createElement('tbody');
  if (head) top.append(row(head, 'th'));
  body.append(...rows.map((cells) => row(cells, 'td')));
  table.replaceChildren(top, body);
}

// --- the frontier --------------------------------------------------------------------------------

// Both sides on one axis: a point of one is null for the other, and gaps are bridged.
function onOneAxis(sides) {
  const x = [...new Set(sides.flatMap((side) => side.frontier.map((p) => p.buffer / 1e6)))].sort((a, b) => a - b);
  const column = (side, name) => x.map((b) => {
    const point = side.frontier.find((p) => p.buffer / 1e6 === b);
    return point ? 100 * point[name] : interpolate(side.frontier, b, name);
  });
  return [x, ...sides.flatMap((side) => ['low', 'p_norm', 'high'].map((name) => column(side, name)))];
}

// Between two sizes that were played the share is drawn straight; beyond the last one money changes
// nothing.
function interpolate(points, b, name) {
  const after = points.findIndex((p) => p.buffer / 1e6 > b);
  if (after < 0) return 100 * points.at(-1)[name];
  if (after === 0) return 100 * points[0][name];
  const [from, to] = [points[after - 1], points[after]];
  const part = (b * 1e6 - from.buffer) / (to.buffer - from.buffer);
  return 100 * (from[name] + part * (to[name] - from[name]));
}

export function drawFrontier(element, now, what) {
  const colours = palette();
  const sides = now ? [now, what] : [what];
  const line = (stroke, dash) => [
    { stroke: 'transparent', width: 0, points: { show: false } },
    { stroke, width: 2, dash, points: { show: false } },
    { stroke: 'transparent', width: 0, points: { show: false } },
  ];
  const data = onOneAxis(sides);
  const marks = [lineAcross(100 * what.confidence, word('asked'), colours.warn, { below: true })];
  for (const [name, text] of [['norm_buffer', 'normBuffer'], ['economic_buffer', 'economicBuffer'], ['liquidity_buffer', 'liquidityBuffer']]) {
    const value = what[name].value;
    if (value !== null) marks.push(lineAcross(value / 1e6, word(text), colours.accent, { upright: true, row: marks.length }));
  }
  put(element, {
    shape: `${sides.length}${colours.ink}`, width: widthOf(element), height: 320, padding: [50, 16, 0, 0],
    legend: { show: false }, cursor: { show: false },
    scales: { x: { time: false }, y: { range: (_, low, high) => [Math.max(0, Math.floor(low / 10) * 10 - 5), Math.min(100, Math.ceil(high / 10) * 10 + 5)] } },
    axes: axes(colours, (v) => decimal(v, 0), undefined, (v) => decimal(v, 0)),
    series: [{}, ...(now ? line(colours.faint, [6, 4]) : []), ...line(colours.accent)],
    bands: [...(now ? [{ series: [3, 1], fill: colours['grey-most'] }] : []),
      { series: now ? [6, 4] : [3, 1], fill: colours['accent-most'] }],
    marks,
  }, data);
}

export function frontierTable(table, now, what) {
  const cell = (side, b) => {
    const point = side.frontier.find((p) => p.buffer === b);
    return point ? `${hundred(point.p_norm)} (${hundred(point.low)}–${hundred(point.high)})` : '–';
  };
  const sides = now ? [now, what] : [what];
  const sizes = [...new Set(sides.flatMap((side) => side.frontier.map((p) => p.buffer)))].sort((a, b) => a - b);
  const head = [word('frontierX'), ...(now ? [word('now'), word('whatIf')] : [word('frontierY')])];
  fillTable(table, head, sizes.map((b) => [million(b), ...sides.map((side) => cell(side, b))]));
}
