// keys.js - which keys have a slider of their own, how far it goes, and how its figure is written.
//
// Keys, units, ranges, usual values, meanings in both languages and values come from the program's
// one table of keys; what stands here is how a planner likes to see them.
import { hasWord, languageName, word } from './words.js';

// The first are shown at once; all others by the search.
export const curated = [
  'academie.lead_time', 'academie.max_intake', 'academie.recruitment_months', 'flex.pool',
  'flex.lead_time', 'staff.attrition', 'inflow.level_per_month', 'inflow.surge.probability',
  'inflow.surge.mean_log_size', 'budget.annual[0]', 'buffer.initial', 'tower.patience',
  'tower.reporting_lag', 'tower.forecast', 'norm.limit', 'norm.confidence',
];

const names = {
  'academie.lead_time': ['Training time', 'Opleidingsduur'],
  'academie.max_intake': ['Largest intake', 'Grootste lichting'],
  'academie.recruitment_months': ['Recruitment time', 'Wervingsduur'],
  'flex.pool': ['Flexible shell', 'Flexibele schil'],
  'flex.lead_time': ['Flex comes after', 'Schil komt na'],
  'staff.attrition': ['Attrition', 'Vertrek'],
  'inflow.level_per_month': ['Inflow, median', 'Instroom, mediaan'],
  'inflow.surge.probability': ['Chance of a surge', 'Kans op een piek'],
  'inflow.surge.mean_log_size': ['Size of a surge', 'Omvang van een piek'],
  'budget.annual': ['Budget', 'Begroting'],
  'buffer.initial': ['Buffer at the start', 'Buffer bij de start'],
  'tower.patience': ['Patience', 'Geduld'],
  'tower.reporting_lag': ['News comes after', 'Nieuws komt na'],
  'tower.forecast': ['Forecast', 'Prognose'],
  'norm.limit': ['Norm: at most', 'Norm: hoogstens'],
  'norm.confidence': ['Norm kept in', 'Norm gehaald in'],
};

// A unit as people read it: factor on the value, decimals, a word.
const shown = {
  'months': [1, 0, 'unitMonths'],
  'month': [1, 0, 'unitMonths'],
  'FTE': [1, 0, 'unitFte'],
  'euro': [1e-6, 1, 'unitMillion'],
  'euro/year': [1e-6, 1, 'unitMillionYear'],
  '1/month': [100, 2, 'unitPercentMonth'],
  'cases': [1, 0, 'unitCases'],
  'cases/month': [1, 0, 'unitCasesMonth'],
  'probability': [100, 0, 'unitFuturesOf100'],
};

// A chance of 0 or 1 is no confidence: its slider keeps away from both.
const reach = { 'norm.confidence': [0.5, 0.99] };

// How far a slider goes: over the usual values where today's is a fair part of them, else to twice
// or so of today's.
function ends(key, value) {
  const fair = key.usual_high <= 10 * Math.abs(value) || (value === 0 && key.usual_high <= 100);
  if (reach[key.row]) return reach[key.row];
  if (key.usual_high !== null && fair) return [key.usual_low, key.usual_high];
  if (key.kind === 'share') return [0, value > 0.2 ? 1 : nice(3 * value || 0.1)];
  const high = nice(2.2 * Math.abs(value) || 1);
  return [Math.min(0, 2 * value), key.kind === 'whole' ? Math.max(Math.ceil(high), 12) : high];
}

function nice(value) {
  if (!(value > 0)) return 1;
  const ten = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].find((step) => step * ten >= value * 0.999999) * ten;
}

// A key of /api/keys with all that its slider needs.
export function describe(key) {
  const [factor, digits, unit] = shown[key.unit] ?? [1, null, null];
  const whole = key.kind === 'whole';
  const value = typeof key.value === 'number' ? key.value : 0;
  let [low, high] = ends(key, value);
  if (key.low !== null) low = Math.max(low, key.low);
  if (key.high !== null) high = Math.min(high, key.high);
  const step = whole ? 1 : nice((high - low) / 200);
  const places = digits ?? Math.max(0, -Math.floor(Math.log10(step * factor) + 1e-9));
  return { ...key, factor, unitWord: unit, min: Math.min(low, value), max: Math.max(high, value), step, places };
}

export function keyName(key) {
  const entry = names[key.row];
  const index = key.key.match(/\[(\d+)\]$/);
  const more = index && Number(index[1]) > 0 ? ` ${Number(index[1]) + 1}` : '';
  return entry ? entry[languageName() === 'nl' ? 1 : 0] + more : key.key;
}

// What the key means: a line of the table.
export function keyAbout(key) {
  return languageName() === 'nl' ? key.about_nl : key.about;
}

export function keyUnit(key) {
  return key.unitWord ? word(key.unitWord) : key.unit;
}

export function choiceName(name) {
  return hasWord(`choice_${name}`) ? word(`choice_${name}`) : name;
}
