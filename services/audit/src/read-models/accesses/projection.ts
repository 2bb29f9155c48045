import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { readMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { isPatientRef, isPrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type pg from 'pg';
import { z } from 'zod';

const prescriptionId = z.string().refine(isPrescriptionId);
const patientRef = z.string().refine(isPatientRef);

/** What every event of a prescription says; those that begin one always name the patient. */
const prescriptionEvent = z.object({ prescriptionId, patientRef: patientRef.optional() });
const prescriptionRead = z.object({ prescriptionId, patientRef, action: z.string().min(1) });

/**
 * Who did what to which prescription. It stops at poison: a list of accesses that silently lacked one would be worse
 * than a list that is late and says so.
 */
export const accessesProjection: Projection = {
  name: 'audit.accesses',
  streamPrefixes: ['prescription-', 'access-'],
  onPoison: 'stop',
  project: (event, rows) => projectMany([event], rows),
  projectMany,
};

async function projectMany(events: readonly RecordedEvent[], rows: pg.PoolClient): Promise<void> {
  const begun = events.filter((event) => !isReading(event) && event.revision === 0n);
  // The one place where the patient of a prescription is decided: its first event.
  if (begun.length > 0) await insertPrescriptions(begun, rows);
  const { rowCount } = await rows.query(
    `INSERT INTO accesses (position, event_id, patient_ref, prescription_id, action, read_only,
                           actor_role, actor_rpps, actor_finess, recorded_at)
     SELECT position, event_id, coalesce(read.patient_ref, prescriptions.patient_ref), prescription_id, action, read_only,
            actor_role, actor_rpps, actor_finess, to_timestamp(recorded_at_ms / 1000)
     FROM jsonb_to_recordset($1) AS read (position text, event_id uuid, patient_ref text, prescription_id uuid, action text,
            read_only boolean, actor_role text, actor_rpps text, actor_finess text, recorded_at_ms float8)
     LEFT JOIN prescriptions USING (prescription_id)
     WHERE coalesce(read.patient_ref, prescriptions.patient_ref) IS NOT NULL`,
    [JSON.stringify(events.map(accessOf))],
  );
  invariant(rowCount === events.length, 'an event of a prescription that was never issued');
}

async function insertPrescriptions(begun: readonly RecordedEvent[], rows: pg.PoolClient): Promise<void> {
  const prescriptions = begun.map((event) => prescriptionEvent.parse(dataOf(event)));
  await rows.query(
    'INSERT INTO prescriptions (prescription_id, patient_ref) SELECT * FROM unnest($1::uuid[], $2::text[])',
    [prescriptions.map(({ prescriptionId }) => prescriptionId), prescriptions.map(({ patientRef }) => patientRef)],
  );
}

/** A row of `accesses`; the patient of an act is that of its prescription. */
function accessOf(event: RecordedEvent) {
  const { actor } = readMetadata(event);
  return {
    position: event.position,
    event_id: event.eventId,
    ...(isReading(event) ? readingOf(event) : actOf(event)),
    actor_role: actor.role,
    actor_rpps: actor.rpps,
    actor_finess: actor.finess,
    recorded_at_ms: event.recordedAtMs,
  };
}

function isReading(event: RecordedEvent): boolean {
  return event.stream.startsWith('access-');
}

function readingOf(event: RecordedEvent) {
  const { prescriptionId, patientRef, action } = prescriptionRead.parse(dataOf(event));
  return { prescription_id: prescriptionId, patient_ref: patientRef, action, read_only: true };
}

function actOf(event: RecordedEvent) {
  const { prescriptionId } = prescriptionEvent.parse(dataOf(event));
  return { prescription_id: prescriptionId, action: event.type, read_only: false };
}

function dataOf(event: RecordedEvent): unknown {
  return JSON.parse(Buffer.from(event.data).toString());
}
