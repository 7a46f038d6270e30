// state.js - what is turned, what was turned before, and the link that says it.
//
// A side is { settings: { key: value }, events: null | [...] }: only what differs from the
// scenario; events are edited whole, null are the scenario's own.

const emptySide = () => ({ settings: {}, events: null });

export function createState(changed) {
  let present = { now: emptySide(), what: emptySide() };
  let past = [], future = [], lastTouched = null;
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const move = (from, to) => {
    if (from.length === 0) return;
    to.push(present);
    present = from.pop();
    lastTouched = null;
    changed();
  };

  return {
    side: (name) => present[name],
    same: () => JSON.stringify(present.now) === JSON.stringify(present.what),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    undo: () => move(past, future),
    redo: () => move(future, past),
    // One movement of one slider is one step back, however many values it passed.
    change(touched, work) {
      const next = copy(present);
      work(next);
      if (JSON.stringify(next) === JSON.stringify(present)) return;
      if (touched === null || touched !== lastTouched) {
        past.push(present);
        if (past.length > 200) past.shift();
      }
      lastTouched = touched;
      future = [];
      present = next;
      changed();
    },
    settle() { lastTouched = null; },
    restore(sides) {
      present = sides;
      past = [];
      future = [];
    },
  };
}

// --- the link ------------------------------------------------------------------------------------

function eventText(event) {
  return [event.start, event.months, event.multiply, event.add, event.track].join('*');
}

function readEvent(text) {
  const [start, months, multiply, add, track] = text.split('*');
  return { start, months: Number(months), multiply: Number(multiply), add: Number(add), track: track ?? '' };
}

function addSide(parameters, prefix, side) {
  for (const [key, value] of Object.entries(side.settings)) parameters.append(prefix + key, String(value));
  if (side.events === null) return;
  if (side.events.length === 0) parameters.append(`${prefix}event`, 'none');
  for (const event of side.events) parameters.append(`${prefix}event`, eventText(event));
}

export function linkOf(now, what, language) {
  const parameters = new URLSearchParams();
  parameters.append('lang', language);
  addSide(parameters, '', what);
  addSide(parameters, 'now.', now);
  return `#${parameters}`;
}

function readValue(key, text) {
  if (key.kind === 'flag') return text === 'true';
  if (key.kind === 'choice' || key.kind === 'month') return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

// What a link says, as far as this scenario knows its keys.
export function readLink(fragment, keyOf) {
  const sides = { now: emptySide(), what: emptySide() };
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  for (const [name, text] of parameters) {
    const side = name.startsWith('now.') ? sides.now : sides.what;
    const path = name.replace(/^now\./, '');
    const key = keyOf(path);
    if (path === 'event') {
      side.events ??= [];
      if (text !== 'none') side.events.push(readEvent(text));
    } else if (key) {
      const value = readValue(key, text);
      if (value !== null) side.settings[path] = value;
    }
  }
  return { sides, language: parameters.get('lang') };
}

// --- for the engine ------------------------------------------------------------------------------

// Settings as --set takes them, in their order: a list of events is emptied, and filled value by value.
export function settingsOf(side) {
  const settings = { ...side.settings };
  if (side.events !== null) settings['inflow.events'] = '()';
  for (const [i, event] of (side.events ?? []).entries())
    for (const name of ['start', 'months', 'multiply', 'add', 'track'])
      if (event[name] !== '') settings[`inflow.events[${i}].${name}`] = event[name];
  return settings;
}
