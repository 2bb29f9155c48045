import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import type { PatientRef, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import {
  asIssued,
  prescriptionCodec,
  prescriptionStreamPrefix,
} from '@ordonnancier/prescription-store/prescriptions.ts';
import { prescriptionDecider } from '@ordonnancier/prescription/decider.ts';
import { evolve } from '@ordonnancier/prescription/evolve.ts';
import { isOverlapForbidden } from '@ordonnancier/prescription/narcotic-rules.ts';
import type { IssuedPrescription } from '@ordonnancier/prescription/state.ts';
import type pg from 'pg';

/** Table `prescriptions`: the aggregate's own state, so that a list derives statuses as a decision does. */
export const prescriptionsProjection: Projection = {
  name: 'prescription.prescriptions',
  streamPrefixes: [prescriptionStreamPrefix],
  onPoison: 'park',
  project: (recorded, rows) => projectMany([recorded], rows),
  projectMany,
};

/** Reads the prescriptions that the events go on from, and writes each once, however many events it has. */
async function projectMany(events: readonly RecordedEvent[], rows: pg.PoolClient): Promise<void> {
  const decoded = events.map((recorded) => ({ recorded, event: prescriptionCodec.decode(recorded) }));
  const begun = new Map(
    decoded.flatMap(({ recorded, event }) =>
      recorded.revision === 0n ? [[event.prescriptionId, recorded.position] as const] : [],
    ),
  );
  const continued = new Set(decoded.map(({ event }) => event.prescriptionId).filter((id) => !begun.has(id)));
  const states = await readStates([...continued], rows);
  for (const { recorded, event } of decoded) {
    const before = recorded.revision === 0n ? prescriptionDecider.initialState : states.get(event.prescriptionId);
    invariant(before !== undefined, 'an event of a prescription that was never issued');
    states.set(event.prescriptionId, asIssued(evolve(before, event)));
  }
  const written = (ids: Iterable<PrescriptionId>) =>
    JSON.stringify(
      Array.from(ids, (id) => {
        const state = states.get(id);
        return { id, position: begun.get(id), patient: overlapPatientOf(state), state };
      }),
    );
  if (begun.size > 0) {
    await rows.query(
      `INSERT INTO prescriptions (prescription_id, prescriber_rpps, issued_position, narcotic_patient_ref, state)
       SELECT id, state -> 'prescriber' ->> 'rpps', position, patient, state
       FROM jsonb_to_recordset($1) AS written (id uuid, position text, patient text, state jsonb)`,
      [written(begun.keys())],
    );
  }
  if (continued.size > 0) {
    await rows.query(
      `UPDATE prescriptions SET state = written.state
       FROM jsonb_to_recordset($1) AS written (id uuid, state jsonb)
       WHERE prescription_id = written.id`,
      [written(continued)],
    );
  }
}

/** The patient of a prescription whose next one must not cover the same days: of narcotics and the like; undefined of others. */
function overlapPatientOf(state: IssuedPrescription | undefined): PatientRef | undefined {
  return state?.lines.some(({ prescribed }) => isOverlapForbidden(prescribed)) ? state.patientRef : undefined;
}

async function readStates(
  prescriptionIds: readonly PrescriptionId[],
  rows: pg.PoolClient,
): Promise<Map<PrescriptionId, IssuedPrescription>> {
  if (prescriptionIds.length === 0) return new Map();
  const { rows: found } = await rows.query<{ state: IssuedPrescription }>(
    'SELECT state FROM prescriptions WHERE prescription_id = ANY ($1)',
    [prescriptionIds],
  );
  return new Map(found.map(({ state }) => [state.prescriptionId, state]));
}
