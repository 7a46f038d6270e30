// page.mjs - a planner at the page: load, move a slider, compare, events, undo, link, Dutch, downloads.
//
//   node tests/pages/page.mjs http://127.0.0.1:PORT/ | file:///.../whatif.html
//
// PICTURES=DIR keeps pictures of every view.
import { openBrowser } from './browser.mjs';

const url = process.argv[2];
const kind = url.startsWith('file:') ? 'file' : 'serve';
const pictures = process.env.PICTURES;
let checked = 0, bad = 0;
const check = (holds, what) => {
  checked++;
  if (holds) return;
  console.log(`page (${kind}): FAILED ${what}`);
  bad++;
};

const browser = await openBrowser();
const settled = "document.body.dataset.state === 'done'";
const text = (id) => `document.getElementById('${id}').textContent`;
const input = (id, value, event = 'input') => `(() => { const e = document.getElementById('${id}'); e.value = '${value}';
  e.dispatchEvent(new Event('${event}', { bubbles: true })); })()`;
const click = (id) => `document.getElementById('${id}').click()`;

async function open(fragment = '', view = {}) {
  const page = await browser.openPage(url + fragment, view);
  await page.until(settled, 120);
  return page;
}

// Wait until what an action started is answered.
async function act(page, action) {
  await page.evaluate("document.body.dataset.state = 'waiting'");
  await page.evaluate(action);
  await page.until(settled, 120);
}

async function picture(page, name) {
  if (pictures) await page.look(`${pictures}/${kind}-${name}.png`);
}

async function reading() {
  const page = await open();
  const headline = await page.evaluate(text('headline'));
  check(/^The norm is kept in \d+\.\d \(\d+\.\d to \d+\.\d\) of 100 futures$/.test(headline), `a headline with its error: ${headline}`);
  check(await page.evaluate("document.querySelectorAll('.card').length") === 3, 'three buffers');
  check(await page.evaluate("[...document.querySelectorAll('.card .error')].every((e) => /^\\(.*\\d.*\\)$/.test(e.textContent))"), 'each with its error');
  check(await page.evaluate("document.querySelectorAll('#charts canvas').length") === 8, 'eight fans');
  check(await page.evaluate("document.querySelectorAll('#frontier canvas').length") === 1, 'a frontier');
  check(await page.evaluate("document.querySelectorAll('#charts .plot[aria-label*=median]').length") === 8, 'each fan told in words');
  check(/The norm is kept in .* Norm buffer /.test(await page.evaluate(text('spoken'))), 'the answer is spoken');
  check(await page.evaluate("[...document.querySelectorAll('input, select')].every((e) => e.labels?.length || e.ariaLabel)"), 'each field has a label');
  check(await page.evaluate("[...document.querySelectorAll('button')].every((e) => (e.textContent + (e.ariaLabel ?? '')).trim())"), 'each button has a name');
  await picture(page, 'desk');
  return page;
}

async function moving(page) {
  const before = await page.evaluate(text('headline'));
  await act(page, input('key-academie-lead-time', 6));
  const after = await page.evaluate(text('headline'));
  check(before !== after && /now \d/.test(after), `a moved slider changes the answer: ${after}`);
  check(await page.evaluate("document.querySelectorAll('#compare thead th').length") === 4, 'now, what if and the difference');
  const rows = await page.evaluate("[...document.querySelectorAll('#compare tbody tr')].map((r) => [...r.children].map((c) => c.textContent))");
  check(rows.length === 18 && rows.every((r) => r.length === 4 && r.every(Boolean)), `a full table of differences (${rows.length} rows)`);
  const inflow = rows.find((r) => r[0].startsWith('Inflow'));
  check(inflow[1] === inflow[2] === false && /\(.* to .*\)/.test(inflow[3]), 'the inflow differs by its follow-ups, with an error');
  check((await page.evaluate('location.hash')).includes('academie.lead_time=6'), 'the link says it');
  await act(page, input('key-flex-pool-value', '200,5', 'change'));
  check((await page.evaluate('location.hash')).includes('flex.pool=200.5'), 'a typed value with a comma is taken');
  await picture(page, 'two-sides');
}

