// words.mjs - no word of the page is missing in either language, and none is left over.
//
//   node tests/pages/words.mjs KEYS.json      KEYS.json: what /api/keys answers
import { readFileSync, readdirSync } from 'node:fs';
import { wordTable } from '../../src/serve/web/words.js';

const web = new URL('../../src/serve/web/', import.meta.url);
const table = wordTable();
let bad = 0;
const say = (text) => {
  console.log(`words: ${text}`);
  bad++;
};

const holes = (text) => [...text.matchAll(/\{\d\}/g)].map(String).sort().join();
for (const [name, entry] of Object.entries(table)) {
  if (entry.length !== 2 || !entry[0] || !entry[1]) say(`${name} is not there in both languages`);
  else if ([...new Set(holes(entry[0]))].join() !== [...new Set(holes(entry[1]))].join())
    say(`${name} has other figures in Dutch than in English`);
}

// Words are asked for as word('name'), data-word="name", or by a name in a list of strings.
const sources = readdirSync(web).filter((name) => /\.(js|html)$/.test(name) && name !== 'words.js')
  .map((name) => readFileSync(new URL(name, web), 'utf8')).join('\n');
for (const [, name] of sources.matchAll(/\bword\('([^']+)'/g)) if (!table[name]) say(`${name} is asked for and not there`);
for (const [, name] of sources.matchAll(/data-(?:word|label)="([^"]+)"/g)) if (!table[name]) say(`${name} is asked for and not there`);
for (const name of Object.keys(table)) {
  const about = name.replace(/About$/, ''); // word(`${text}About`)
  const used = [name, about].some((each) => sources.includes(`'${each}'`) || sources.includes(`"${each}"`));
  if (!name.startsWith('choice_') && !used) say(`${name} is asked for by nobody`);
}

const { keys } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rows = new Set(keys.map((key) => key.row));
for (const key of keys) if (!key.about || !key.about_nl || key.about === key.about_nl) say(`${key.key} is not explained in both languages`);
for (const key of keys) for (const each of key.words ?? []) if (!table[`choice_${each}`]) say(`the choice ${each} of ${key.key} has no word`);
if (keys.length < 80) say(`only ${keys.length} keys were looked at`);
console.log(bad ? `words: ${bad} mistakes` : `words: ${Object.keys(table).length} words and ${rows.size} keys in two languages`);
process.exit(bad ? 1 : 0);
