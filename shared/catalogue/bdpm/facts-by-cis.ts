import type {
  GenericGroupMembership,
  GenericRole,
  HybridGroupMembership,
  SupplyAnnouncement,
} from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { type Cip13, parseCip13 } from '@ordonnancier/kernel/identifiers.ts';
import { accept, type Result } from '@ordonnancier/kernel/result.ts';
import { unaccented } from '@ordonnancier/kernel/unaccented.ts';
import { conditionRules } from './condition-rules.ts';
import { type OfficialFileName, readDay } from './layouts.ts';
import type { OfficialFiles, OfficialRow } from './official-files.ts';
import { faultIn, fieldIn, isKept, refuseField, type ReportedRow, type RowFault } from './row-faults.ts';
import { routesOfAdministration } from './routes.ts';

/** What the files say of a medicine, by its CIS, whatever its packs. */
export interface FactsByCis {
  readonly specialities: ReadonlyMap<string, Speciality>;
  readonly substances: ReadonlyMap<string, readonly string[]>;
  readonly conditions: ReadonlyMap<string, readonly string[]>;
  readonly genericGroups: ReadonlyMap<string, readonly GenericGroupMembership[]>;
  readonly hybridGroups: ReadonlyMap<string, readonly HybridGroupMembership[]>;
  readonly atcCodes: ReadonlyMap<string, readonly string[]>;
  readonly supply: ReadonlyMap<string, readonly PackAnnouncement[]>;
  /** Medicines of which a row of substances or of conditions cannot be read: what the others say is not all. */
  readonly incomplete: { readonly substances: ReadonlySet<string>; readonly conditions: ReadonlySet<string> };
}

export interface Speciality {
  /** In CIS_bdpm. */
  readonly line: number;
  readonly name: string;
  readonly form: string;
  /** Routes of administration, as published: `orale`. */
  readonly routes: readonly string[];
  /** It is sold, and not a homeopathic one, most of which the file of packs does not hold. */
  readonly hasPacks: boolean;
}

/** An announcement, or the end of one: `available` again. */
export interface PackAnnouncement {
  readonly status: SupplyAnnouncement['status'] | 'available';
  readonly sinceDate: CivilDate;
  /** Absent when it is about every pack. */
  readonly cip13?: Cip13;
}

const genericRoles = new Map<string, GenericRole>([
  ['0', 'reference'],
  ['1', 'generic'],
  ['2', 'generic-by-dose-complement'],
  ['4', 'substitutable-generic'],
]);

const hybridRoles = new Map<string, HybridGroupMembership['role']>([
  ['R', 'reference'],
  ['H', 'hybrid'],
]);

/** By code; the label beside it says the same. */
const supplyStatuses = new Map<string, { readonly status: PackAnnouncement['status']; readonly label: RegExp }>([
  ['1', { status: 'out-of-stock', label: /^rupture de stock$/i }],
  ['2', { status: 'under-tension', label: /^tension d.approvisionnement$/i }],
  ['3', { status: 'discontinued', label: /^arrêt de commercialisation$/i }],
  ['4', { status: 'available', label: /^remise à disposition$/i }],
]);

type Report = (row: ReportedRow) => void;

// Some medicines are classified at the fourth level only.
const atcCodePattern = /^[A-Z]\d{2}[A-Z]{2}(?:\d{2})?$/;

