// load.mjs - clients that ask, drop what they asked, and ask again.
//
//   node tests/pages/load.mjs http://127.0.0.1:PORT/ SECONDS PID
import { readFileSync } from 'node:fs';

const [address, seconds, pid] = process.argv.slice(2);
const CLIENTS = 50;
const count = { answered: 0, steps: 0, busy: 0, dropped: 0, cancelled: 0, lost: 0 };
const first = [];

// Kilobytes that the server holds, and its descriptors.
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

function question(client, n) {
  return { settings: { 'academie.lead_time': 6 + (client + n) % 12, 'flex.pool': 60 + (7 * n) % 200 },
    futures: 500, client: `load-${client}` };
}

async function stream(client, n) {
  const control = new AbortController(), begun = performance.now();
  const response = await fetch(`${address}api/evaluate`, { method: 'POST', signal: control.signal,
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' }, body: JSON.stringify(question(client, n)) });
  if (response.status === 503) {
    count.busy++;
    await response.text();
    await new Promise((resolve) => { setTimeout(resolve, 1000 * Number(response.headers.get('retry-after'))); });
    return;
  }
  let text = '', answers = 0, seen = false;
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    text = (text + part).slice(-200000);
    answers += (part.match(/event: answer/g) ?? []).length;
    if (answers && !seen) first.push(performance.now() - begun);
    seen = answers > 0;
    if (answers && n % 3 === 0) { // the hand moved on
      count.dropped++;
      control.abort();
      return;
    }
  }
  if (/event: done/.test(text)) count.answered++;
  else if (/event: cancelled/.test(text)) count.cancelled++;
  else count.lost++;
  count.steps += answers;
}

async function client(number, until) {
  for (let n = 0; Date.now() < until; n++) {
    try {
      await stream(number, n);
    } catch (error) {
      if (error.name !== 'AbortError') count.lost++;
    }
  }
}

const warm = memory();
await Promise.all(Array.from({ length: CLIENTS }, (_, i) => client(i, Date.now() + 500 * seconds)));
const half = memory();
await Promise.all(Array.from({ length: CLIENTS }, (_, i) => client(i, Date.now() + 500 * seconds)));
await new Promise((resolve) => { setTimeout(resolve, 500); });
const end = memory();
const still = await (await fetch(`${address}api/scenario`)).json();
first.sort((a, b) => a - b);
const at = (part) => Math.round(first[Math.floor(part * (first.length - 1))]);
console.log(`load: ${CLIENTS} clients, ${seconds} s: ${count.answered} answered, ${count.dropped} dropped by their client, `
  + `${count.busy} told to wait, ${count.cancelled} taken back, ${count.lost} lost`);
console.log(`load: first answer after ${at(0.5)} ms (median), ${at(0.95)} ms (95 %); memory ${warm} kB before, ${half} kB half-way, ${end} kB at the end`);
const flat = end < 1.5 * half + 20000;
if (count.lost) console.log('load: FAILED, questions were lost');
if (!flat) console.log('load: FAILED, the memory grows');
process.exit(count.lost === 0 && flat && still.months && count.answered > 0 ? 0 : 1);