async function undoing(page) {
  await act(page, click('undo'));
  check(!(await page.evaluate('location.hash')).includes('flex.pool'), 'undo takes one step back');
  await act(page, click('redo'));
  check((await page.evaluate('location.hash')).includes('flex.pool=200.5'), 'redo takes it again');
  await act(page, click('pin'));
  check(await page.evaluate("document.querySelectorAll('#compare thead th').length") === 2, 'pinned: both sides are the same');
  await act(page, click('undo'));
}

async function events(page) {
  await act(page, click('add-event'));
  check(/event=\d{4}-\d\d\*6\*1\.5\*0\*/.test(decodeURIComponent(await page.evaluate('location.hash'))), 'an event stands in the link');
  const peak = "[...document.querySelectorAll('#compare tbody tr')].find((r) => r.children[0].textContent.startsWith('Inflow')).children[3].textContent";
  check((await page.evaluate(peak)).startsWith('+'), 'a surge raises the inflow');
  await act(page, "document.querySelector('.event button').click()");
  check(await page.evaluate("document.querySelectorAll('.event').length") === 0, 'an event is removed');
}

async function searching(page) {
  await page.evaluate(input('search', 'tracks.asylum.hours', 'change'));
  check(await page.evaluate("document.activeElement.closest('.slider')?.dataset.key") === 'tracks.asylum.hours', 'any other key gets a slider');
  await page.evaluate(input('search', 'no such thing', 'change'));
  check((await page.evaluate(text('search-note'))) === 'No key of that name', 'and an unknown one is told');
}

async function mistakes(page) {
  await page.evaluate("document.body.dataset.state = 'waiting'");
  await page.evaluate(input('key-academie-lead-time-value', '99', 'change'));
  await page.until("document.body.dataset.state === 'problem'", 30);
  const story = await page.evaluate(text('problem'));
  check(story.startsWith('academie.lead_time = 99: expected a whole number from 1 to 60 (months)'), `a mistake is told in the words of a file: ${story}`);
  await act(page, input('key-academie-lead-time-value', '6', 'change'));
  check(await page.evaluate("document.getElementById('problem').hidden"), 'and is over when it is mended');
}

async function keyboard(page) {
  const before = await page.evaluate('location.hash');
  await page.evaluate("document.getElementById('key-flex-pool').focus(); document.body.dataset.state = 'waiting'");
  for (let i = 0; i < 3; i++)
    for (const type of ['keyDown', 'keyUp'])
      await page.call('Input.dispatchKeyEvent', { type, key: 'ArrowRight', code: 'ArrowRight', windowsVirtualKeyCode: 39, nativeVirtualKeyCode: 39 });
  await page.until(settled, 120);
  check(before !== await page.evaluate('location.hash'), 'the keyboard moves a slider');
}

