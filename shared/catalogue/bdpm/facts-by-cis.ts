import type {
  GenericGroupMembership,
  GenericRole,
  HybridGroupMembership,
  SupplyAnnouncement,
} from '@ordonnancier/kernel/catalogue-facts.ts';
import { type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { type Cip13, parseCip13 } from '@ordonnancier/kernel/identifiers.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { conditionRules } from './condition-rules.ts';
import type { OfficialFileName, OfficialFiles } from './official-files.ts';
import type { ReportedRow, RowFault } from './row-faults.ts';

/** What the files say of a medicine, by its CIS, whatever its packs. */
export interface FactsByCis {
  readonly specialities: ReadonlyMap<string, Speciality>;
  readonly substances: ReadonlyMap<string, readonly string[]>;
  readonly conditions: ReadonlyMap<string, readonly string[]>;
  readonly genericGroups: ReadonlyMap<string, readonly GenericGroupMembership[]>;
  readonly hybridGroups: ReadonlyMap<string, readonly HybridGroupMembership[]>;
  readonly atcCodes: ReadonlyMap<string, readonly string[]>;
  readonly supply: ReadonlyMap<string, readonly PackAnnouncement[]>;
}

export interface Speciality {
  readonly name: string;
  readonly form: string;
  /** Routes of administration, as published: `orale`. */
  readonly routes: readonly string[];
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

const supplyStatuses = new Map<string, PackAnnouncement['status']>([
  ['1', 'out-of-stock'],
  ['2', 'under-tension'],
  ['3', 'discontinued'],
  ['4', 'available'],
]);

type Report = (row: ReportedRow) => void;

// Some medicines are classified at the fourth level only.
const atcCodePattern = /^[A-Z]\d{2}[A-Z]{2}(?:\d{2})?$/;

/** Gathers by medicine every row that can be read, and reports every other. */
export function factsByCis(files: OfficialFiles, report: Report): FactsByCis {
  const specialities = readSpecialities(files, report);
  const gather = <Fact>(
    file: OfficialFileName,
    factOf: (fields: readonly string[], line: number) => Result<Fact, RowFault>,
  ): ReadonlyMap<string, readonly Fact[]> => {
    const byCis = new Map<string, Fact[]>();
    for (const { line, fields, owner: cis } of files.rowsOf(file, report)) {
      const fact = factOf(fields, line);
      if (!fact.ok) report({ file, line, fault: fact.refusal.code, about: cis });
      else if (!specialities.has(cis)) report({ file, line, fault: 'SPECIALITY_ABSENT', about: cis });
      else if (byCis.get(cis)?.push(fact.value) === undefined) byCis.set(cis, [fact.value]);
    }
    return byCis;
  };

  // Columns of fic02grp: order, group, route, label.
  const hybridGroupIds = new Set<string>();
  for (const { owner } of files.rowsOf('fic02grp.txt', report)) hybridGroupIds.add(owner);
  return {
    specialities,
    substances: eachOnce(
      gather('CIS_COMPO_bdpm.txt', ({ 3: name = '' }) => (name === '' ? refuse('SUBSTANCE_ABSENT') : accept(name))),
    ),
    conditions: eachOnce(
      gather('CIS_CPD_bdpm.txt', ({ 1: label = '' }, line) => {
        if (!conditionRules.has(label)) {
          report({ file: 'CIS_CPD_bdpm.txt', line, fault: 'CONDITION_UNKNOWN_KEPT_FOR_REVIEW', about: label });
        }
        return accept(label);
      }),
    ),
    genericGroups: gather('CIS_GENER_bdpm.txt', genericMembership),
    hybridGroups: gather('fic03spe.txt', ({ 0: groupId = '', 2: letter = '' }) => {
      const role = hybridRoles.get(letter);
      if (!hybridGroupIds.has(groupId)) return refuse('HYBRID_GROUP_ABSENT');
      return role ? accept({ groupId, role }) : refuse('HYBRID_ROLE_UNKNOWN');
    }),
    atcCodes: eachOnce(
      gather('CIS_MITM.txt', ({ 1: code = '' }) =>
        atcCodePattern.test(code) ? accept(code) : refuse('ATC_CODE_INVALID'),
      ),
    ),
    supply: gather('CIS_CIP_Dispo_Spec.txt', packAnnouncement),
  };
}

// Columns of CIS_bdpm: CIS, name, form, routes, …
function readSpecialities(files: OfficialFiles, report: Report): ReadonlyMap<string, Speciality> {
  const specialities = new Map<string, Speciality>();
  for (const { line, fields, owner: cis } of files.rowsOf('CIS_bdpm.txt', report)) {
    const [, name = '', form = '', routes = ''] = fields;
    if (name === '' || form === '') report({ file: 'CIS_bdpm.txt', line, fault: 'NAME_OR_FORM_ABSENT', about: cis });
    else specialities.set(cis, { name, form, routes: routes.split(';') });
  }
  return specialities;
}

// Columns of CIS_GENER_bdpm: group, label, CIS, type, order.
function genericMembership(fields: readonly string[]): Result<GenericGroupMembership, RowFault> {
  const [groupId = '', , , type = ''] = fields;
  const role = genericRoles.get(type);
  return role ? accept({ groupId, role }) : refuse('GENERIC_ROLE_UNKNOWN');
}

// Columns of CIS_CIP_Dispo_Spec: CIS, CIP13 or nothing, status, its label, since, updated, available again, address.
function packAnnouncement(fields: readonly string[]): Result<PackAnnouncement, RowFault> {
  const [, cip13Text = '', code = '', , since = ''] = fields;
  const status = supplyStatuses.get(code);
  const sinceDate = parseCivilDate(since.split('/').reverse().join('-'));
  const cip13 = parseCip13(cip13Text);
  if (!status) return refuse('SUPPLY_STATUS_UNKNOWN');
  if (!sinceDate) return refuse('DATE_INVALID');
  if (cip13Text !== '' && !cip13) return refuse('CIP13_INVALID');
  return accept({ status, sinceDate, ...(cip13 && { cip13 }) });
}

function eachOnce(byCis: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  return new Map([...byCis].map(([cis, texts]) => [cis, [...new Set(texts)]]));
}
