import type {
  MedicinePresentation,
  RateKind,
  Reimbursement,
  SupplyAnnouncement,
} from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { type Cip13, type Cis, isCis, parseCip13 } from '@ordonnancier/kernel/identifiers.ts';
import { addCents, cents, type Cents } from '@ordonnancier/kernel/money.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { conditionsOf } from './conditions.ts';
import { type FactsByCis, factsByCis } from './facts-by-cis.ts';
import type { OfficialFiles } from './official-files.ts';
import type { ReportedRow, RowFault } from './row-faults.ts';
import { feeCents } from '../tariffs.ts';
import { unitsOfLabel } from './units-of-label.ts';

export interface ReadPresentations {
  readonly presentations: readonly MedicinePresentation[];
  /** Every row that is not wholly in the presentations, in the order of the files and their lines. */
  readonly reported: readonly ReportedRow[];
}

const rateKinds = new Map<string, { rateKind: RateKind; ratePerMille: number }>([
  ['100%', { rateKind: 'PH1', ratePerMille: 1000 }],
  ['65%', { rateKind: 'PH7', ratePerMille: 650 }],
  ['30%', { rateKind: 'PH4', ratePerMille: 300 }],
  ['15%', { rateKind: 'PH2', ratePerMille: 150 }],
]);

/**
 * Joins the official files into one presentation per pack; what cannot be read honestly is left out with its fault.
 *
 * @param onDate from which the files hold
 */
export function readPresentations(files: OfficialFiles, onDate: CivilDate): ReadPresentations {
  const reported: ReportedRow[] = [];
  const report = (row: ReportedRow) => reported.push(row);
  const facts = factsByCis(files, report);
  const presentations: MedicinePresentation[] = [];
  const file = 'CIS_CIP_bdpm.txt';
  // A pack of three months earns it, and no other does.
  const quarterlyFeeCents = feeCents('HG', onDate);
  for (const { line, fields, owner } of files.rowsOf(file, report)) {
    invariant(isCis(owner), "a row of packs is a medicine's");
    const read = readPresentation(owner, fields, facts, quarterlyFeeCents);
    const about = fields[6] ?? '';
    if (read.ok) presentations.push(read.value);
    else reported.push({ file, line, fault: read.refusal.code, about });
  }
  reported.sort((one, other) => (one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1));
  return { presentations, reported };
}

// Columns of CIS_CIP_bdpm: CIS, CIP7, label, status, marketing, date, CIP13, approval, rate, price, public price, fee.
function readPresentation(
  cis: Cis,
  row: readonly string[],
  facts: FactsByCis,
  quarterlyFeeCents: Cents | undefined,
): Result<MedicinePresentation, RowFault> {
  const [, cip7 = '', label = '', status = '', marketing = '', , cip13Text = ''] = row;
  const cip13 = parseCip13(cip13Text);
  if (!cip13) return refuse('CIP13_INVALID');
  // The older code stands in the newer one; else one of the two is another pack's.
  if (cip13.slice(5, 12) !== cip7) return refuse('CIP7_DIFFERS');
  const speciality = facts.specialities.get(cis);
  if (!speciality) return refuse('SPECIALITY_ABSENT');
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
    name: speciality.name,
    substances,
    form: speciality.form,
    ...units,
    genericGroups: facts.genericGroups.get(cis) ?? [],
    ...conditionsOf(facts.conditions.get(cis) ?? []),
    marketed: status === 'Présentation active' && marketing === 'Déclaration de commercialisation',
    quarterlyPack: reimbursement.value !== undefined && reimbursement.value.feeCents === quarterlyFeeCents,
    ...(reimbursement.value === undefined ? {} : { reimbursement: reimbursement.value }),
    ...furtherFacts(cis, cip13, facts),
  });
}

function furtherFacts(cis: Cis, cip13: Cip13, facts: FactsByCis): Partial<MedicinePresentation> {
  const [atcCode] = facts.atcCodes.get(cis) ?? [];
  const hybridGroups = facts.hybridGroups.get(cis);
  const supply = supplyOf(cis, cip13, facts);
  const byMouth = facts.specialities.get(cis)?.routes.includes('orale') ?? false;
  // G03AD is emergency contraception: taken once, it has no treatment to continue.
  const oralContraceptive = byMouth && /^G03A(?!D)/.test(atcCode ?? '');
  return {
    ...(atcCode !== undefined && { atcCode }),
    ...(oralContraceptive && { oralContraceptive }),
    ...(hybridGroups && { hybridGroups }),
    ...(supply && { supply }),
  };
}

/** The latest announcement about the pack, or else about all packs of its medicine. */
function supplyOf(cis: Cis, cip13: Cip13, facts: FactsByCis): SupplyAnnouncement | undefined {
  const [latest] = (facts.supply.get(cis) ?? [])
    .filter((announcement) => announcement.cip13 === undefined || announcement.cip13 === cip13)
    .toSorted((one, other) => (one.sinceDate > other.sinceDate ? -1 : 1));
  if (latest === undefined || latest.status === 'available') return undefined;
  return { status: latest.status, sinceDate: latest.sinceDate };
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
