import type {
  GenericGroupMembership,
  GenericRole,
  MedicinePresentation,
  RateKind,
  Reimbursement,
} from '@ordonnancier/kernel/catalogue-facts.ts';
import { parseCip13, parseCis } from '@ordonnancier/kernel/identifiers.ts';
import { addCents, cents, type Cents } from '@ordonnancier/kernel/money.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { conditionsOf } from './conditions.ts';
import type { OfficialFiles } from './official-files.ts';
import { unitsOfLabel } from './units-of-label.ts';

/** Why a row of the official files is left out rather than guessed at. */
export type RowFault =
  | 'CIP13_INVALID'
  | 'SPECIALITY_ABSENT'
  | 'SUBSTANCE_ABSENT'
  | 'UNITS_UNREADABLE'
  | 'PRICE_UNREADABLE'
  | 'PRICE_AND_FEE_DIFFER_FROM_PUBLIC_PRICE'
  | 'RATE_WITHOUT_ACT_CODE';

export interface ReadPresentations {
  readonly presentations: readonly MedicinePresentation[];
  readonly leftOut: readonly { readonly cip13: string; readonly fault: RowFault }[];
}

/** The fee that a pack of three months earns, and no other does. */
const quarterlyFeeCents = 276;

const rateKinds = new Map<string, { rateKind: RateKind; ratePerMille: number }>([
  ['100%', { rateKind: 'PH1', ratePerMille: 1000 }],
  ['65%', { rateKind: 'PH7', ratePerMille: 650 }],
  ['30%', { rateKind: 'PH4', ratePerMille: 300 }],
  ['15%', { rateKind: 'PH2', ratePerMille: 150 }],
]);

const genericRoles = new Map<string, GenericRole>([
  ['0', 'reference'],
  ['1', 'generic'],
  ['2', 'generic-by-dose-complement'],
  ['4', 'substitutable-generic'],
]);

/** Joins the official files into one presentation per pack; what cannot be read honestly is left out with its fault. */
export function readPresentations(files: OfficialFiles): ReadPresentations {
  const facts = factsByCis(files);
  const presentations: MedicinePresentation[] = [];
  const leftOut: { cip13: string; fault: RowFault }[] = [];
  for (const row of files.presentations) {
    const read = readPresentation(row, facts);
    if (read.ok) presentations.push(read.value);
    else leftOut.push({ cip13: row[6] ?? '', fault: read.refusal.code });
  }
  return { presentations, leftOut };
}

interface FactsByCis {
  readonly specialities: ReadonlyMap<string, readonly string[]>;
  readonly substances: ReadonlyMap<string, readonly string[]>;
  readonly conditions: ReadonlyMap<string, readonly string[]>;
  readonly genericGroups: ReadonlyMap<string, readonly GenericGroupMembership[]>;
}

function factsByCis(files: OfficialFiles): FactsByCis {
  return {
    specialities: new Map(files.specialities.map((row) => [row[0] ?? '', row])),
    substances: groupByCis(files.substances, 0, (row) => row[3]),
    conditions: groupByCis(files.conditions, 0, (row) => row[1]),
    genericGroups: groupByCis(files.genericGroups, 2, (row) => {
      const role = genericRoles.get(row[3] ?? '');
      const groupId = row[0];
      return role && groupId ? { groupId, role } : undefined;
    }),
  };
}

function groupByCis<Fact>(
  rows: readonly (readonly string[])[],
  cisColumn: number,
  factOf: (row: readonly string[]) => Fact | undefined,
): ReadonlyMap<string, readonly Fact[]> {
  const byCis = new Map<string, Fact[]>();
  for (const row of rows) {
    const fact = factOf(row);
    if (fact === undefined || fact === '') continue;
    const cis = row[cisColumn] ?? '';
    const facts = byCis.get(cis);
    if (!facts) byCis.set(cis, [fact]);
    else if (!facts.includes(fact)) facts.push(fact);
  }
  return byCis;
}

// Columns of CIS_CIP_bdpm: CIS, CIP7, label, status, marketing, date, CIP13, approval, rate, price, public price, fee.
function readPresentation(row: readonly string[], facts: FactsByCis): Result<MedicinePresentation, RowFault> {
  const [cisText = '', , label = '', status = '', marketing = '', , cip13Text = ''] = row;
  const cip13 = parseCip13(cip13Text);
  if (!cip13) return refuse('CIP13_INVALID');
  const cis = parseCis(cisText);
  const speciality = facts.specialities.get(cisText);
  if (!cis || !speciality) return refuse('SPECIALITY_ABSENT');
  // The files of substances and of conditions are published together: a medicine too recent for the one has no list
  // class in the other, and must not pass for one that anybody may buy.
  const substances = facts.substances.get(cis);
  if (!substances) return refuse('SUBSTANCE_ABSENT');
  const units = unitsOfLabel(label);
  if (!units) return refuse('UNITS_UNREADABLE');
  const reimbursement = readReimbursement(row);
  if (!reimbursement.ok) return reimbursement;
  return accept({
    cip13,
    cis,
    name: speciality[1] ?? '',
    substances,
    form: speciality[2] ?? '',
    ...units,
    genericGroups: facts.genericGroups.get(cis) ?? [],
    ...conditionsOf(facts.conditions.get(cis) ?? []),
    marketed: status === 'Présentation active' && marketing === 'Déclaration de commercialisation',
    quarterlyPack: reimbursement.value?.feeCents === quarterlyFeeCents,
    ...(reimbursement.value === undefined ? {} : { reimbursement: reimbursement.value }),
  });
}

function readReimbursement(row: readonly string[]): Result<Reimbursement | undefined, RowFault> {
  const [rateText = '', priceText = '', publicPriceText = '', feeText = ''] = row.slice(8, 12);
  if (rateText === '' && priceText === '') return accept(undefined);
  const rate = rateKinds.get(rateText.replace(/\s/g, ''));
  if (!rate) return refuse('RATE_WITHOUT_ACT_CODE');
  const priceCents = readAmount(priceText);
  const publicPriceCents = readAmount(publicPriceText);
  const feeCents = readAmount(feeText);
  if (priceCents === undefined || publicPriceCents === undefined || feeCents === undefined) {
    return refuse('PRICE_UNREADABLE');
  }
  if (addCents(priceCents, feeCents) !== publicPriceCents) return refuse('PRICE_AND_FEE_DIFFER_FROM_PUBLIC_PRICE');
  return accept({ ...rate, priceCents, feeCents });
}

/** The last comma is the decimal one, the others part the thousands: `1,466,29` is 1466.29 €. */
function readAmount(text: string): Cents | undefined {
  return /^\d[\d,]*,\d{2}$/.test(text) ? cents(Number(text.replaceAll(',', ''))) : undefined;
}
