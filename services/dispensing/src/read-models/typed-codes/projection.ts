import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { prescriptionCodec, prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';
import type pg from 'pg';

/** Leads from the hash of a typed code to its prescription. */
export const typedCodesProjection: Projection = {
  name: 'dispensing.typed-codes',
  streamPrefixes: [prescriptionStreamPrefix],
  eventTypes: ['PrescriptionIssued', 'PrescriptionTranscribed'],
  onPoison: 'park',
  project: (recorded, rows) => projectMany([recorded], rows),
  projectMany,
};

async function projectMany(events: readonly RecordedEvent[], rows: pg.PoolClient): Promise<void> {
  const codes = events.map((recorded) => {
    const event = prescriptionCodec.decode(recorded);
    invariant('typedCodeHash' in event, 'a prescription begins with its codes');
    return event;
  });
  await rows.query(
    'INSERT INTO typed_codes (typed_code_hash, prescription_id) SELECT * FROM unnest($1::text[], $2::uuid[])',
    [codes.map(({ typedCodeHash }) => typedCodeHash), codes.map(({ prescriptionId }) => prescriptionId)],
  );
}
