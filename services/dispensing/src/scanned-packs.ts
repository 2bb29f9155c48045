import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import {
  cip13OfGtin,
  type DataMatrix,
  type DataMatrixFlaw,
  parseDataMatrix,
} from '@ordonnancier/kernel/data-matrix.ts';
import type { LineId } from '@ordonnancier/kernel/identifiers.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import type { RequestedLine, RequestedPack } from './packs.ts';

/** A line as it was sent: of each presentation, the serial numbers of its packs or what the scanner read of them. */
export interface LineAsSent extends Omit<RequestedLine, 'packs'> {
  readonly packs: readonly PackAsSent[];
}

interface PackAsSent extends Omit<RequestedPack, 'scanned'> {
  /** At least one, and no serial numbers then; absent when the packs were not scanned. */
  readonly dataMatrices?: readonly string[];
}

/** Facts: lineId, cip13. The violation names the scan. They tell of the request alone, whatever the prescription. */
export type ScanRefusalCode = 'DATA_MATRIX_UNREADABLE' | 'DATA_MATRIX_OF_ANOTHER_MEDICINE';

/** Delegated regulation (EU) 2016/161, article 4(b): at most 20 characters, digits or letters. */
export function isSerial(text: string): boolean {
  return /^[0-9A-Za-z]{1,20}$/.test(text);
}

/** The lines with what the scans say of their packs, or the refusal of the first scan that cannot be taken. */
export function readScans(
  lines: readonly LineAsSent[],
  today: CivilDate,
): Result<readonly RequestedLine[], ScanRefusalCode> {
  return readEach(lines, (line, lineIndex) => {
    const packs = readEach(line.packs, (pack, packIndex) =>
      readPack(pack, line.lineId, `lines[${lineIndex}].packs[${packIndex}]`, today),
    );
    return packs.ok ? accept({ ...line, packs: packs.value }) : packs;
  });
}

function readPack(
  { dataMatrices, ...pack }: PackAsSent,
  lineId: LineId,
  packField: string,
  today: CivilDate,
): Result<RequestedPack, ScanRefusalCode> {
  if (dataMatrices === undefined) return accept(pack);
  const scanned = readEach(dataMatrices, (text, index): Result<DataMatrix, ScanRefusalCode> => {
    const refused = (code: ScanRefusalCode, description: string) =>
      refuse(code, { lineId, cip13: pack.cip13 }, [{ field: `${packField}.data_matrices[${index}]`, description }]);
    const read = parseDataMatrix(text, today);
    if (!read.ok) return refused('DATA_MATRIX_UNREADABLE', flawDescriptions[read.flaw]);
    // A serial number names a stream, so what may stand in a code is not yet what may be one.
    if (!isSerial(read.value.serial)) return refused('DATA_MATRIX_UNREADABLE', flawDescriptions['serial-invalid']);
    return cip13OfGtin(read.value.gtin) === pack.cip13
      ? accept(read.value)
      : refused('DATA_MATRIX_OF_ANOTHER_MEDICINE', 'must be of the pack whose CIP13 is given');
  });
  if (!scanned.ok) return scanned;
  return accept({ ...pack, serials: scanned.value.map(({ serial }) => serial), scanned: scanned.value });
}

const flawDescriptions: Readonly<Record<DataMatrixFlaw, string>> = {
  'too-long': 'must be no longer than a DataMatrix is, 2,335 characters',
  'human-readable': 'must be what the code holds, and not the text with parentheses that is printed beside it',
  'element-unknown':
    'must begin each element with a GS1 application identifier, and hold ASCII 29 where one ends an element',
  'other-element-invalid': 'must hold elements of the form that GS1 gives them, and ASCII 29 where one ends an element',
  'element-repeated': 'must hold each element once',
  'element-missing': 'must hold the elements 01, 17, 10 and 21, and ASCII 29 after 10 or 21 unless last',
  'separator-misplaced': 'must hold ASCII 29 after an element only, and once',
  'gtin-invalid': 'must hold in 01 a zero and 13 digits with a valid check digit',
  'expiry-invalid': 'must hold in 17 a date that exists, YYMMDD, or day 00',
  'lot-invalid': "must hold in 10 a lot of 1 to 20 characters of GS1's set 82",
  'serial-invalid': 'must hold in 21 a serial number of 1 to 20 digits or letters',
};

/** What all items give, or the first refusal. */
function readEach<Item, Value>(
  items: readonly Item[],
  read: (item: Item, index: number) => Result<Value, ScanRefusalCode>,
): Result<readonly Value[], ScanRefusalCode> {
  const values: Value[] = [];
  for (const [index, item] of items.entries()) {
    const one = read(item, index);
    if (!one.ok) return one;
    values.push(one.value);
  }
  return accept(values);
}