// A name begins with a capital or a digit, a form with small letters: so columns that changed places show. No name holds a
// question mark, which stands for a letter that some encoding could not say.
const namePattern = /^(?=.*\p{L})[\p{Lu}\d][^?]*$/u;
const formPattern = /^\p{Ll}{2}[^?]*$/u;
// `(S)-LACTATE DE SODIUM`, `[18F]PSMA-1007`, `6-FLUORO-…`: two capitals in a row, as in no strength and no form.
const substancePattern = /^(?=.*\p{Lu}{2})[\p{Lu}\d([][^?]*$/u;

/** Gathers by medicine every row that can be read, and reports every other. */
export function factsByCis(files: OfficialFiles, report: Report): FactsByCis {
  const specialities = readSpecialities(files, report);
  const gather = <Fact>(
    file: OfficialFileName,
    factOf: (row: OfficialRow) => Result<Fact, RowFault>,
    reportOf = report,
  ): ReadonlyMap<string, readonly Fact[]> => {
    const byCis = new Map<string, Fact[]>();
    for (const row of files.rowsOf(file, reportOf)) {
      const { line, owner: cis } = row;
      const fact = factOf(row);
      if (!fact.ok) reportOf({ file, line, about: cis, ...faultIn(fact.refusal) });
      else if (!specialities.has(cis)) report({ file, line, fault: 'SPECIALITY_ABSENT', about: cis, field: '' });
      else if (byCis.get(cis)?.push(fact.value) === undefined) byCis.set(cis, [fact.value]);
    }
    return byCis;
  };
  const incomplete = { substances: new Set<string>(), conditions: new Set<string>() };
  const reportToo = (medicines: Set<string>): Report => {
    return (row) => {
      if (!isKept(row.fault)) medicines.add(row.about);
      report(row);
    };
  };

  // Columns of fic02grp: order, group, route, label.
  const hybridGroupIds = new Set<string>();
  for (const { owner } of files.rowsOf('fic02grp.txt', report)) hybridGroupIds.add(owner);
  return {
    specialities,
    // Columns of CIS_COMPO_bdpm: CIS, element, code, name, strength, its reference, nature, link.
    substances: eachOnce(
      gather(
        'CIS_COMPO_bdpm.txt',
        ({ fields }) => {
          const { 3: name = '' } = fields;
          return substancePattern.test(name) ? accept(name) : refuseField('SUBSTANCE_UNREADABLE', fields, 3);
        },
        reportToo(incomplete.substances),
      ),
    ),
    conditions: eachOnce(
      gather('CIS_CPD_bdpm.txt', (row) => readCondition(row, report), reportToo(incomplete.conditions)),
    ),
    incomplete,
    genericGroups: gather('CIS_GENER_bdpm.txt', genericMembershipIn(new Map())),
    hybridGroups: gather('fic03spe.txt', ({ fields }) => {
      const { 0: groupId = '', 2: letter = '' } = fields;
      const role = hybridRoles.get(letter);
      if (!hybridGroupIds.has(groupId)) return refuseField('HYBRID_GROUP_ABSENT', fields, 0);
      return role ? accept({ groupId, role }) : refuseField('HYBRID_ROLE_UNKNOWN', fields, 2);
    }),
    atcCodes: gather('CIS_MITM.txt', ({ fields }) => {
      const { 1: code = '' } = fields;
      return atcCodePattern.test(code) ? accept(code) : refuseField('ATC_CODE_INVALID', fields, 1);
    }),
    supply: gather('CIS_CIP_Dispo_Spec.txt', packAnnouncement),
  };
}

// Columns of CIS_bdpm: CIS, name, form, routes, authorisation, procedure, marketing, …
function readSpecialities(files: OfficialFiles, report: Report): ReadonlyMap<string, Speciality> {
  const file = 'CIS_bdpm.txt';
  const specialities = new Map<string, Speciality>();
  for (const { line, fields, owner: about } of files.rowsOf(file, report)) {
    const [, name = '', form = '', routesText = '', authorisation, procedure = '', marketing] = fields;
    const odd = namePattern.test(name) ? (formPattern.test(form) ? undefined : 2) : 1;
    if (odd !== undefined) {
      report({ file, line, fault: 'NAME_OR_FORM_UNREADABLE', about, field: fieldIn(fields, odd) });
      continue;
    }
    const routes = routesText.split(';');
    if (!routes.every((route) => routesOfAdministration.has(route))) {
      report({ file, line, fault: 'ROUTE_UNKNOWN_KEPT', about, field: fieldIn(fields, 3) });
    }
    const isSold = authorisation === 'Autorisation active' && marketing === 'Commercialisée';
    specialities.set(about, { line, name, form, routes, hasPacks: isSold && !procedure.startsWith('Enreg homéo') });
  }
  return specialities;
}

// Columns of CIS_CPD_bdpm: CIS, label.
function readCondition({ line, fields, owner: about }: OfficialRow, report: Report): Result<string, RowFault> {
  const { 1: label = '' } = fields;
  if (conditionRules.has(label)) return accept(label);
  if (label.includes('?') || lettersOfKnownLabels.has(lettersOf(label)))
    return refuseField('CONDITION_MISSPELT', fields, 1);
  const field = fieldIn(fields, 1);
  report({ file: 'CIS_CPD_bdpm.txt', line, fault: 'CONDITION_UNKNOWN_KEPT_FOR_REVIEW', about, field });
  return accept(label);
}

/** What stays of a label however its accents, capitals, blanks and signs are written; nothing of an empty one. */
function lettersOf(label: string): string {
  return unaccented(label).replace(/[^A-Z\d]/g, '');
}

const lettersOfKnownLabels: ReadonlySet<string> = new Set(['', ...Array.from(conditionRules.keys(), lettersOf)]);

/**
 * Columns of CIS_GENER_bdpm: group, label, CIS, type, order from 1. A group has one label, which no other group has.
 * @param namesakes of every group its label and of every label its group, as they are met
 */
function genericMembershipIn(namesakes: Map<string, string>) {
  return ({ fields }: OfficialRow): Result<GenericGroupMembership, RowFault> => {
    const [groupId = '', label = '', , type = '', order = ''] = fields;
    const role = /^[1-9]\d*$/.test(order) ? genericRoles.get(type) : undefined;
    if (!role) return refuseField('GENERIC_ROLE_UNKNOWN', fields, 3);
    if ((namesakes.get(groupId) ?? label) !== label || (namesakes.get(label) ?? groupId) !== groupId) {
      return refuseField('GENERIC_GROUP_UNSURE', fields, 0);
    }
    namesakes.set(groupId, label).set(label, groupId);
    return accept({ groupId, role });
  };
}

// Columns of CIS_CIP_Dispo_Spec: CIS, CIP13 or nothing, status, its label, since, updated, available again, address.
function packAnnouncement({ fields }: OfficialRow): Result<PackAnnouncement, RowFault> {
  const [, cip13Text = '', code = '', label = '', since = ''] = fields;
  const known = supplyStatuses.get(code);
  const sinceDate = readDay(since);
  const cip13 = parseCip13(cip13Text);
  if (!known?.label.test(label)) return refuseField('SUPPLY_STATUS_UNKNOWN', fields, known ? 3 : 2);
  if (!sinceDate) return refuseField('DATE_INVALID', fields, 4);
  if (cip13Text !== '' && !cip13) return refuseField('CIP13_INVALID', fields, 1);
  return accept({ status: known.status, sinceDate, ...(cip13 && { cip13 }) });
}

function eachOnce(byCis: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  return new Map([...byCis].map(([cis, texts]) => [cis, [...new Set(texts)]]));
}
