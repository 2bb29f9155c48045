import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { prescriptionCodec, prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';
import type pg from 'pg';
import { outcomeOf } from './outcome.ts';

/** Table `outcomes`: one row for each event, only ever added, so that its prescriber can follow from a position on. */
export const outcomesProjection: Projection = {
  name: 'prescription.outcomes',
  streamPrefixes: [prescriptionStreamPrefix],
  onPoison: 'park',
  project: (recorded, rows) => projectMany([recorded], rows),
  projectMany,
};

/** A statement sees what was there before it: rows that others of the batch are made of come first. */
async function projectMany(events: readonly RecordedEvent[], rows: pg.PoolClient): Promise<void> {
  const added = events.map(rowOf);
  await insert(
    added.filter(({ kind }) => kind === 'issued'),
    rows,
  );
  await insert(
    added.filter(({ kind }) => kind !== 'issued' && kind !== 'reversed'),
    rows,
  );
  await insert(
    added.filter(({ kind }) => kind === 'reversed'),
    rows,
  );
}

function rowOf(recorded: RecordedEvent) {
  const event = prescriptionCodec.decode(recorded);
  const { kind, dispensingId, lines } = outcomeOf(event);
  return {
    position: recorded.position,
    prescription_id: event.prescriptionId,
    prescriber_rpps: 'prescriber' in event ? event.prescriber.rpps : undefined,
    kind,
    dispensing_id: dispensingId,
    recorded_at_ms: recorded.recordedAtMs,
    lines: kind === 'reversed' ? undefined : lines,
  };
}

/** Pharmacies make the ids of dispensings: they are unique within a prescription only. */
async function insert(added: readonly ReturnType<typeof rowOf>[], rows: pg.PoolClient): Promise<void> {
  if (added.length === 0) return;
  const { rowCount } = await rows.query(
    `INSERT INTO outcomes (position, prescriber_rpps, prescription_id, kind, dispensing_id, recorded_at_ms, lines)
     SELECT added.position, coalesce(added.prescriber_rpps, issued.prescriber_rpps), added.prescription_id, added.kind,
            added.dispensing_id, added.recorded_at_ms, coalesce(added.lines, dispensed.lines)
     FROM jsonb_to_recordset($1) AS added (position text, prescriber_rpps text, prescription_id uuid, kind text,
            dispensing_id uuid, recorded_at_ms bigint, lines jsonb)
     LEFT JOIN outcomes issued
       ON added.prescriber_rpps IS NULL AND issued.prescription_id = added.prescription_id AND issued.kind = 'issued'
     LEFT JOIN outcomes dispensed
       ON added.lines IS NULL AND dispensed.prescription_id = added.prescription_id
       AND dispensed.dispensing_id = added.dispensing_id AND dispensed.kind = 'dispensed'
     WHERE coalesce(added.prescriber_rpps, issued.prescriber_rpps) IS NOT NULL
       AND coalesce(added.lines, dispensed.lines) IS NOT NULL`,
    [JSON.stringify(added)],
  );
  invariant(rowCount === added.length, 'an event of what was never issued or never dispensed');
}
