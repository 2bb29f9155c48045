import type { ListClass } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type {
  Cip13,
  DispensingId,
  Finess,
  LineId,
  PatientRef,
  PrescriptionId,
  Rpps,
} from '@ordonnancier/kernel/identifiers.ts';
import type { DispensedLine, DispensingReversed, MedicationDispensed } from '@ordonnancier/prescription/events.ts';

/** Classes of which every dispensing is entered (R.5132-9, R.5132-36 CSP), the strictest first. */
const registeredClasses = ['narcotic', 'list-1', 'list-2'] as const satisfies readonly ListClass[];

export type RegisteredClass = (typeof registeredClasses)[number];

/** Of a pharmacy, in a civil year. */
export interface RegisterNumber {
  readonly year: number;
  /** 1, 2, 3 … */
  readonly number: number;
}

/** One line that was dispensed, or taken back; before it has its number. */
export interface UnnumberedEntry {
  readonly pharmacyFiness: Finess;
  readonly enteredOn: CivilDate;
  /** Absent when it enters a dispensing. */
  readonly takesBack?: RegisterNumber;
  readonly listClass: RegisteredClass;
  /** A narcotic, or under the rule of narcotics that no other prescription covers the same days (R.5132-33 CSP). */
  readonly overlapForbidden: boolean;
  readonly prescriptionId: PrescriptionId;
  readonly dispensingId: DispensingId;
  readonly lineId: LineId;
  readonly patientRef: PatientRef;
  readonly prescriberRpps: Rpps;
  /** Absent in private practice. */
  readonly prescriberFiness?: Finess;
  readonly pharmacistRpps: Rpps;
  readonly units: number;
  readonly packs: readonly RegisteredPack[];
  /** Revision of the dispensing's event, whose envelope names who collected; absent when nobody did. */
  readonly collectorRevision?: bigint;
}

interface RegisteredPack {
  readonly cip13: Cip13;
  readonly count: number;
  readonly openedBefore?: true;
}

export interface RegisterEntry extends UnnumberedEntry, RegisterNumber {}

/** What the first event of a prescription tells the register. */
export interface RegisteredPrescription {
  readonly prescriberFiness?: Finess;
  readonly listClasses: Readonly<Partial<Record<LineId, ListClass>>>;
  /** Lines under that rule, of medicines that are no narcotics. */
  readonly overlapForbidden: readonly LineId[];
}

/** An entry for each line of a class that is registered, in the order of the dispensing. */
export function entriesOfDispensing(
  event: MedicationDispensed,
  revision: bigint,
  { prescriberFiness, listClasses, overlapForbidden }: RegisteredPrescription,
): readonly UnnumberedEntry[] {
  return event.lines.flatMap((line) => {
    const listClass = strictestClassOf(line, listClasses[line.lineId]);
    if (listClass === undefined) return [];
    const mayNotOverlap = listClass === 'narcotic' || overlapForbidden.includes(line.lineId);
    return {
      pharmacyFiness: event.pharmacist.finess,
      enteredOn: event.dispensedOn,
      listClass,
      overlapForbidden: mayNotOverlap,
      prescriptionId: event.prescriptionId,
      dispensingId: event.dispensingId,
      lineId: line.lineId,
      patientRef: event.patientRef,
      prescriberRpps: event.prescriberRpps,
      ...(prescriberFiness !== undefined && { prescriberFiness }),
      pharmacistRpps: event.pharmacist.rpps,
      units: line.units,
      packs: line.packs.map(({ cip13, count, openedBefore }) => ({
        cip13,
        count,
        ...(openedBefore && { openedBefore }),
      })),
      // Where the law has it recorded of one line, the others of the rule have it too.
      ...(event.sealed !== undefined && mayNotOverlap && { collectorRevision: revision }),
    };
  });
}

/** The class of what was handed over; of what was prescribed, where an older version did not state that of the packs. */
function strictestClassOf({ packs }: DispensedLine, prescribed: ListClass = 'none'): RegisteredClass | undefined {
  const given = new Set(packs.map(({ listClass = prescribed }) => listClass));
  return registeredClasses.find((registered) => given.has(registered));
}

/** The register is never edited: what is taken back is entered anew, on the day of the reversal, and cites the first entry. */
export function takingBack({ year, number, ...entry }: RegisterEntry, event: DispensingReversed): UnnumberedEntry {
  const { reversedOn, pharmacist } = event;
  return { ...entry, enteredOn: reversedOn, pharmacistRpps: pharmacist.rpps, takesBack: { year, number } };
}

export function yearOf(day: CivilDate): number {
  return Number(day.slice(0, 4));
}