// What the page marks is what the program says of the same settings: buffer --holds.
async function edges(page) {
  await page.until("document.body.dataset.edges === 'told'", 120);
  const told = await page.evaluate(`[...document.querySelectorAll('.slider')].filter((s) => !s.querySelector('.holds').hidden).map((s) => {
    const bar = s.querySelector('.edges').getBoundingClientRect(), dark = s.querySelector('.edges span').getBoundingClientRect();
    return [s.dataset.key, s.querySelector('.holds').textContent, (dark.left - bar.left) / bar.width, dark.width / bar.width];
  })`);
  await picture(page, 'edges');
  check(told.length > 0, 'edges of the answer are marked on sliders');
  for (const [key, sentence, left, wide] of told) {
    const ends = sentence.match(/-?[\d,.]+ \(/g) ?? [];
    check(/^the answer stays (from|up to) /.test(sentence) && ends.length >= 1, `${key}: with its error: ${sentence}`);
    check(left >= 0 && left + wide <= 1.02 && (ends.length === 2 || left === 0 || left + wide > 0.97), `${key}: ${left}, ${wide} lie on the slider: ${sentence}`);
  }
}

async function downloads(page) {
  await page.evaluate(`window.got = {}; URL.createObjectURL = (blob) => { window.last = blob; return '#'; };
    HTMLAnchorElement.prototype.click = function () { window.got[this.download] = window.last; }; 1`);
  for (const [what, name] of [['cfg', 'scenario.cfg'], ['csv', 'months.csv'], ['frontier', 'frontier.csv'], ['xlsx', 'instroom.xlsx']]) {
    await page.evaluate(`document.querySelector('[data-download=${what}]').click()`);
    await page.until(`window.got['${name}']`, 120);
  }
  const head = (name, n) => `window.got['${name}'].slice(0, ${n}).text()`;
  check(/lead_time = 6;/.test(await page.evaluate(head('scenario.cfg', 20000))), 'the scenario as it is turned');
  check((await page.evaluate(head('months.csv', 40))).startsWith('month,inflow.mean,inflow.p05'), 'the months');
  check((await page.evaluate(head('frontier.csv', 40))).startsWith('buffer,p_norm,low,high'), 'the frontier');
  check((await page.evaluate(head('instroom.xlsx', 2))) === 'PK', 'a workbook');
}

async function links() {
  const fragment = '#lang=nl&academie.lead_time=9&now.flex.pool=100&event=2028-03*6*1.5*0*asylum';
  const page = await open(fragment, { locale: 'en-GB' });
  check(await page.evaluate('document.documentElement.lang') === 'nl', 'a link brings its language');
  check(await page.evaluate("document.getElementById('key-academie-lead-time').value") === '9', 'and its sliders');
  check(await page.evaluate("document.querySelector('.event select').value") === 'asylum', 'and its events');
  check((await page.evaluate(text('headline'))).startsWith('De norm wordt gehaald in '), 'the answer in Dutch');
  check(/nu \d+,\d/.test(await page.evaluate(text('headline'))), 'with a decimal comma, and what now is');
  const english = await page.evaluate("[...document.querySelectorAll('[data-word]')].filter((e) => /\\b(the|and|what|with)\\b/i.test(e.textContent) && !/Nederlands/.test(e.textContent)).map((e) => e.textContent)");
  check(english.length === 0, `no English is left: ${english.slice(0, 3)}`);
  check((await page.evaluate("document.querySelector('.slider .about').textContent")).startsWith('van de eerste'), 'keys are told in Dutch');
  await picture(page, 'dutch');
  const hash = await page.evaluate('location.hash');
  await page.close();
  const again = await open(hash);
  check(await again.evaluate('location.hash') === hash, 'a link leads to the same link');
  await again.close();
}

async function views() {
  const phone = await open('', { width: 375, height: 740, phone: true });
  check(await phone.evaluate('document.documentElement.scrollWidth <= 375'), 'nothing is wider than a phone');
  check(await phone.evaluate("getComputedStyle(document.getElementById('bar')).display") === 'flex', 'the answer stays in sight');
  await picture(phone, 'phone');
  await phone.close();
  const dark = await open('#academie.lead_time=9', { dark: true });
  check(await dark.evaluate("getComputedStyle(document.body).backgroundColor") === 'rgb(22, 24, 27)', 'dark where dark is wished');
  await picture(dark, 'dark');
  await dark.close();
}

try {
  const page = await reading();
  await moving(page);
  await undoing(page);
  await events(page);
  await searching(page);
  await mistakes(page);
  await keyboard(page);
  await edges(page);
  await downloads(page);
  check(page.complaints.filter((c) => !/status of 4\d\d/.test(c)).length === 0, `no complaints: ${String(page.complaints).slice(0, 300)}`);
  await page.close();
  await links();
  await views();
} catch (error) {
  check(false, String(error.message).slice(0, 400));
} finally {
  await browser.close();
}
console.log(bad ? `page (${kind}): ${bad} of ${checked} checks FAILED` : `page (${kind}): ${checked} checks hold`);
process.exit(bad || checked < 30 ? 1 : 0);
