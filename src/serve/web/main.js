// main.js - the page: what the hand does goes to the engine, what the engine says goes on the page.
import { forgetCharts, drawFan, drawFrontier, fanSentence, fanTable, frontierTable } from './charts.js';
import { createSlider, eventForm, newEvent } from './controls.js';
import { pageEngine, serverEngine } from './engine.js';
import { curated, describe, keyAbout, keyName } from './keys.js';
import { count, decimal } from './numbers.js';
import { tellBar, tellBeyond, tellBuffers, tellCompare, tellHeadline, tellNoBuffers, tellSays, tellSpoken } from './answer.js';
import { createState, linkOf, readLink, settingsOf } from './state.js';
import { workbook } from './workbook.js';
import { languageName, setLanguage, word } from './words.js';

const at = (id) => document.getElementById(id);

// The charts: a series, its unit, and where the norm's limit belongs.
const charts = [
  { name: 'inflow', unit: 'casesMonth' },
  { name: 'backlog', unit: 'cases', limit: 'backlog' },
  { name: 'overdue', unit: 'cases', limit: 'overdue' },
  { name: 'experienced', unit: 'fte' },
  { name: 'trainees', unit: 'fte' },
  { name: 'flex', unit: 'fte' },
  { name: 'buffer', unit: 'million', scale: 1e-6 },
  { name: 'social_cost', unit: 'millionMonth', scale: 1e-6 },
];

let engine, about, keys, state, last = null, held = [];
const sliders = new Map();
const extra = []; // keys that the search brought

// --- turning -------------------------------------------------------------------------------------

function turn(path, value) {
  state.change(path, (next) => {
    const settings = next.what.settings;
    if (value === null || value === keys.get(path)?.value) delete settings[path];
    else settings[path] = value;
  });
}

function changeEvents(work) {
  state.change(null, (next) => {
    next.what.events ??= JSON.parse(JSON.stringify(about.events));
    work(next.what.events);
  });
}

function addSlider(path, removable) {
  if (sliders.has(path) || !keys.has(path)) return;
  const made = createSlider(keys.get(path), {
    changed: turn, settled: () => state.settle(),
    removed: removable ? (key) => {
      extra.splice(extra.indexOf(key), 1);
      sliders.get(key).slider.remove();
      sliders.delete(key);
      turn(key, null);
    } : undefined,
  });
  sliders.set(path, made);
  at('sliders').append(made.slider);
}

function layControls() {
  sliders.clear();
  at('sliders').replaceChildren();
  curated.forEach((path) => addSlider(path, false));
  extra.forEach((path) => addSlider(path, true));
  showEdges();
  at('known-keys').replaceChildren(...[...keys.values()].filter((key) => !curated.includes(key.key)).map((key) => {
    const option = document.createElement('option');
    option.value = key.key;
    option.label = keyAbout(key);
    return option;
  }));
}

function showEvents() {
  const events = state.side('what').events ?? about.events;
  at('event-list').replaceChildren(...events.map((event, i) => eventForm(event, i, about, changeEvents)));
}

function showControls() {
  const settings = state.side('what').settings;
  for (const path of Object.keys(settings)) {
    if (!sliders.has(path) && keys.has(path)) {
      extra.push(path);
      addSlider(path, true);
    }
  }
  for (const [path, slider] of sliders) slider.update(settings[path]);
  showEvents();
  at('undo').disabled = !state.canUndo();
  at('redo').disabled = !state.canRedo();
  at('pin').disabled = state.same();
}

function findKey() {
  const wanted = at('search').value.trim().toLowerCase();
  const found = wanted && [...keys.values()].find((key) => key.key.toLowerCase() === wanted)
    || wanted && [...keys.values()].find((key) => !sliders.has(key.key)
      && `${key.key} ${keyName(describe(key))} ${keyAbout(key)}`.toLowerCase().includes(wanted));
  at('search-note').textContent = wanted && !found ? word('searchNone') : '';
  if (!found) return;
  if (!sliders.has(found.key)) {
    extra.push(found.key);
    addSlider(found.key, true);
    sliders.get(found.key).update(state.side('what').settings[found.key]);
  }
  at('search-note').textContent = word('searchAdded', found.key);
  at('search').value = '';
  sliders.get(found.key).slider.querySelector('input, select').focus();
}

// --- telling -------------------------------------------------------------------------------------

function leadMonths() {
  const settings = state.side('what').settings;
  const value = (path) => settings[path] ?? keys.get(path).value;
  return value('academie.recruitment_months') + value('academie.lead_time');
}

function limitOf(chart, side) {
  const measure = side.norm.measure;
  return chart.limit === measure ? side.norm.limit : null;
}

function figureFor(chart) {
  let figure = at(`chart-${chart.name}`);
  if (figure) return figure;
  figure = document.createElement('figure');
  figure.id = `chart-${chart.name}`;
  figure.innerHTML = '<figcaption><h3></h3> <span class="quiet"></span></figcaption><div class="plot" role="img"></div>'
    + '<details class="as-table"><summary></summary><div class="scroll"><table></table></div></details>';
  at('charts').append(figure);
  return figure;
}

