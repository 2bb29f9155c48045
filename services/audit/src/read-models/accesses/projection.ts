import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { readMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { isPatientRef, isPrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import type { PatientRef, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type pg from 'pg';
import { z } from 'zod';

const prescriptionId = z.string().refine(isPrescriptionId);
const patientRef = z.string().refine(isPatientRef);

/** What every event of a prescription says; those that begin one always name the patient. */
const prescriptionEvent = z.object({ prescriptionId, patientRef: patientRef.optional() });
const prescriptionRead = z.object({ prescriptionId, patientRef, action: z.string().min(1) });

interface Access {
  readonly prescriptionId: PrescriptionId;
  readonly patientRef: PatientRef;
  readonly action: string;
  readonly readOnly: boolean;
}

/**
 * Who did what to which prescription. It stops at poison: a list of accesses that silently lacked one would be worse
 * than a list that is late and says so.
 */
export const accessesProjection: Projection = {
  name: 'audit.accesses',
  streamPrefixes: ['prescription-', 'access-'],
  onPoison: 'stop',
  project: async (event, rows) => {
    const access = event.stream.startsWith('access-') ? readingOf(event) : await actOf(event, rows);
    const { actor } = readMetadata(event);
    await rows.query(
      `INSERT INTO accesses (position, event_id, patient_ref, prescription_id, action, read_only,
                             actor_role, actor_rpps, actor_finess, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::float8 / 1000))`,
      [
        event.position,
        event.eventId,
        access.patientRef,
        access.prescriptionId,
        access.action,
        access.readOnly,
        actor.role,
        actor.rpps ?? null,
        actor.finess ?? null,
        event.recordedAtMs,
      ],
    );
  },
};

function readingOf(event: RecordedEvent): Access {
  const { prescriptionId, patientRef, action } = prescriptionRead.parse(dataOf(event));
  return { prescriptionId, patientRef, action, readOnly: true };
}

async function actOf(event: RecordedEvent, rows: pg.PoolClient): Promise<Access> {
  const { prescriptionId, patientRef } = prescriptionEvent.parse(dataOf(event));
  // The one place where the patient of a prescription is decided: its first event.
  if (event.revision === 0n) {
    await rows.query('INSERT INTO prescriptions (prescription_id, patient_ref) VALUES ($1, $2)', [
      prescriptionId,
      patientRef,
    ]);
  }
  return { prescriptionId, patientRef: await patientOf(prescriptionId, rows), action: event.type, readOnly: false };
}

async function patientOf(prescriptionId: PrescriptionId, rows: pg.PoolClient): Promise<PatientRef> {
  const { rows: found } = await rows.query<{ patient_ref: PatientRef }>(
    'SELECT patient_ref FROM prescriptions WHERE prescription_id = $1',
    [prescriptionId],
  );
  invariant(found[0] !== undefined, 'an event of a prescription that was never issued');
  return found[0].patient_ref;
}

function dataOf(event: RecordedEvent): unknown {
  return JSON.parse(Buffer.from(event.data).toString());
}
