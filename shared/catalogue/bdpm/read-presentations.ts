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
import { conditionRules } from './condition-rules.ts';
import { conditionsOf } from './conditions.ts';
import { type FactsByCis, factsByCis } from './facts-by-cis.ts';
import type { OfficialFiles } from './official-files.ts';
import { faultIn, refuseField, type ReportedRow, type RowFault } from './row-faults.ts';
import { feeCents } from '../tariffs.ts';
import { refuseCutFiles, refuseLostLabels, refuseUnusableFiles } from './unusable-files.ts';
import { unitsOfLabel } from './units-of-label.ts';

export interface ReadPresentations {
  readonly presentations: readonly MedicinePresentation[];
  /** Every row that is not wholly in the presentations, in the order of the files and their lines. */
  readonly reported: readonly ReportedRow[];
}

const rateKinds = new Map<string, { rateKind: RateKind; ratePerMille: number }>(
  [
    { percent: 100, rateKind: 'PH1' as const },
    { percent: 65, rateKind: 'PH7' as const },
    { percent: 30, rateKind: 'PH4' as const },
    { percent: 15, rateKind: 'PH2' as const },
  ].flatMap(({ percent, rateKind }) =>
    [`${percent}%`, `${percent} %`].map((text) => [text, { rateKind, ratePerMille: percent * 10 }] as const),
  ),
);

const statuses: ReadonlySet<string> = new Set(['Présentation active', 'Présentation abrogée']);
const marketings: ReadonlySet<string> = new Set([
  'Déclaration de commercialisation',
  "Déclaration d'arrêt de commercialisation",
  "Arrêt de commercialisation (le médicament n'a plus d'autorisation)",
  'Déclaration de suspension de commercialisation',
]);

/**
 * Joins the official files into one presentation per pack; what cannot be read honestly is left out with its fault.
 * Throws FileRefused when a file is not whole, or when too many of its rows cannot be read.
 *
 * @param onDate from which the files hold
 */
export function readPresentations(files: OfficialFiles, onDate: CivilDate): ReadPresentations {
  const reported: ReportedRow[] = [];
  const report = (row: ReportedRow) => reported.push(row);
  const rowCounts = new Map<string, number>();
  const counted: OfficialFiles = {
    *rowsOf(file, reportRow) {
      for (const row of files.rowsOf(file, reportRow)) {
        rowCounts.set(file, (rowCounts.get(file) ?? 0) + 1);
        yield row;
      }
    },
  };
  const facts = factsByCis(counted, report);
  const presentations: MedicinePresentation[] = [];
  const file = 'CIS_CIP_bdpm.txt';
  const boxFees = boxFeesOn(onDate);
  const withPacks = new Set<string>();
  for (const { line, fields, owner } of counted.rowsOf(file, report)) {
    invariant(isCis(owner), "a row of packs is a medicine's");
    withPacks.add(owner);
    const read = readPresentation(owner, fields, facts, boxFees);
    if (read.ok) presentations.push(read.value);
    else reported.push({ file, line, about: parseCip13(fields[6] ?? '') ?? owner, ...faultIn(read.refusal) });
  }
  reported.push(...reportSilence(facts, withPacks, presentations));
  refuseUnusableFiles(reported, rowCounts);
  const medicinesSold = [...facts.specialities.values()].filter(({ hasPacks }) => hasPacks).length;
  refuseCutFiles(presentations, reported, rowCounts, medicinesSold);
  refuseLostLabels(facts.conditions, rowCounts.get('CIS_CPD_bdpm.txt') ?? 0);
  reported.sort((one, other) => (one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1));
  return { presentations, reported };
}

/** Medicines of which a file says nothing though it should, or though all may buy them then: that file may be cut. */
function reportSilence(
  { specialities, conditions }: FactsByCis,
  withPacks: ReadonlySet<string>,
  presentations: readonly MedicinePresentation[],
): readonly ReportedRow[] {
  const stated = new Set<string>(presentations.map(({ cis }) => cis));
  return [...specialities].flatMap(([about, { line, hasPacks }]) => {
    const row = { file: 'CIS_bdpm.txt', line, about, field: '' };
    if (hasPacks && !withPacks.has(about)) return { ...row, fault: 'PACKS_ABSENT' as const };
    return stated.has(about) && !conditions.has(about) ? { ...row, fault: 'CONDITIONS_ABSENT_KEPT' as const } : [];
  });
}

interface BoxFees {
  /** Empty when no tariff is known of the day. */
  readonly all: readonly Cents[];
  /** A pack of three months earns it, and no other does. */
  readonly quarterly: Cents | undefined;
}