function showCharts(now, what) {
  charts.forEach(figureFor); // all places first: they share the width
  for (const chart of charts) {
    const figure = figureFor(chart), plot = figure.querySelector('.plot');
    figure.querySelector('h3').textContent = word(chart.name);
    figure.querySelector('.quiet').textContent = word(chart.unit);
    figure.querySelector('summary').textContent = word('chartTable');
    plot.setAttribute('aria-label', fanSentence(chart, what));
    drawFan(plot, chart, now, what, limitOf(chart, what));
    fanTable(figure.querySelector('table'), chart, now, what);
  }
}

function showFrontier(now, what) {
  const place = at('frontier');
  if (!place.firstChild) {
    place.innerHTML = '<figure><figcaption class="quiet"></figcaption><div class="plot" role="img"></div><p class="quiet axis"></p>'
      + '<details class="as-table"><summary></summary><div class="scroll"><table></table></div></details></figure>';
  }
  place.querySelector('figcaption').textContent = word('frontierY');
  place.querySelector('.axis').textContent = word('frontierX');
  place.querySelector('summary').textContent = word('chartTable');
  place.querySelector('.plot').setAttribute('aria-label', `${word('frontier')}. ${word('frontierAbout')}`);
  drawFrontier(place.querySelector('.plot'), now, what);
  frontierTable(place.querySelector('table'), now, what);
}

function showLegend(two) {
  const item = (kind, text) => `<span class="key ${kind}"></span>${text} `;
  const fan = `${word('legendMedian')}, ${word('legendHalf')}, ${word('legendMost')}`;
  at('legend').innerHTML = two ? item('what', `${word('whatIf')}: ${fan}`) + item('now', word('now')) : item('what', fan);
}

function show(answer) {
  const two = answer.what_if !== undefined;
  const what = two ? answer.what_if : answer.answer, now = two ? answer.now : null;
  // A quick answer comes without the buffers: the last ones stand, dimmed, until the new ones come.
  last = { ...answer, now, what, two };
  at('problem').hidden = true;
  tellHeadline(at('headline'), now, what);
  if (what.buffers) tellBar(at('bar'), what);
  showLegend(two);
  showCharts(now, what);
  at('buffers').classList.toggle('stale', !what.buffers);
  if (what.buffers) {
    tellSays(at('says'), what.buffers);
    tellBuffers(at('buffers'), now?.buffers ?? null, what.buffers, answer.difference);
    tellBeyond(at('beyond'), what.buffers, leadMonths());
    showFrontier(now?.buffers ?? null, what.buffers);
  } else if (what.no_buffers) {
    tellNoBuffers(at('buffers'), what.no_buffers);
    at('beyond').textContent = '';
    at('says').replaceChildren();
  }
  tellCompare(at('compare'), now, what, answer.difference);
}

function problem(story) {
  at('problem').hidden = false;
  at('problem').replaceChildren(...story.split('\n').map((line) => {
    const made = document.createElement('p');
    made.textContent = line.replace(/^--set: /, '');
    return made;
  }));
  at('progress').textContent = '';
  document.body.classList.remove('working');
}

// --- it holds while ------------------------------------------------------------------------------

let edgesAsked = 0;

// A factor on all values of a key is no value of its slider.
function showEdges() {
  for (const [path, slider] of sliders) slider.hold(held.find((each) => each.key === path && each.unit !== 'factor'));
}

function forgetEdges() {
  edgesAsked += 1;
  held = [];
  delete document.body.dataset.edges;
  showEdges();
}

// So few futures, or so little time, cannot always tell: the sliders are then without.
async function findEdges() {
  const mine = ++edgesAsked;
  const found = await engine.holds(settingsOf(state.side('what'))).catch(() => null);
  if (mine !== edgesAsked) return;
  held = found?.holds_while ?? [];
  showEdges();
  document.body.dataset.edges = found ? 'told' : 'not told';
}

// --- asking --------------------------------------------------------------------------------------

let waiting = null;

function ask() {
  clearTimeout(waiting);
  forgetEdges();
  document.body.classList.add('working');
  document.body.dataset.state = 'working';
  const now = settingsOf(state.side('now')), what = settingsOf(state.side('what'));
  engine.ask({ now, what, two: !state.same() }, {
    answer(answer) {
      show(answer);
      at('progress').textContent = word('working', count(answer.futures));
    },
    done(futures, reason) {
      document.body.classList.remove('working');
      at('progress').textContent = word(reason === 'budget' ? 'budget' : 'settled', count(futures));
      document.body.dataset.state = 'done';
      document.body.dataset.futures = futures;
      if (last) tellSpoken(at('spoken'), last.what);
      findEdges();
    },
    problem(story) {
      problem(story);
      document.body.dataset.state = 'problem';
    },
    busy() {
      at('progress').textContent = word('busy');
      waiting = setTimeout(ask, 1000);
    },
    gone() {
      problem(word('gone'));
      document.body.dataset.state = 'gone';
    },
  });
}

let asked = 0;

