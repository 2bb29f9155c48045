import { characterSet82, elementAt, separator } from './application-identifiers.ts';
import { passesEan13 } from './check-digits.ts';
import { addDays, addMonths, type CivilDate, parseCivilDate } from './civil-date.ts';
import { type Cip13, parseCip13 } from './identifiers.ts';

/*
 * The DataMatrix of a pack that bears the safety feature, as a scanner sends it (GS1 General Specifications, 7.8): element
 * strings one after the other, each led by its application identifier, in any order. Four must be there (delegated regulation
 * (EU) 2016/161, article 4); others may be, such as a national number (article 4(b)(iii)), and are passed over. That the four
 * are there is also what reveals a separator that was lost between them: the value before it swallows the element after it.
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
  | 'human-readable'
  | 'element-unknown'
  | 'other-element-invalid'
  | 'element-repeated'
  | 'element-missing'
  | 'separator-misplaced'
  | 'gtin-invalid'
  | 'expiry-invalid'
  | 'lot-invalid'
  | 'serial-invalid';

export type ParsedDataMatrix =
  { readonly ok: true; readonly value: DataMatrix } | { readonly ok: false; readonly flaw: DataMatrixFlaw };

/** What scanners may put in front: GS1's DataMatrix, code 128, QR code, DataBar and DotCode in ISO/IEC 15424. */
const symbologyIdentifiers = /^\](?:d2|C1|Q3|e0|J1)/;
/** The interpretation for people that is printed beside a code: `(01)03400930202074(17)281130…`. */
const humanReadable = /^\(\d{2,4}\)/;
/** Blanks and the start of a text (STX), which readers put in front as they are set. No element begins so. */
const leader = /^[ \r\n\t\u0002]+/;
/** What they may put behind: blanks, the end of a line or of a text (ETX), and a separator that hides nothing there. */
const trailer = new RegExp(`[ \\r\\n\\t\\u0003${separator}]+$`);

interface Element {
  readonly name: 'gtin' | 'expiry' | 'lot' | 'serial';
  readonly pattern: RegExp;
}

const twentyCharacters = new RegExp(`^${characterSet82}{1,20}$`);

const elements: ReadonlyMap<string, Element> = new Map<string, Element>([
  ['01', { name: 'gtin', pattern: /^0\d{13}$/ }],
  ['17', { name: 'expiry', pattern: /^\d{6}$/ }],
  ['10', { name: 'lot', pattern: twentyCharacters }],
  ['21', { name: 'serial', pattern: twentyCharacters }],
]);

/** The largest DataMatrix (ISO/IEC 16022) holds 2,335 characters; scanners put a few around them. */
const textLengthMax = 2_350;

/** @param today decides the century of the expiry, of which two digits of the year are written. */
export function parseDataMatrix(text: string, today: CivilDate): ParsedDataMatrix {
  if (text.length > textLengthMax) return flawed('too-long');
  const code = text.replace(leader, '').replace(symbologyIdentifiers, '').replace(trailer, '');
  if (humanReadable.test(code)) return flawed('human-readable');
  const found = new Map<Element['name'], string>();
  // The FNC1 that leads the code, which some scanners transmit.
  let at = code.startsWith(separator) ? separator.length : 0;
  while (at < code.length) {
    if (code.startsWith(separator, at)) return flawed('separator-misplaced');
    const read = elementAt(code, at);
    if (read === undefined) return flawed('element-unknown');
    const { identifier, value, end, isWellFormed } = read;
    const element = elements.get(identifier);
    if (element !== undefined) {
      if (found.has(element.name)) return flawed('element-repeated');
      if (!element.pattern.test(value)) return flawed(`${element.name}-invalid`);
      found.set(element.name, value);
    } else if (!isWellFormed) {
      return flawed('other-element-invalid');
    }
    // Superfluous after a predefined length, where printers put it all the same: it hides nothing there.
    at = code.startsWith(separator, end) ? end + separator.length : end;
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
  // A national number that lost the separator before it: no lot and no serial number holds the number of its article.
  if ([lot, serial].some((value) => value.includes(gtin.slice(1)))) return flawed('separator-misplaced');
  // The leading zero weighs nothing: the check digit of a GTIN-14 is that of its EAN-13.
  if (!passesEan13(gtin.slice(1))) return flawed('gtin-invalid');
  const expiresOn = parseExpiry(expiry, today);
  return expiresOn === undefined ? flawed('expiry-invalid') : { ok: true, value: { gtin, expiresOn, lot, serial } };
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
