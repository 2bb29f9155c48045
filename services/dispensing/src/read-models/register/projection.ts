import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import type { DispensingId, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type {
  DispensingReversed,
  MedicationDispensed,
  PrescriptionEvent,
  PrescriptionIssued,
  PrescriptionTranscribed,
} from '@ordonnancier/prescription/events.ts';
import { isOverlapForbidden } from '@ordonnancier/prescription/narcotic-rules.ts';
import { prescriptionCodec, prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';
import type pg from 'pg';
import {
  entriesOfDispensing,
  type RegisteredPrescription,
  type RegisterEntry,
  takingBack,
  type UnnumberedEntry,
  yearOf,
} from './entries.ts';
import { entryColumns, entryOf, type EntryRow, rowOf } from './rows.ts';

/**
 * The register of each pharmacy. Its numbers follow from the order of the log and from nothing else, so a rebuild gives each
 * entry the number it had; stops at poison, for whatever were left out would take the number of another.
 */
export const registerProjection: Projection = {
  name: 'dispensing.register',
  streamPrefixes: [prescriptionStreamPrefix],
  eventTypes: ['PrescriptionIssued', 'PrescriptionTranscribed', 'MedicationDispensed', 'DispensingReversed'],
  onPoison: 'stop',
  project: (recorded, rows) => projectMany([recorded], rows),
  projectMany,
};

interface Decoded {
  readonly event: PrescriptionEvent;
  readonly revision: bigint;
}

/** Reads what is known of a batch's prescriptions, dispensings and last numbers at once, then writes its entries at once. */
async function projectMany(events: readonly RecordedEvent[], rows: pg.PoolClient): Promise<void> {
  const decoded = events.map((recorded) => ({
    event: prescriptionCodec.decode(recorded),
    revision: recorded.revision,
  }));
  await insertPrescriptions(ofTypes(decoded, 'PrescriptionIssued', 'PrescriptionTranscribed'), rows);
  const dispensed = ofTypes(decoded, 'MedicationDispensed');
  const reversed = ofTypes(decoded, 'DispensingReversed');
  if (dispensed.length === 0 && reversed.length === 0) return;

  const prescriptions = await readPrescriptions(dispensed, rows);
  const standing = await readEntries(reversed, rows);
  const lastNumbers = await readLastNumbers([...dispensed, ...reversed], rows);
  const added: RegisterEntry[] = [];
  const add = (entry: UnnumberedEntry): RegisterEntry => {
    const year = yearOf(entry.enteredOn);
    const register = `${entry.pharmacyFiness} ${year}`;
    const number = (lastNumbers.get(register) ?? 0) + 1;
    lastNumbers.set(register, number);
    const numbered = { ...entry, year, number };
    added.push(numbered);
    return numbered;
  };
  for (const { event, revision } of decoded) {
    if (event.type === 'MedicationDispensed') {
      const prescription = prescriptions.get(event.prescriptionId) ?? { listClasses: {}, overlapForbidden: [] };
      standing.set(dispensingOf(event), entriesOfDispensing(event, revision, prescription).map(add));
    }
    if (event.type === 'DispensingReversed') {
      for (const entry of standing.get(dispensingOf(event)) ?? []) add(takingBack(entry, event));
    }
  }
  await insertEntries(added, rows);
}

function ofTypes<Type extends PrescriptionEvent['type']>(decoded: readonly Decoded[], ...types: readonly Type[]) {
  const wanted = new Set<string>(types);
  return decoded.flatMap(({ event }) =>
    wanted.has(event.type) ? [event as Extract<PrescriptionEvent, { readonly type: Type }>] : [],
  );
}

function dispensingOf(of: { readonly prescriptionId: PrescriptionId; readonly dispensingId: DispensingId }): string {
  return `${of.prescriptionId} ${of.dispensingId}`;
}

async function insertPrescriptions(
  issued: readonly (PrescriptionIssued | PrescriptionTranscribed)[],
  rows: pg.PoolClient,
): Promise<void> {
  const known = issued.flatMap(({ prescriptionId, prescriber, lines }) => {
    const classes = lines.filter(({ listClass }) => listClass !== 'none');
    if (classes.length === 0 && prescriber.finess === undefined) return [];
    const listClasses = Object.fromEntries(classes.map(({ lineId, listClass }) => [lineId, listClass]));
    const overlapForbidden = lines.filter(isOverlapForbidden).map(({ lineId }) => lineId);
    return {
      prescription_id: prescriptionId,
      prescriber_finess: prescriber.finess,
      list_classes: listClasses,
      overlap_forbidden: overlapForbidden,
    };
  });
  if (known.length === 0) return;
  await rows.query(
    `INSERT INTO register_prescriptions (prescription_id, prescriber_finess, list_classes, overlap_forbidden)
     SELECT * FROM jsonb_to_recordset($1)
       AS known (prescription_id uuid, prescriber_finess text, list_classes jsonb, overlap_forbidden jsonb)`,
    [JSON.stringify(known)],
  );
}

async function readPrescriptions(
  dispensed: readonly MedicationDispensed[],
  rows: pg.PoolClient,
): Promise<ReadonlyMap<PrescriptionId, RegisteredPrescription>> {
  if (dispensed.length === 0) return new Map();
  const { rows: found } = await rows.query<{
    readonly prescription_id: PrescriptionId;
    readonly prescriber_finess: RegisteredPrescription['prescriberFiness'] | null;
    readonly list_classes: RegisteredPrescription['listClasses'];
    readonly overlap_forbidden: RegisteredPrescription['overlapForbidden'];
  }>(
    `SELECT prescription_id, prescriber_finess, list_classes, overlap_forbidden
     FROM register_prescriptions WHERE prescription_id = ANY ($1::uuid[])`,
    [dispensed.map(({ prescriptionId }) => prescriptionId)],
  );
  return new Map(
    found.map(({ prescription_id, prescriber_finess: finess, list_classes: listClasses, overlap_forbidden }) => [
      prescription_id,
      {
        listClasses,
        overlapForbidden: overlap_forbidden,
        ...(finess !== null && finess !== undefined && { prescriberFiness: finess }),
      },
    ]),
  );
}

/** Of the dispensings that are taken back, in the order of their numbers. */
async function readEntries(
  reversed: readonly DispensingReversed[],
  rows: pg.PoolClient,
): Promise<Map<string, readonly RegisterEntry[]>> {
  if (reversed.length === 0) return new Map();
  const { rows: found } = await rows.query<EntryRow>(
    `SELECT ${entryColumns} FROM register_entries
     WHERE takes_back_number IS NULL
       AND (prescription_id, dispensing_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
     ORDER BY year, number`,
    [reversed.map(({ prescriptionId }) => prescriptionId), reversed.map(({ dispensingId }) => dispensingId)],
  );
  return new Map(Map.groupBy(found.map(entryOf), dispensingOf));
}

/** The last number of each register that the batch may write to, by pharmacy and year. */
async function readLastNumbers(
  events: readonly (MedicationDispensed | DispensingReversed)[],
  rows: pg.PoolClient,
): Promise<Map<string, number>> {
  const registers = events.map((event) => ({
    finess: event.pharmacist.finess,
    year: yearOf(event.type === 'MedicationDispensed' ? event.dispensedOn : event.reversedOn),
  }));
  const { rows: found } = await rows.query<{
    readonly finess: string;
    readonly year: number;
    readonly last: number | null;
  }>(
    `SELECT finess, year, (
       SELECT max(number) FROM register_entries
       WHERE pharmacy_finess = register.finess AND register_entries.year = register.year
     ) AS last
     FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::integer[]) AS named (finess, year)) AS register`,
    [registers.map(({ finess }) => finess), registers.map(({ year }) => year)],
  );
  return new Map(found.map(({ finess, year, last }) => [`${finess} ${year}`, last ?? 0]));
}

async function insertEntries(entries: readonly RegisterEntry[], rows: pg.PoolClient): Promise<void> {
  if (entries.length === 0) return;
  const { rowCount } = await rows.query(
    `INSERT INTO register_entries
     SELECT * FROM jsonb_to_recordset($1) AS entry (pharmacy_finess text, year integer, number integer, entered_on date,
       takes_back_year integer, takes_back_number integer, list_class text, prescription_id uuid, dispensing_id uuid,
       line_id text, patient_ref text, prescriber_rpps text, prescriber_finess text, pharmacist_rpps text, units integer,
       packs jsonb, collector_revision bigint, overlap_forbidden boolean)`,
    [JSON.stringify(entries.map(rowOf))],
  );
  invariant(rowCount === entries.length, 'an entry was lost');
}
