/*
 * Application identifiers: what leads each element of a GS1 code and says where the element ends (GS1 General Specifications,
 * sections 3 and 7.8). Reading a code takes their lengths only; what they mean is for those who want one.
 */

/**
 * Identifiers and the form of their values, as GS1 writes them: `N6` is six digits, `N..8` one to eight, `X` are characters of
 * set 82. A digit that varies is a class of its own.
 */
const formats: readonly (readonly [identifiers: string, form: string])[] = [
  ['00', 'N18'],
  ['0[123]', 'N14'],
  ['10|2[12]', 'X..20'],
  ['1[123567]', 'N6'],
  ['20', 'N2'],
  ['235', 'X..28'],
  ['24[01]|25[01]', 'X..30'],
  ['242', 'N..6'],
  ['243|254', 'X..20'],
  ['253', 'N13 X0..17'],
  ['255', 'N13 N0..12'],
  ['30|37', 'N..8'],
  ['3(?:1[0-6]|2\\d|3[0-7]|4\\d|5[0-7]|6\\d)\\d', 'N6'],
  ['39[02]\\d', 'N..15'],
  ['39[13]\\d', 'N3 N..15'],
  ['394\\d', 'N4'],
  ['395\\d', 'N6'],
  ['40[013]', 'X..30'],
  ['402', 'N17'],
  ['41[0-7]', 'N13'],
  ['420', 'X..20'],
  ['421', 'N3 X..9'],
  ['42[246]', 'N3'],
  ['42[35]', 'N3 N0..12'],
  ['427', 'X..3'],
  ['43(?:0[01]|1[01]|20)', 'X..35'],
  ['43(?:0[2-6]|1[2-6])', 'X..70'],
  ['43[01]7', 'X2'],
  ['43(?:08|19)', 'X..30'],
  ['4309', 'N20'],
  ['4318', 'X..20'],
  ['432[123]', 'N1'],
  ['432[45]', 'N10'],
  ['4326', 'N6'],
  ['433[0-3]', 'N6 X0..1'],
  ['7001', 'N13'],
  ['7002', 'X..30'],
  ['7003', 'N10'],
  ['7004', 'N..4'],
  ['7005', 'X..12'],
  ['7006', 'N6'],
  ['7007', 'N6 N0..6'],
  ['7008', 'X..3'],
  ['7009', 'X..10'],
  ['7010', 'X..2'],
  ['7011', 'N6 N0..4'],
  ['702[012]', 'X..20'],
  ['7023', 'X..30'],
  ['703\\d', 'N3 X..27'],
  ['7040', 'N1 X3'],
  ['7041', 'X..4'],
  ['71[0-7]', 'X..20'],
  ['723\\d', 'X2 X..28'],
  ['7240', 'X..20'],
  ['7241', 'N2'],
  ['7242', 'X..25'],
  ['7250', 'N8'],
  ['7251', 'N12'],
  ['7252', 'N1'],
  ['725[349]', 'X..40'],
  ['7255', 'X..10'],
  ['7256', 'X..90'],
  ['7257', 'X..70'],
  ['7258', 'N1 X1 N1'],
  ['8001', 'N14'],
  ['8002', 'X..20'],
  ['8003', 'N14 X0..16'],
  ['8004', 'X..30'],
  ['8005', 'N6'],
  ['80(?:06|26)', 'N18'],
  ['8007', 'X..34'],
  ['8008', 'N8 N0..4'],
  ['8009', 'X..50'],
  ['8010', 'X..30'],
  ['8011', 'N..12'],
  ['8012', 'X..20'],
  ['80(?:1[34]|20)', 'X..25'],
  ['801[78]', 'N18'],
  ['8019', 'N..10'],
  ['8030', 'X..90'],
  ['81(?:10|12)', 'X..70'],
  ['8111', 'N4'],
  ['8200', 'X..70'],
  ['90', 'X..30'],
  ['9[1-9]', 'X..90'],
];

/**
 * Elements whose length their first two digits tell, identifier included, so that no separator need follow (figure 7.8.5-2).
 * The list is closed, and holds for identifiers that GS1 has not given yet: every other element ends at a separator.
 */
const predefinedLengths: ReadonlyMap<string, number> = new Map(
  (
    [
      ['00', 20],
      ['01 02 03 41', 16],
      ['04', 18],
      ['11 12 13 14 15 16 17 18 19', 8],
      ['20', 4],
      ['31 32 33 34 35 36', 10],
    ] as const
  ).flatMap(([prefixes, length]) => prefixes.split(' ').map((prefix) => [prefix, length] as const)),
);

/** GS1 General Specifications, figure 7.11-1, as a class of characters. */
export const characterSet82 = '[!"%-?A-Z_a-z]';
/** No value is longer. */
const valueLengthMax = 90;

/** How FNC1 between elements is transmitted: ASCII 29. */
export const separator = '\u001d';

export interface ElementString {
  readonly identifier: string;
  readonly value: string;
  /** Index of what follows the value: a separator, another element, or the end of the text. */
  readonly end: number;
  /** The value is of the form of its identifier; of one that GS1 has not given, that it may be a value at all. */
  readonly isWellFormed: boolean;
}

/**
 * The element that begins at an index, undefined when no identifier stands there. One that is not in the table is delimited all
 * the same: its length is predefined, or it ends at the next separator.
 */
export function elementAt(text: string, start: number): ElementString | undefined {
  const prefix = text.slice(start, start + 2);
  if (!/^\d{2}$/.test(prefix)) return undefined;
  const length = predefinedLengths.get(prefix);
  const end = length === undefined ? endOfVariable(text, start) : Math.min(start + length, text.length);
  const identifier = text.slice(start, Math.min(start + identifierLength(prefix), end));
  const value = text.slice(start + identifier.length, end);
  const isWhole = length === undefined || end === start + length;
  return { identifier, value, end, isWellFormed: isWhole && formOf(identifier).test(value) };
}

/** Two digits, but of the families that need more. */
function identifierLength(prefix: string): number {
  if (/^(?:2[345]|4[012]|71)$/.test(prefix)) return 3;
  return /^(?:3[1-69]|43|7[02]|8[012])$/.test(prefix) ? 4 : 2;
}

const forms = formats.map(([identifiers, form]) => ({
  identifiers: new RegExp(`^(?:${identifiers})$`),
  value: new RegExp(`^${form.split(' ').map(patternOf).join('')}$`),
}));
const anyValue = new RegExp(`^${characterSet82}{1,${valueLengthMax}}$`);

function formOf(identifier: string): RegExp {
  return forms.find(({ identifiers }) => identifiers.test(identifier))?.value ?? anyValue;
}

/** `N6` is `\d{6}`, `X..20` one to twenty characters, `N0..12` up to twelve digits. */
function patternOf(part: string): string {
  const [, kind, least, most] = /^([NX])(\d*)(?:\.\.(\d+))?$/.exec(part) ?? [];
  const characters = kind === 'N' ? '\\d' : characterSet82;
  return `${characters}{${most === undefined ? least : `${least || 1},${most}`}}`;
}

function endOfVariable(text: string, start: number): number {
  const end = text.indexOf(separator, start);
  return end === -1 ? text.length : end;
}
