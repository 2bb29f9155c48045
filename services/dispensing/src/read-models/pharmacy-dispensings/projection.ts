import type { Position, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { MedicationDispensed } from '@ordonnancier/prescription/events.ts';
import { prescriptionCodec, prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';
import type pg from 'pg';

/** What each pharmacy dispensed, without who received it. */
export const pharmacyDispensingsProjection: Projection = {
  name: 'dispensing.pharmacy-dispensings',
  streamPrefixes: [prescriptionStreamPrefix],
  eventTypes: ['MedicationDispensed', 'DispensingReversed'],
  onPoison: 'park',
  project: (recorded, rows) => projectMany([recorded], rows),
  projectMany,
};

/** Dispensings first: some are reversed within the same batch, and none before it was recorded. */
async function projectMany(events: readonly RecordedEvent[], rows: pg.PoolClient): Promise<void> {
  const decoded = events.map((recorded) => ({ recorded, event: prescriptionCodec.decode(recorded) }));
  const dispensed = decoded.flatMap(({ recorded, event }) =>
    event.type === 'MedicationDispensed' ? [rowOf(event, recorded.position)] : [],
  );
  const reversed = decoded.flatMap(({ event }) => (event.type === 'DispensingReversed' ? [event] : []));
  if (dispensed.length > 0) {
    await rows.query(
      `INSERT INTO pharmacy_dispensings (prescription_id, dispensing_id, position, pharmacy_finess, pharmacist_rpps,
                                         dispensed_on, lines)
       SELECT * FROM jsonb_to_recordset($1) AS dispensed (prescription_id uuid, dispensing_id uuid, position text,
         pharmacy_finess text, pharmacist_rpps text, dispensed_on date, lines jsonb)`,
      [JSON.stringify(dispensed)],
    );
  }
  if (reversed.length > 0) {
    const { rowCount } = await rows.query(
      `UPDATE pharmacy_dispensings SET reversed = true
       WHERE (prescription_id, dispensing_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`,
      [reversed.map(({ prescriptionId }) => prescriptionId), reversed.map(({ dispensingId }) => dispensingId)],
    );
    invariant(rowCount === reversed.length, 'a dispensing was reversed that was never recorded');
  }
}

function rowOf(
  { prescriptionId, dispensingId, pharmacist, dispensedOn, lines }: MedicationDispensed,
  position: Position,
) {
  return {
    prescription_id: prescriptionId,
    dispensing_id: dispensingId,
    position,
    pharmacy_finess: pharmacist.finess,
    pharmacist_rpps: pharmacist.rpps,
    dispensed_on: dispensedOn,
    lines: lines.map(({ lineId, units, packs }) => ({
      lineId,
      units,
      packs: packs.map(({ cip13, count, serials, openedBefore = false }) => ({ cip13, count, serials, openedBefore })),
    })),
  };
}