function boxFeesOn(onDate: CivilDate): BoxFees {
  const quarterly = feeCents('HG', onDate);
  return { all: [feeCents('HD', onDate) ?? [], quarterly ?? []].flat(), quarterly };
}

// Columns of CIS_CIP_bdpm: CIS, CIP7, label, status, marketing, date, CIP13, approval, rate, price, public price, fee.
function readPresentation(
  cis: Cis,
  row: readonly string[],
  facts: FactsByCis,
  boxFees: BoxFees,
): Result<MedicinePresentation, RowFault> {
  const [, cip7 = '', label = '', status = '', marketing = '', , cip13Text = ''] = row;
  const cip13 = parseCip13(cip13Text);
  if (!cip13) return refuseField('CIP13_INVALID', row, 6);
  // The older code stands in the newer one; else one of the two is another pack's.
  if (cip13.slice(5, 12) !== cip7) return refuseField('CIP7_DIFFERS', row, 1);
  const speciality = facts.specialities.get(cis);
  if (!speciality) return refuse('SPECIALITY_ABSENT');
  if (facts.incomplete.substances.has(cis)) return refuse('SUBSTANCES_INCOMPLETE');
  // The files of substances and of conditions are published together: a medicine too recent for the one has no list
  // class in the other, and must not pass for one that anybody may buy.
  const substances = facts.substances.get(cis);
  if (!substances) return refuse('SUBSTANCE_ABSENT');
  const conditions = conditionsOf(facts.conditions.get(cis) ?? []);
  // A label that nobody knows may be its class.
  const isClassUnsure =
    conditions.listClass === 'none' && conditions.otherConditions.some((one) => !conditionRules.has(one));
  if (isClassUnsure || facts.incomplete.conditions.has(cis)) return refuse('CONDITIONS_INCOMPLETE');
  const units = unitsOfLabel(label);
  if (!units) return refuseField('UNITS_UNREADABLE', row, 2);
  if (!statuses.has(status)) return refuseField('STATUS_UNKNOWN', row, 3);
  if (!marketings.has(marketing)) return refuseField('MARKETING_UNKNOWN', row, 4);
  const reimbursement = readReimbursement(row, boxFees);
  if (!reimbursement.ok) return reimbursement;
  return accept({
    cip13,
    cis,
    name: speciality.name,
    substances,
    form: speciality.form,
    ...units,
    genericGroups: facts.genericGroups.get(cis) ?? [],
    ...conditions,
    marketed: status === 'Présentation active' && marketing === 'Déclaration de commercialisation',
    quarterlyPack: reimbursement.value !== undefined && reimbursement.value.feeCents === boxFees.quarterly,
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

/** Not reimbursed is what has neither rate nor price nor fee: all four fields are empty. */
function readReimbursement(row: readonly string[], boxFees: BoxFees): Result<Reimbursement | undefined, RowFault> {
  const [rateText = '', ...amounts] = row.slice(8, 12);
  if (rateText === '' && amounts.every((text) => text === '')) return accept(undefined);
  if (rateText === '') return refuseField('RATE_ABSENT', row, 8);
  const rate = rateKinds.get(rateText);
  if (!rate) return refuseField('RATE_WITHOUT_ACT_CODE', row, 8);
  const [priceCents, publicPriceCents, feeCents] = amounts.map(readAmount);
  if (priceCents === undefined) return refuseField('PRICE_UNREADABLE', row, 9);
  if (publicPriceCents === undefined) return refuseField('PRICE_UNREADABLE', row, 10);
  if (feeCents === undefined) return refuseField('PRICE_UNREADABLE', row, 11);
  if (addCents(priceCents, feeCents) !== publicPriceCents) {
    return refuseField('PRICE_AND_FEE_DIFFER_FROM_PUBLIC_PRICE', row, 10);
  }
  if (boxFees.all.length > 0 && !boxFees.all.includes(feeCents)) return refuseField('FEE_OF_NO_TARIFF', row, 11);
  return accept({ ...rate, priceCents, feeCents });
}

/**
 * The last comma is the decimal one, the others part the thousands: `1,466,29` is 1466.29 €. Undefined when it is no amount,
 * or nothing: no pack is free.
 */
function readAmount(text: string): Cents | undefined {
  const amount = /^(?:\d+|\d{1,3}(?:,\d{3})+),\d{2}$/.test(text) ? cents(Number(text.replaceAll(',', ''))) : undefined;
  return amount === 0 ? undefined : amount;
}
