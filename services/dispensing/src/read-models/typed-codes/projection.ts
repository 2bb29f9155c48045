import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { prescriptionCodec, prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';

/** Leads from the hash of a typed code to its prescription. */
export const typedCodesProjection: Projection = {
  name: 'dispensing.typed-codes',
  streamPrefixes: [prescriptionStreamPrefix],
  eventTypes: ['PrescriptionIssued', 'PrescriptionTranscribed'],
  onPoison: 'park',
  project: async (recorded, rows) => {
    const event = prescriptionCodec.decode(recorded);
    invariant('typedCodeHash' in event, 'a prescription begins with its codes');
    await rows.query('INSERT INTO typed_codes (typed_code_hash, prescription_id) VALUES ($1, $2)', [
      event.typedCodeHash,
      event.prescriptionId,
    ]);
  },
};
