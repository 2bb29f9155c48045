import { passesEan13 } from './check-digits.ts';
import { addDays, addMonths, type CivilDate, parseCivilDate } from './civil-date.ts';
import { type Cip13, parseCip13 } from './identifiers.ts';

/*
 * The DataMatrix of a pack that bears the safety feature, as a scanner sends it (GS1 General Specifications, 7.8): element
 * strings one after the other, each led by its application identifier, in any order. Those of variable length end at a
 * separator or with the text. All four must be there (delegated regulation (EU) 2016/161, article 4), which is also what
 * reveals a lost separator: the value before it swallows the element after it, which is then missing.
 */

/** What stands in the DataMatrix of one pack. */
export interface DataMatrix {
  /** Number of the article: `0` and the thirteen digits of its EAN-13, which for a pack sold in France is its CIP13. */
  readonly gtin: string;
  /** The last day on which it may be used. */
  readonly expiresOn: CivilDate;
  /** 1 to 20 characters of GS1's character set 82. */
  readonly lot: string;
  /** 1 to 20 characters of GS1's character set 82. */
  readonly serial: string;
}

/** Why a text is no DataMatrix of a medicine. */
export type DataMatrixFlaw =
  | 'too-long'
  | 'element-unknown'
  | 'element-repeated'
  | 'element-missing'
  | 'separator-misplaced'
  | 'gtin-invalid'
  | 'expiry-invalid'
  | 'lot-invalid'
  | 'serial-invalid';

export type ParsedDataMatrix =
  { readonly ok: true; readonly value: DataMatrix } | { readonly ok: false; readonly flaw: DataMatrixFlaw };

/** Scanners may put it in front: "GS1 DataMatrix" in the list of ISO/IEC 15424. */
const symbologyIdentifier = ']d2';
/** How FNC1 between elements is transmitted: ASCII 29. */
const separator = '\u001d';

interface Element {
  readonly name: 'gtin' | 'expiry' | 'lot' | 'serial';
  /** Undefined when the length varies. */
  readonly length: number | undefined;
  readonly pattern: RegExp;
}

/** GS1 General Specifications, figure 7.11-1. */
const characterSet82 = /^[!"%-?A-Z_a-z]{1,20}$/;

const elements: ReadonlyMap<string, Element> = new Map<string, Element>([
  ['01', { name: 'gtin', length: 14, pattern: /^0\d{13}$/ }],
  ['17', { name: 'expiry', length: 6, pattern: /^\d{6}$/ }],
  ['10', { name: 'lot', length: undefined, pattern: characterSet82 }],
  ['21', { name: 'serial', length: undefined, pattern: characterSet82 }],
]);

/** Everything at its longest, a separator after each. */
const textLengthMax = symbologyIdentifier.length + (2 + 14) + (2 + 6) + 2 * (2 + 20) + 4 * separator.length;

/** @param today decides the century of the expiry, of which two digits of the year are written. */
export function parseDataMatrix(text: string, today: CivilDate): ParsedDataMatrix {
  if (text.length > textLengthMax) return flawed('too-long');
  const found = new Map<Element['name'], string>();
  let at = text.startsWith(symbologyIdentifier) ? symbologyIdentifier.length : 0;
  while (at < text.length) {
    if (text.startsWith(separator, at)) return flawed('separator-misplaced');
    const element = elements.get(text.slice(at, at + 2));
    if (element === undefined) return flawed('element-unknown');
    if (found.has(element.name)) return flawed('element-repeated');
    const start = at + 2;
    const end = element.length === undefined ? endOfVariable(text, start) : start + element.length;
    const value = text.slice(start, end);
    if (!element.pattern.test(value)) return flawed(`${element.name}-invalid`);
    found.set(element.name, value);
    // Superfluous after a fixed length and at the end, where printers put it all the same: it hides nothing there.
    at = text.startsWith(separator, end) ? end + separator.length : end;
  }
  return meaningOf(found, today);
}

/** The medicine's presentation; undefined for an article that is not a medicine sold in France. */
export function cip13OfGtin(gtin: string): Cip13 | undefined {
  return parseCip13(gtin.slice(1));
}

function meaningOf(found: ReadonlyMap<Element['name'], string>, today: CivilDate): ParsedDataMatrix {
  const gtin = found.get('gtin');
  const expiry = found.get('expiry');
  const lot = found.get('lot');
  const serial = found.get('serial');
  if (gtin === undefined || expiry === undefined || lot === undefined || serial === undefined) {
    return flawed('element-missing');
  }
  // The leading zero weighs nothing: the check digit of a GTIN-14 is that of its EAN-13.
  if (!passesEan13(gtin.slice(1))) return flawed('gtin-invalid');
  const expiresOn = parseExpiry(expiry, today);
  return expiresOn === undefined ? flawed('expiry-invalid') : { ok: true, value: { gtin, expiresOn, lot, serial } };
}

function endOfVariable(text: string, start: number): number {
  const end = text.indexOf(separator, start);
  return end === -1 ? text.length : end;
}

/** `YYMMDD`; day 00 stands for the last day of the month (GS1 General Specifications, 3.4.7). */
function parseExpiry(digits: string, today: CivilDate): CivilDate | undefined {
  const month = `${fullYear(Number(digits.slice(0, 2)), today)}-${digits.slice(2, 4)}`;
  const day = digits.slice(4);
  if (day !== '00') return parseCivilDate(`${month}-${day}`);
  const first = parseCivilDate(`${month}-01`);
  return first && addDays(addMonths(first, 1), -1);
}

/** The year from 49 years ago to 50 years ahead that ends in these two digits (GS1 General Specifications, 7.12). */
function fullYear(lastDigits: number, today: CivilDate): number {
  const thisYear = Number(today.slice(0, 4));
  const century = thisYear - (thisYear % 100);
  const ahead = lastDigits - (thisYear % 100);
  if (ahead >= 51) return century - 100 + lastDigits;
  if (ahead <= -50) return century + 100 + lastDigits;
  return century + lastDigits;
}

function flawed(flaw: DataMatrixFlaw): ParsedDataMatrix {
  return { ok: false, flaw };
}
