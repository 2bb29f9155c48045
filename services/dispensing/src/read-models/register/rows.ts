import type { ListClass } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type {
  DispensingId,
  Finess,
  LineId,
  PatientRef,
  PrescriptionId,
  Rpps,
} from '@ordonnancier/kernel/identifiers.ts';
import type { RegisterEntry } from './entries.ts';

/** Columns of `register_entries`, by the names that `entryOf` reads. */
export const entryColumns = `pharmacy_finess, year, number, entered_on::text, takes_back_year, takes_back_number, list_class,
  prescription_id, dispensing_id, line_id, patient_ref, prescriber_rpps, prescriber_finess, pharmacist_rpps, units, packs,
  collector_revision, overlap_forbidden`;

/** As the projection wrote it. */
export interface EntryRow {
  readonly pharmacy_finess: Finess;
  readonly year: number;
  readonly number: number;
  readonly entered_on: CivilDate;
  readonly takes_back_year: number | null;
  readonly takes_back_number: number | null;
  readonly list_class: Exclude<ListClass, 'none'>;
  readonly prescription_id: PrescriptionId;
  readonly dispensing_id: DispensingId;
  readonly line_id: LineId;
  readonly patient_ref: PatientRef;
  readonly prescriber_rpps: Rpps;
  readonly prescriber_finess: Finess | null;
  readonly pharmacist_rpps: Rpps;
  readonly units: number;
  readonly packs: RegisterEntry['packs'];
  // The driver gives 64-bit integers as text.
  readonly collector_revision: string | null;
  readonly overlap_forbidden: boolean;
}

export function entryOf(row: EntryRow): RegisterEntry {
  const { takes_back_year: year, takes_back_number: number } = row;
  return {
    pharmacyFiness: row.pharmacy_finess,
    year: row.year,
    number: row.number,
    enteredOn: row.entered_on,
    ...(year !== null && number !== null && { takesBack: { year, number } }),
    listClass: row.list_class,
    overlapForbidden: row.overlap_forbidden,
    prescriptionId: row.prescription_id,
    dispensingId: row.dispensing_id,
    lineId: row.line_id,
    patientRef: row.patient_ref,
    prescriberRpps: row.prescriber_rpps,
    ...(row.prescriber_finess !== null && { prescriberFiness: row.prescriber_finess }),
    pharmacistRpps: row.pharmacist_rpps,
    units: row.units,
    packs: row.packs,
    ...(row.collector_revision !== null && { collectorRevision: BigInt(row.collector_revision) }),
  };
}

/** The row, as JSON that `jsonb_to_recordset` reads by the names of the columns. */
export function rowOf(entry: RegisterEntry) {
  return {
    pharmacy_finess: entry.pharmacyFiness,
    year: entry.year,
    number: entry.number,
    entered_on: entry.enteredOn,
    takes_back_year: entry.takesBack?.year,
    takes_back_number: entry.takesBack?.number,
    list_class: entry.listClass,
    prescription_id: entry.prescriptionId,
    dispensing_id: entry.dispensingId,
    line_id: entry.lineId,
    patient_ref: entry.patientRef,
    prescriber_rpps: entry.prescriberRpps,
    prescriber_finess: entry.prescriberFiness,
    pharmacist_rpps: entry.pharmacistRpps,
    units: entry.units,
    packs: entry.packs,
    collector_revision: entry.collectorRevision?.toString(),
    overlap_forbidden: entry.overlapForbidden,
  };
}
