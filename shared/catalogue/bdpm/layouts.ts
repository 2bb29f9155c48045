import { parseCivilDate, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { isCis } from '@ordonnancier/kernel/identifiers.ts';
import type { TextEncoding } from '../whole-text.ts';

/** How the rows of an official file are written. */
export interface Layout {
  readonly encoding: TextEncoding;
  readonly columns: number;
  /** What every row holds, or else the file is another; the first of them tells whose facts the row states. */
  readonly forms: readonly [owner: ColumnForm, ...others: ColumnForm[]];
  /** What rows hold where no fact is read: an odd field is shown to a person, and nothing is left out for it. */
  readonly unused?: readonly ColumnForm[];
  /** Columns that no two rows have in common; absent where a repeated row changes nothing. */
  readonly key?: readonly number[];
  /** The last column is free text that may hold a tab. */
  readonly lastIsText?: true;
  /** The last line has no end: its last column ends with its owner, which tells that it is whole. */
  readonly endsWithOwner?: true;
}

export interface ColumnForm {
  /** From 0. */
  readonly column: number;
  is(text: string): boolean;
}

/** A day as the files write it, `24/07/2026`; undefined for a day that does not exist, or is of another age. */
export function readDay(text: string): CivilDate | undefined {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/((?:19|20)\d{2})$/.exec(text) ?? [];
  return parseCivilDate(`${year}-${month}-${day}`);
}

const matching = (column: number, pattern: RegExp): ColumnForm => ({ column, is: (text) => pattern.test(text) });
const medicineIn = (column: number): ColumnForm => ({ column, is: isCis });
const groupIn = (column: number): ColumnForm => matching(column, /^\d{1,5}$/);
const dayIn = (column: number): ColumnForm => ({ column, is: (text) => readDay(text) !== undefined });
const dayOrNothingIn = (column: number): ColumnForm => ({
  column,
  is: (text) => text === '' || readDay(text) !== undefined,
});
const wordIn = (column: number, ...words: readonly string[]): ColumnForm => ({
  column,
  is: (text) => words.includes(text),
});

export const layouts = {
  'CIS_bdpm.txt': {
    encoding: 'windows-1252',
    columns: 12,
    forms: [medicineIn(0)],
    key: [0],
    unused: [
      matching(4, /^Autorisation (?:active|abrogée|archivée|retirée|suspendue)$/),
      matching(
        5,
        /^(?:Procédure (?:nationale|décentralisée|centralisée|de reconnaissance mutuelle)|Enreg (?:homéo|phyto) \(Proc\. (?:Nat|Dec)\.\)|Autorisation d'importation parallèle)$/,
      ),
      wordIn(6, 'Commercialisée', 'Non commercialisée'),
      dayIn(7),
      wordIn(8, '', 'Warning disponibilité', 'Alerte'),
      wordIn(11, 'Oui', 'Non'),
    ],
  },
  'CIS_CIP_bdpm.txt': {
    encoding: 'utf-8',
    columns: 13,
    forms: [medicineIn(0)],
    key: [6],
    unused: [dayIn(5), wordIn(7, 'oui', 'non', 'inconnu')],
  },
  'CIS_COMPO_bdpm.txt': {
    encoding: 'windows-1252',
    columns: 8,
    forms: [medicineIn(0)],
    unused: [matching(2, /^\d{5}$/), wordIn(6, 'SA', 'FT'), matching(7, /^\d+$/)],
  },
  'CIS_CPD_bdpm.txt': { encoding: 'windows-1252', columns: 2, forms: [medicineIn(0)] },
  'CIS_GENER_bdpm.txt': { encoding: 'windows-1252', columns: 5, forms: [medicineIn(2), groupIn(0)], key: [0, 2] },
  'CIS_MITM.txt': {
    encoding: 'windows-1252',
    columns: 4,
    forms: [medicineIn(0)],
    key: [0],
    endsWithOwner: true,
    unused: [matching(3, /^https?:/)],
  },
  'CIS_CIP_Dispo_Spec.txt': {
    encoding: 'windows-1252',
    columns: 8,
    forms: [medicineIn(0)],
    unused: [dayIn(5), dayOrNothingIn(6), matching(7, /^https?:/)],
  },
  'fic02grp.txt': {
    encoding: 'windows-1252',
    columns: 4,
    forms: [groupIn(1), groupIn(0), matching(2, /^Voie /)],
    key: [1],
    lastIsText: true,
  },
  'fic03spe.txt': { encoding: 'windows-1252', columns: 5, forms: [medicineIn(1), groupIn(0)], key: [0, 1] },
} as const satisfies Record<string, Layout>;

export type OfficialFileName = keyof typeof layouts;

export const officialFileNames = Object.keys(layouts) as readonly OfficialFileName[];
