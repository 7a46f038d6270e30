// controls.js - sliders, choices, and the events.
import { choiceName, describe, keyAbout, keyName, keyUnit } from './keys.js';
import { decimal, monthAfter } from './numbers.js';
import { languageName, word } from './words.js';

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// What is typed: digits with the decimal sign of either language.
function readNumber(text) {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  const value = Number(plain);
  return plain !== '' && Number.isFinite(value) ? value : null;
}

function show(key, value) {
  const text = decimal(value * key.factor, key.places);
  return languageName() === 'nl' ? text.replaceAll('.', '') : text.replaceAll(',', '');
}

// No 0.30000000000000004 in a link or a scenario.
function tidy(value) {
  return Number(value.toPrecision(12));
}

function idOf(path) {
  return `key-${path.replace(/[^a-z0-9]/gi, '-')}`;
}

// One row: label, value, unit, slider, way back.
function numberRow(key, changed, settled) {
  const id = idOf(key.key);
  const range = element('input', { type: 'range', id, min: key.min, max: key.max, step: 'any' });
  const text = element('input', { type: 'text', inputMode: 'decimal', className: 'value', id: `${id}-value` });
  const set = (value) => changed(key.key, value === null ? null : tidy(value));
  const snap = (value) => (value >= key.max ? key.max : Math.max(key.min, Math.round(value / key.step) * key.step));
  range.step = key.step;
  range.addEventListener('input', () => set(snap(Number(range.value))));
  range.addEventListener('change', settled);
  text.addEventListener('change', () => {
    const value = readNumber(text.value);
    if (value !== null) set(value / key.factor);
    settled();
  });
  return { row: [text, range], update(value) {
    range.value = value;
    range.setAttribute('aria-valuetext', `${decimal(value * key.factor, key.places)} ${keyUnit(key)}`);
    if (document.activeElement !== text || text.value === '') text.value = show(key, value);
    else if (readNumber(text.value) !== tidy(value * key.factor)) text.value = show(key, value);
  } };
}

function choiceRow(key, changed, settled) {
  const words = key.kind === 'flag' ? ['true', 'false'] : key.words;
  const name = (each) => (key.kind === 'flag' ? word(each === 'true' ? 'yes' : 'no') : choiceName(each));
  const select = element('select', { id: idOf(key.key) },
    ...words.map((each) => element('option', { value: each, textContent: name(each) })));
  select.addEventListener('change', () => {
    changed(key.key, key.kind === 'flag' ? select.value === 'true' : select.value);
    settled();
  });
  return { row: [select], update(value) { select.value = String(value); } };
}

function monthRow(key, changed, settled) {
  const input = element('input', { type: 'month', id: idOf(key.key) });
  input.addEventListener('change', () => {
    if (/^\d{4}-\d{2}$/.test(input.value)) changed(key.key, input.value);
    settled();
  });
  return { row: [input], update(value) { input.value = value ?? ''; } };
}

// The bar under a slider is dark where the answer stays what it is.
function holdsRow(key) {
  const inside = element('span');
  const bar = element('div', { className: 'edges', hidden: true }, inside);
  const text = element('p', { className: 'holds', id: `${idOf(key.key)}-holds`, hidden: true });
  const value = (number) => decimal(number * key.factor, key.places);
  const told = (of, end) => `${value(of[end])} ${word('holdsError', value(of[`${end}_low`]), value(of[`${end}_high`]))}`;
  const part = (number) => 100 * Math.min(Math.max((number - key.min) / (key.max - key.min), 0), 1);
  bar.setAttribute('aria-hidden', 'true');
  return { bar, text, hold(of) {
    const from = of?.from ?? null, to = of?.to ?? null;
    bar.hidden = text.hidden = from === null && to === null;
    if (bar.hidden) return;
    if (from === null) text.textContent = word('holdsTo', told(of, 'to'));
    else if (to === null) text.textContent = word('holdsFrom', told(of, 'from'));
    else text.textContent = word('holdsBoth', told(of, 'from'), told(of, 'to'));
    text.title = word('holdsAbout');
    const left = from === null ? 0 : part(from), right = to === null ? 100 : part(to);
    inside.style.left = `${left}%`;
    inside.style.width = `${right - left}%`;
  } };
}

