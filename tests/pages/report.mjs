// report.mjs - a report as a reader meets it: at the desk, on a phone, in the dark, on paper.
//
//   node tests/pages/report.mjs FOLDER [PICTURES]
import { writeFileSync } from 'node:fs';
import { openBrowser } from './browser.mjs';

const [folder, pictures] = process.argv.slice(2);
let checks = 0, bad = 0;
function check(right, what) {
  checks++;
  if (!right) {
    bad++;
    console.log(`report: ${what}`);
  }
}

// What is looked at inside the page, in one go.
const look = `(() => {
  const shown = (element) => element.getClientRects().length > 0;
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((v) => v / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const contrast = (element) => {
    const style = getComputedStyle(element);
    const ink = light(element instanceof SVGElement ? style.fill : style.color);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  };
  const texts = [...document.querySelectorAll('main p, main td, main th, main h2, main text, main a, figcaption, header p')]
    .filter(shown).filter((each) => !each.closest('nav'));
  const drawings = [...document.querySelectorAll('svg[role=img]')];
  return {
    wide: document.documentElement.scrollWidth - innerWidth,
    shown: drawings.filter(shown).map((each) => each.getAttribute('class')),
    told: drawings.every((each) => each.querySelector('title')?.textContent && each.querySelector('desc')?.textContent),
    ids: [...document.querySelectorAll('[id]')].map((each) => each.id),
    links: [...document.querySelectorAll('a[href^="#"]')].map((each) => each.getAttribute('href').slice(1)),
    heads: [...document.querySelectorAll('h1, h2, h3')].map((each) => Number(each.tagName[1])),
    faint: texts.map((each) => [contrast(each), each.textContent.trim().slice(0, 30)]).filter(([c]) => c < 4.5),
    small: [...document.querySelectorAll('svg text')].filter(shown)
      .map((each) => each.getBoundingClientRect().height).filter((height) => height < 10).length,
    bare: [...document.querySelectorAll('table')].filter((each) => !each.caption || !each.querySelector('th[scope]')).length,
    lost: document.body.innerText.match(/\\{[1-9]\\}|NaN|undefined|INS_/g) ?? [],
    answer: document.querySelector('.answer').textContent,
  };
})()`;

async function meet(browser, name, window) {
  const page = await browser.openPage(`file://${folder}/${name}.html`, window);
  await page.until('document.readyState === "complete"');
  const seen = await page.evaluate(look), where = `${name} at ${window.width}${window.dark ? ', dark' : ''}`;
  check(page.complaints.length === 0, `${where}: ${page.complaints.join('; ')}`);
  check(seen.wide <= 0, `${where}: ${seen.wide} points wider than the window`);
  check(seen.shown.length > 0 && seen.shown.every((kind) => kind === (window.width < 640 ? 'narrow' : 'wide')),
    `${where}: drawings of another width: ${seen.shown}`);
  check(seen.told, `${where}: a drawing without title or description`);
  check(new Set(seen.ids).size === seen.ids.length, `${where}: an id stands twice`);
  check(seen.links.every((link) => seen.ids.includes(link)), `${where}: a link leads nowhere: ${seen.links}`);
  check(seen.heads[0] === 1 && seen.heads.every((h, i) => i === 0 || h <= seen.heads[i - 1] + 1), `${where}: heads skip a level`);
  check(seen.faint.length === 0, `${where}: contrast below 4.5: ${JSON.stringify(seen.faint.slice(0, 3))}`);
  check(seen.small === 0, `${where}: ${seen.small} words of a drawing are smaller than 10 points`);
  check(seen.bare === 0, `${where}: a table without caption or heads`);
  // The title of the hostile scenario holds {1} of its own.
  check(name === 'odd' || seen.lost.length === 0, `${where}: ${seen.lost}`);
  check(seen.answer.length > 20, `${where}: no answer`);
  if (pictures) await page.look(`${pictures}/${name}-${window.width}${window.dark ? '-dark' : ''}.png`);
  return page;
}

const browser = await openBrowser();
try {
  for (const name of ['en', 'nl', 'odd', 'sweep']) {
    for (const window of [{ width: 1280 }, { width: 390, height: 844, phone: true }, { width: 1280, dark: true }]) {
      const page = await meet(browser, name, window);
      if (window.width === 1280 && !window.dark && name === 'en') {
        // The first stop of the Tab key leads past the head of the page.
        await page.call('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 });
        const stop = await page.evaluate('document.activeElement.getAttribute("href") + " " + (document.activeElement.getBoundingClientRect().left >= 0)');
        check(stop === '#answer true', `the first stop of Tab is ${stop}`);
        const { data } = await page.call('Page.printToPDF', { preferCSSPageSize: true });
        const paper = Buffer.from(data, 'base64'), sheets = (paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
        check(sheets >= 3 && sheets <= 20, `${sheets} sheets of paper`);
        check(/MediaBox\s*\[0 0 59[45]\.?\d* 84[12]/.test(paper.toString('latin1')), 'the paper is not A4');
        if (pictures) writeFileSync(`${pictures}/en.pdf`, paper);
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
}
console.log(`report: ${checks} checks, ${bad} failed`);
process.exit(bad ? 1 : 0);
