import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import {
  asIssued,
  prescriptionCodec,
  prescriptionStreamPrefix,
} from '@ordonnancier/prescription-store/prescriptions.ts';
import { prescriptionDecider } from '@ordonnancier/prescription/decider.ts';
import { evolve } from '@ordonnancier/prescription/evolve.ts';
import type { IssuedPrescription } from '@ordonnancier/prescription/state.ts';

/** Table `prescriptions`: the aggregate's own state, so that a list derives statuses as a decision does. */
export const prescriptionsProjection: Projection = {
  name: 'prescription.prescriptions',
  streamPrefixes: [prescriptionStreamPrefix],
  onPoison: 'park',
  project: async (recorded, rows) => {
    const event = prescriptionCodec.decode(recorded);
    if (recorded.revision === 0n) {
      const state = asIssued(evolve(prescriptionDecider.initialState, event));
      await rows.query(
        'INSERT INTO prescriptions (prescription_id, prescriber_rpps, issued_position, state) VALUES ($1, $2, $3, $4)',
        [state.prescriptionId, state.prescriber.rpps, recorded.position, state],
      );
      return;
    }
    const { rows: found } = await rows.query<{ state: IssuedPrescription }>(
      'SELECT state FROM prescriptions WHERE prescription_id = $1',
      [event.prescriptionId],
    );
    invariant(found[0] !== undefined, 'an event of a prescription that was never issued');
    await rows.query('UPDATE prescriptions SET state = $2 WHERE prescription_id = $1', [
      event.prescriptionId,
      evolve(found[0].state, event),
    ]);
  },
};