export function createSlider(raw, { changed, settled, removed }) {
  const key = describe(raw);
  const make = { choice: choiceRow, flag: choiceRow, month: monthRow }[key.kind] ?? numberRow;
  const { row, update } = make(key, changed, settled);
  const label = element('label', { htmlFor: idOf(key.key), textContent: keyName(key), title: `${key.key}: ${keyAbout(key)}` });
  const unit = element('span', { className: 'unit', textContent: keyUnit(key) });
  const back = element('button', { type: 'button', className: 'back', textContent: '↺' });
  const about = element('p', { className: 'about', id: `${idOf(key.key)}-about`, textContent: keyAbout(key) });
  const { bar, text, hold } = holdsRow(key);
  row.at(-1).setAttribute('aria-describedby', `${about.id} ${text.id}`);
  if (row.length > 1) row[0].setAttribute('aria-label', `${keyName(key)}, ${keyUnit(key)}`);
  back.addEventListener('click', () => { changed(key.key, null); settled(); });
  const head = element('div', { className: 'head' }, label, back);
  if (removed) {
    const remove = element('button', { type: 'button', className: 'back', textContent: '×' });
    remove.setAttribute('aria-label', word('remove', keyName(key)));
    remove.addEventListener('click', () => removed(key.key));
    head.append(remove);
  }
  const value = element('span', { className: 'figure' }, ...(row.length > 1 ? [row[0]] : []), unit);
  head.append(value);
  const slider = element('div', { className: `slider ${key.kind}` }, head, row.at(-1), bar, text, about);
  slider.dataset.key = key.key;
  return { key, slider, hold, update(given) {
    const start = key.value, value = given ?? start;
    slider.classList.toggle('turned', given !== undefined);
    back.hidden = given === undefined;
    const was = typeof start === 'number' ? `${decimal(start * key.factor, key.places)} ${keyUnit(key)}` : choiceName(String(start));
    back.title = word('back', was);
    back.setAttribute('aria-label', `${keyName(key)}: ${word('back', was)}`);
    if (value !== null) update(value);
  } };
}

// --- events --------------------------------------------------------------------------------------

export function newEvent(about) {
  return { start: monthAfter(about.start, 6), months: 6, multiply: 1.5, add: 0, track: '' };
}

function field(text, input) {
  return element('label', {}, element('span', { textContent: text }), input);
}

function numberField(value, { min, step }, set) {
  const input = element('input', { type: 'number', min, step, value });
  input.addEventListener('change', () => {
    const number = readNumber(input.value);
    if (number !== null && number >= Number(min)) set(number);
  });
  return input;
}

export function eventForm(event, index, about, changed) {
  const set = (name) => (value) => changed((events) => { events[index][name] = value; });
  const start = element('input', { type: 'month', value: event.start, required: true });
  start.addEventListener('change', () => {
    if (/^\d{4}-\d{2}$/.test(start.value)) set('start')(start.value);
  });
  const track = element('select', {}, element('option', { value: '', textContent: word('allTracks') }),
    ...about.tracks.map((name) => element('option', { value: name, textContent: name })));
  track.value = event.track;
  track.addEventListener('change', () => set('track')(track.value));
  const remove = element('button', { type: 'button', className: 'back', textContent: '×' });
  remove.setAttribute('aria-label', `${word('removeEvent')} ${index + 1}`);
  remove.addEventListener('click', () => changed((events) => { events.splice(index, 1); }));
  const group = element('div', { className: 'event' },
    field(word('eventStart'), start),
    field(word('eventMonths'), numberField(event.months, { min: '1', step: '1' }, (v) => set('months')(Math.round(v)))),
    field(word('eventMultiply'), numberField(event.multiply, { min: '0', step: '0.1' }, set('multiply'))),
    field(word('eventAdd'), numberField(event.add, { min: '-1000000', step: '100' }, set('add'))),
    field(word('eventTrack'), track), remove);
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', word('event', index + 1));
  return group;
}