function changed() {
  showControls();
  history.replaceState(null, '', linkOf(state.side('now'), state.side('what'), languageName()));
  cancelAnimationFrame(asked);
  asked = requestAnimationFrame(ask);
}

// --- words ---------------------------------------------------------------------------------------

function normSentence() {
  const { measure, limit } = about.norm;
  if (measure === 'overdue-share') return word('normShare', decimal(100 * limit, 1));
  if (measure === 'older' && about.norm.before) return word('normPledge', count(limit), about.norm.before);
  if (measure === 'older') return limit > 0 ? word('normOlder', count(limit), about.norm.age) : word('normEach', about.norm.age);
  return word(measure === 'backlog' ? 'normBacklog' : 'normOverdue', count(limit));
}

function showWords() {
  document.documentElement.lang = languageName();
  document.querySelectorAll('[data-word]').forEach((each) => { each.textContent = word(each.dataset.word); });
  document.querySelectorAll('[data-label]').forEach((each) => each.setAttribute('aria-label', word(each.dataset.label)));
  at('title').textContent = about.title || about.name;
  document.title = `${about.title || about.name} · instroom`;
  at('subtitle').textContent = `${word('subtitle', about.months, about.start)}; ${normSentence()}`;
  at('provenance').textContent = word('provenance', about.version, about.name, about.seed, word(engine.name));
}

function otherLanguage() {
  setLanguage(languageName() === 'nl' ? 'en' : 'nl');
  forgetCharts();
  showWords();
  layControls();
  showControls();
  history.replaceState(null, '', linkOf(state.side('now'), state.side('what'), languageName()));
  if (last) show(last);
  if (document.body.dataset.state === 'done') at('progress').textContent = word('settled', count(last.futures));
}

// --- buttons -------------------------------------------------------------------------------------

async function copyLink() {
  let text = word('linkInAddress');
  try {
    await navigator.clipboard.writeText(location.href);
    text = word('linkCopied');
  } catch { /* not allowed here: the address bar holds it anyway */ }
  at('link').textContent = text;
  setTimeout(() => { at('link').textContent = word('link'); }, 2500);
}

async function download(kind) {
  const name = { cfg: 'scenario.cfg', csv: 'months.csv', frontier: 'frontier.csv', xlsx: 'instroom.xlsx' }[kind];
  try {
    const blob = await engine.download(settingsOf(state.side('what')), kind, workbook);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  } catch (error) {
    problem(error.message);
  }
  at('downloads').open = false;
}

function listen() {
  at('undo').addEventListener('click', () => state.undo());
  at('redo').addEventListener('click', () => state.redo());
  at('reset').addEventListener('click', () => state.change(null, (next) => { next.what = JSON.parse(JSON.stringify(next.now)); }));
  at('pin').addEventListener('click', () => state.change(null, (next) => { next.now = JSON.parse(JSON.stringify(next.what)); }));
  at('link').addEventListener('click', copyLink);
  at('language').addEventListener('click', otherLanguage);
  at('add-event').addEventListener('click', () => changeEvents((events) => events.push(newEvent(about))));
  at('search').addEventListener('change', findKey);
  at('controls').addEventListener('submit', (event) => event.preventDefault());
  document.querySelectorAll('[data-download]').forEach((button) =>
    button.addEventListener('click', () => download(button.dataset.download)));
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || /^(text|search|number|month)$/.test(event.target.type ?? '')) return;
    if (event.key === 'z' && !event.shiftKey) state.undo();
    else if (event.key === 'y' || (event.key === 'Z' && event.shiftKey)) state.redo();
    else return;
    event.preventDefault();
  });
  window.addEventListener('hashchange', () => follow(true));
  let resized = 0;
  const redraw = () => {
    cancelAnimationFrame(resized);
    resized = requestAnimationFrame(() => {
      forgetCharts();
      if (last) show(last);
    });
  };
  let width = innerWidth;
  window.addEventListener('resize', () => {
    if (innerWidth !== width) redraw();
    width = innerWidth;
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
}

// Be what the link says.
function follow(again) {
  const { sides, language } = readLink(location.hash, (path) => keys.get(path));
  if (language) setLanguage(language);
  state.restore(sides);
  if (again) {
    showWords();
    layControls();
    forgetCharts();
  }
  showControls();
  ask();
}

async function start() {
  const inside = at('scenario-text');
  engine = inside ? pageEngine(JSON.parse(inside.textContent), at('engine-code').textContent)
    : serverEngine();
  const wished = document.documentElement.dataset.language || navigator.language || 'en';
  setLanguage(wished.startsWith('nl') ? 'nl' : 'en');
  about = await engine.about();
  keys = new Map((await engine.keys()).keys.map((key) => [key.key, key]));
  state = createState(changed);
  const { language } = readLink(location.hash, (path) => keys.get(path));
  if (language) setLanguage(language);
  showWords();
  layControls();
  at('progress').textContent = word('starting');
  if (innerWidth < 720) at('levers').open = false;
  listen();
  follow(false);
}

start().catch((error) => problem(`${word('gone')} ${error.message}`));
