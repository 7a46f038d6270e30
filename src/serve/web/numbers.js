// numbers.js - figures for people, in the language of the page.
import { languageName, word } from './words.js';

export function decimal(value, digits) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const text = new Intl.NumberFormat(languageName() === 'nl' ? 'nl-NL' : 'en-GB',
    { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  return /[1-9]/.test(text) ? text.replace('-', '−') : text.replace('-', '');
}

export function count(value) {
  return decimal(value, 0);
}

export function hundred(share) {
  return decimal(share === null ? null : 100 * share, 1);
}

// Euro as millions, with the decimals that such an amount deserves.
export function million(euro) {
  if (euro === null || euro === undefined) return '–';
  const size = Math.abs(euro) / 1e6;
  return decimal(euro / 1e6, size === 0 ? 0 : size < 1 ? 3 : size < 10 ? 2 : 1);
}

export function signed(text, value) {
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

// "(40.0 to 44.8)"; an end that nothing reaches is left open.
export function interval(low, high, format) {
  const open = (x) => x === null || x === undefined || !Number.isFinite(x);
  if (open(low) && open(high)) return '';
  const text = open(high) ? word('intervalFrom', format(low))
    : open(low) ? word('intervalTo', format(high)) : word('interval', format(low), format(high));
  return `(${text})`;
}

// "YYYY-MM" so many months behind another.
export function monthAfter(start, months) {
  const [year, month] = start.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  return `${Math.floor(at / 12)}-${String(at % 12 + 1).padStart(2, '0')}`;
}
