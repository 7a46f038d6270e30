// workbook.js - tables as an .xlsx without a library: a zip of a few XML files, nothing compressed.
// The page without a server makes its workbook here.

const types = 'http://schemas.openxmlformats.org/';

function escape(text) {
  return text.replace(/[<>&"]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[c]);
}

function column(index) {
  const letter = String.fromCharCode(65 + index % 26);
  return index < 26 ? letter : column(Math.floor(index / 26) - 1) + letter;
}

function cell(text, row, index) {
  const at = `${column(index)}${row + 1}`;
  if (text === '') return '';
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return `<c r="${at}"><v>${text}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
}

function sheetXml(rows) {
  const lines = rows.map((cells, r) => `<row r="${r + 1}">${cells.map((c, i) => cell(c, r, i)).join('')}</row>`);
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${types}spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xEDB88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function crc(bytes) {
  let sum = 0xFFFFFFFF;
  for (const byte of bytes) sum = crcTable[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xFFFFFFFF) >>> 0;
}

// Numbers of the zip format, little-endian: [bytes, value] pairs.
function record(...fields) {
  const bytes = [];
  for (const [size, value] of fields) for (let i = 0; i < size; i++) bytes.push((value >>> (8 * i)) & 255);
  return Uint8Array.from(bytes);
}

function zip(files) {
  const parts = [], directory = [];
  let offset = 0;
  for (const [name, text] of files) {
    const encoder = new TextEncoder(), path = encoder.encode(name), bytes = encoder.encode(text);
    const common = [[2, 20], [2, 0x800], [2, 0], [4, 0x00210000], [4, crc(bytes)], [4, bytes.length],
      [4, bytes.length], [2, path.length], [2, 0]];
    const head = record([4, 0x04034b50], ...common);
    parts.push(head, path, bytes);
    directory.push(record([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), path);
    offset += head.length + path.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, offset], [2, 0]);
  return new Blob([...parts, ...directory, end], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

// { name: CSV or text } as sheets of these names.
export function workbook(sheets) {
  const names = Object.keys(sheets);
  const rows = (name) => sheets[name].trimEnd().split(/\r?\n/)
    .map((line) => (name === 'scenario' ? [line] : line.split(',')));
  const relation = (i, type, target) => `<Relationship Id="r${i}" Type="${types}officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (inside) => `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${types}package/2006/relationships">${inside}</Relationships>`;
  const override = (path, type) => `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  return zip([
    ['[Content_Types].xml', `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${types}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${names.map((_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')}</Types>`],
    ['_rels/.rels', relations(relation(1, 'officeDocument', 'xl/workbook.xml'))],
    ['xl/workbook.xml', `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${types}spreadsheetml/2006/main" xmlns:r="${types}officeDocument/2006/relationships"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', relations(names.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join(''))],
    ...names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(rows(name))]),
  ]);
}
