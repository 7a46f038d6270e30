// answer.js - the answer in words and figures: the headline, the three buffers, the table of differences.
import { fillTable } from './charts.js';
import { count, decimal, hundred, interval, million, signed } from './numbers.js';
import { languageName, word } from './words.js';

const kinds = [
  ['norm_buffer', 'normBuffer'], ['liquidity_buffer', 'liquidityBuffer'], ['economic_buffer', 'economicBuffer'],
];

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// "61.2 (60.1 to 62.3)" and what it is now.
export function tellHeadline(place, now, what) {
  const p = what.p_norm;
  const text = word('headline', `${hundred(p.value)} ${interval(p.low, p.high, hundred)}`);
  place.replaceChildren(element('strong', '', text));
  if (!now) return;
  const before = `${hundred(now.p_norm.value)} ${interval(now.p_norm.low, now.p_norm.high, hundred)}`;
  place.append(' ', element('span', 'quiet', word('headlineNow', before)));
}

// The answer in its first sentences, as the engine puts them.
export function tellSays(place, what) {
  place.replaceChildren(...what.headline.says[languageName()].map((text) => element('p', '', text)));
}

function aboutOf(name, text, side) {
  const asked = decimal(100 * side.confidence, 100 * side.confidence % 1 ? 1 : 0);
  if (name === 'norm_buffer' && !side.norm_buffer.reachable)
    return word('normBufferNone', asked, hundred(side.norm_buffer.p_norm_max));
  return word(`${text}About`, asked);
}

// A difference whose error is open on both sides says nothing yet.
function isKnown(difference) {
  return difference && difference.value !== null && (difference.low !== null || difference.high !== null);
}

function card(name, text, now, what, difference) {
  const made = element('div', 'card');
  made.append(element('h3', '', word(text)));
  const estimate = what[name];
  const value = element('p', 'amount');
  value.append(element('b', '', estimate.value === null ? word('none') : million(estimate.value)));
  if (estimate.value !== null) value.append(' ', element('span', 'quiet', word('million')));
  made.append(value, element('p', 'error', interval(estimate.low, estimate.high, million)));
  if (now) {
    const before = now[name].value === null ? word('none') : million(now[name].value);
    const line = element('p', 'before', word('headlineNow', before));
    if (isKnown(difference))
      line.append(' · ', element('span', '', signed(million(difference.value), difference.value)));
    made.append(line);
  }
  made.append(element('p', 'quiet', aboutOf(name, text, what)));
  return made;
}

export function tellBuffers(place, now, what, difference) {
  place.replaceChildren(...kinds.map(([name, text]) => card(name, text, now, what, difference?.[name])));
}

export function tellNoBuffers(place, story) {
  place.replaceChildren(element('p', 'quiet', `${word('tooFew')}: ${story}`));
}

export function tellBeyond(place, what, leadMonths) {
  const norm = what.norm_buffer;
  place.textContent = word('beyond', hundred(norm.p_norm_none), hundred(norm.p_norm_max),
    hundred(1 - norm.p_norm_max), count(leadMonths));
}

// On a small screen the answer stays in sight while a slider moves.
export function tellBar(place, what) {
  const part = (text, value) => {
    const made = element('span', '', `${text} `);
    made.append(element('b', '', value));
    return made;
  };
  const size = what.buffers?.norm_buffer.value;
  const parts = [part(word('barNorm'), word('barOf', hundred(what.p_norm.value)))];
  if (what.buffers) parts.push(part(word('normBuffer'), size === null ? word('none') : million(size)));
  place.replaceChildren(...parts);
}

export function tellSpoken(place, what) {
  const buffers = what.buffers;
  const value = (name) => (buffers?.[name].value == null ? word('none') : million(buffers[name].value));
  place.textContent = word('spoken', hundred(what.p_norm.value), value('norm_buffer'),
    value('liquidity_buffer'), value('economic_buffer'));
}

// --- now and what if -----------------------------------------------------------------------------

const results = [
  ['norm_met', 'pNorm', hundred], ['inflow_total', 'inflow_total', count],
  ['peak_backlog', 'peak_backlog', count], ['mean_backlog', 'mean_backlog', count],
  ['end_backlog', 'end_backlog', count],  ['peak_overdue', 'peak_overdue', count], ['overdue_case_months', 'overdue_case_months', count],
  ['months_over_norm', 'months_over_norm', (v) => decimal(v, 1)], ['cost_total', 'cost_total', million],
  ['social_cost_total', 'social_cost_total', million],
  ['cost_to_the_state_marginal', 'cost_to_the_state_marginal', million],
  ['penalties_total', 'penalties_total', million], ['shortfall_max', 'shortfall_max', million],
  ['draw_total', 'draw_total', million], ['deficit_total', 'deficit_total', million],
];

function sideCell(result, format) {
  const half = 1.959964 * result.se;
  return `${format(result.mean)} ${interval(result.mean - half, result.mean + half, format)}`;
}

function differenceCell(d, format) {
  return `${signed(format(d.mean), d.mean)} ${interval(d.low, d.high, (v) => signed(format(v), v))}`;
}

function bufferRow(name, text, now, what, difference) {
  const cell = (e) => (e.value === null ? word('none') : `${million(e.value)} ${interval(e.low, e.high, million)}`);
  const d = difference?.[name];
  const last = isKnown(d)
    ? `${signed(million(d.value), d.value)} ${interval(d.low, d.high, (v) => signed(million(v), v))}` : '–';
  return [`${word(text)}, ${word('million')}`, cell(now[name]), cell(what[name]), last];
}

export function tellCompare(table, now, what, difference) {
  if (!now) {
    fillTable(table, [word('meanOf'), word('now')],
      results.map(([name, text, format]) => [word(text), sideCell(what.results[name], format)]));
    table.createCaption().textContent = word('same');
    return;
  }
  table.deleteCaption();
  const rows = results.map(([name, text, format]) => [word(text), sideCell(now.results[name], format),
    sideCell(what.results[name], format), differenceCell(difference[name], format)]);
  if (now.buffers && what.buffers)
    rows.splice(1, 0, ...kinds.map(([name, text]) => bufferRow(name, text, now.buffers, what.buffers, difference)));
  fillTable(table, [word('meanOf'), word('now'), word('whatIf'), word('difference')], rows);
}
