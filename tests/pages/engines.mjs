// engines.mjs - the engine for browsers gives the figures of the program, to the last digit.
//
//   node tests/pages/engines.mjs build/wasm/instroom.js http://127.0.0.1:PORT/ PAGE.html
//
// PAGE.html is the page of the scenario that the server of that address plays: what it holds of the
// scenario is what the engine is opened with.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [file, address, page] = process.argv.slice(2);
const engine = await createRequire(import.meta.url)(resolve(file))();
const put = (text) => {
  const bytes = engine.lengthBytesUTF8(text) + 1, at = engine._malloc(bytes);
  engine.stringToUTF8(text, at, bytes);
  return at;
};
const lines = (settings) => put(`${Object.entries(settings).map(([key, value]) => `${key}=${value}\0`).join('')}\0`);
const [, inside] = readFileSync(page, 'utf8').match(/id="scenario-text">(.*?)<\/script>/s);
const { pairs, figures, name } = JSON.parse(inside);
const opened = engine.UTF8ToString(engine._ins_page_open(
  put(`${pairs.map((pair) => `${pair}\0`).join('')}\0`), put(figures), put(name)));
let bad = 0, looked = 0;

// Every number, text and null at every place, and nothing else.
function differ(one, other, where) {
  if (typeof one !== 'object' || one === null || other === null || typeof other !== 'object') {
    looked++;
    return Object.is(one, other) ? null : `${where}: ${one} and ${other}`;
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const name of names) {
    const wrong = differ(one[name], other[name], `${where}.${name}`);
    if (wrong) return wrong;
  }
  return null;
}

// The server may have closed a connection that was silent while the engine here was at work.
async function ask(settings, futures) {
  const post = () => fetch(`${address}api/evaluate`, { method: 'POST',
    headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ settings, futures }) });
  return (await post().catch(post)).json();
}

async function same(settings, futures) {
  const text = engine.UTF8ToString(engine._ins_page_answer(lines(settings), 0, 0, futures, 1, 0));
  const here = JSON.parse(text), there = await ask(settings, futures);
  const wrong = here.problem ?? there.detail ?? differ(here, there, 'answer');
  if (wrong) {
    console.log(`engines: ${JSON.stringify(settings)}: ${wrong}`);
    bad++;
  }
}

// The same mistakes in the same words.
async function sameStory(settings) {
  const text = engine.UTF8ToString(engine._ins_page_answer(lines(settings), 0, 0, 50, 1, 0));
  const there = (await ask(settings, 50)).detail, here = JSON.parse(text).problem;
  looked++;
  if (here === there) return;
  console.log(`engines: ${here} and ${there}`);
  bad++;
}

// Between which values of its keys an answer holds.
async function sameHolds(settings, futures) {
  const text = engine.UTF8ToString(engine._ins_page_download(lines(settings), put('holds'), futures));
  const post = () => fetch(`${address}api/download`, { method: 'POST',
    headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ settings, futures, kind: 'holds' }) });
  const here = JSON.parse(text), there = await (await post().catch(post)).json();
  const wrong = here.problem ?? there.detail ?? differ(here, there, 'holds');
  if (!wrong && here.holds_while.length > 5) return;
  console.log(`engines: holds: ${wrong}`);
  bad++;
}

if (JSON.parse(opened).problem) {
  console.log(`engines: ${JSON.parse(opened).problem}`);
  process.exit(1);
}
await same({}, 200);
await same({}, 200); // what was drawn before is remembered, and is the same
await same({ 'academie.lead_time': 6, 'flex.pool': 250 }, 100);
await same({ 'inflow.ar1.tail': 4, 'inflow.surge.probability': 0.02, 'inflow.surge.mean_log_size': 0.6 }, 64);
await same({ 'inflow.counts': 'poisson', 'tower.forecast': 'trend', seed: 7 }, 64);
await same({ 'inflow.dispersion': 2.5, 'norm.measure': 'overdue-share', 'norm.limit': 0.2, 'norm.confidence': 0.9 }, 100);
await same({ 'inflow.events': '()', 'inflow.events[0].start': '2028-03', 'inflow.events[0].months': 6,
  'inflow.events[0].multiply': 1.5, 'inflow.events[0].track': 'asylum' }, 64);
await same({ funding: 'unlimited', 'tower.policy': 'replace', months: 48 }, 40);
await sameHolds({ 'flex.pool': 100 }, 100);
await sameStory({ 'academie.led_time': 9, 'flex.pool': -1, 'norm.confidence': 'x' });
await sameStory({ 'inflow.events[0].start': '2028-13' });
await sameStory({ 'budget.cap': 0.5 }); // a key of the scenario is named with it
await sameStory({ 'inflow.history.file': '/etc/passwd' });
console.log(bad ? `engines: ${bad} differences` : `engines: ${looked} figures are the same in both`);
process.exit(bad || looked < 10000 ? 1 : 0);
