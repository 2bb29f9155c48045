import type { ListClass } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { LineId } from '@ordonnancier/kernel/identifiers.ts';
import type { PrescribingProfession } from '@ordonnancier/kernel/prescribing-profession.ts';

/** As whom, and where, a prescriber signs; see docs/prescribing.md. */
export interface PrescribingAuthority {
  readonly profession: PrescribingProfession;
  /** Sector of activity (TRE-R02): `SA07` for a practice of one's own. */
  readonly activitySector?: string;
  /** Codes of the specialities that the directory knows of (TRE-R38): `SM04`. Absent when the token says nothing of them. */
  readonly specialities?: readonly string[];
}

/** Public and military hospitals, private establishments of health. */
const hospitalSectors = ['SA01', 'SA02', 'SA03', 'SA04'];

interface ProfessionRule {
  /** First day on which the row holds, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** Whether the profession prescribes any medicine, or what a list or a purpose names. */
  readonly medicines: 'any' | 'some';
  readonly narcotics: 'any' | 'listed';
  /** Sectors of activity in which alone it prescribes; all when absent. */
  readonly activitySectors?: readonly string[];
}

/**
 * Establishments of health (SA01 to SA04), health centres (SA05), establishments for disabled (SA16) and for elderly people
 * (SA17). Nurses prescribe in multi-professional houses as well, whose code is not settled.
 */
const coordinatedCare = [...hospitalSectors, 'SA05', 'SA16', 'SA17'];

/** Rows by profession, which change by law and decree. */
const rules: Readonly<Record<PrescribingProfession, readonly ProfessionRule[]>> = {
  // L.4161-1 CSP.
  physician: [{ validFrom: '2004-08-08', medicines: 'any', narcotics: 'any' }],
  // L.4141-2 CSP: what dentistry needs.
  'dental-surgeon': [{ validFrom: '2004-08-08', medicines: 'some', narcotics: 'listed' }],
  // L.4151-4 CSP.
  midwife: [{ validFrom: '2004-08-08', medicines: 'some', narcotics: 'listed' }],
  // R.4301-3 CSP, in advanced practice: the day after the lists were published (arrêté of 25 April 2025).
  nurse: [{ validFrom: '2025-05-01', medicines: 'some', narcotics: 'listed', activitySectors: coordinatedCare }],
};

export type NoRightToPrescribe =
  | { readonly reason: 'profession-not-yet' | 'activity-sector' }
  | { readonly reason: 'narcotic-not-listed'; readonly lineId: LineId };

interface LineOfMedicine {
  readonly lineId: LineId;
  readonly medicine: { readonly listClass: ListClass } | undefined;
}

/** Why a prescriber may not write these lines; undefined when nothing that is known forbids it. */
export function noRightToPrescribe(
  { profession, activitySector }: PrescribingAuthority,
  lines: readonly LineOfMedicine[],
  issuedOn: CivilDate,
): NoRightToPrescribe | undefined {
  const rule = ruleOn(profession, issuedOn);
  if (rule === undefined) return { reason: 'profession-not-yet' };
  const { activitySectors, narcotics } = rule;
  const isPlaceRight = activitySectors === undefined || activitySectors.includes(activitySector ?? '');
  if (!isPlaceRight) return { reason: 'activity-sector' };
  // No public data has the lists, so that nothing is known to stand in one.
  const unlisted = narcotics === 'any' ? undefined : lines.find((line) => line.medicine?.listClass === 'narcotic');
  return unlisted && { reason: 'narcotic-not-listed', lineId: unlisted.lineId };
}

/** Whether a profession may prescribe any medicine, so that there is nothing left for a person to check. */
export function prescribesAnyMedicine(profession: PrescribingProfession, issuedOn: CivilDate): boolean {
  return ruleOn(profession, issuedOn)?.medicines === 'any';
}

/** Whether a prescriber signs in a hospital, as the sector of activity tells; unknown when the token says none. */
export function hospitalPractice({ activitySector }: PrescribingAuthority): 'yes' | 'no' | 'unknown' {
  if (activitySector === undefined) return 'unknown';
  return hospitalSectors.includes(activitySector) ? 'yes' : 'no';
}

function ruleOn(profession: PrescribingProfession, day: CivilDate): ProfessionRule | undefined {
  return rules[profession].findLast(({ validFrom }) => validFrom <= day);
}
