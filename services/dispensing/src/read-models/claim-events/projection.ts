import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import type { Finess, LineId, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import type { PrescriptionClaimed, PrescriptionEvent } from '@ordonnancier/prescription/events.ts';
import { prescriptionCodec, prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';
import type pg from 'pg';

/** What a pharmacy hears about a prescription that it holds. */
export type ClaimEventKind = 'lines-cancelled' | 'replaced' | 'suspended' | 'confirmed' | 'taken-over';

/**
 * What others did to prescriptions while a pharmacy held them: from its claim until it gives the claim back, or another
 * pharmacy claims. The end of the lease ends nothing, for the holder may still dispense.
 */
export const claimEventsProjection: Projection = {
  name: 'dispensing.claim-events',
  streamPrefixes: [prescriptionStreamPrefix],
  eventTypes: [
    'PrescriptionClaimed',
    'ClaimReleased',
    'LinesCancelled',
    'PrescriptionReplaced',
    'PrescriptionDisowned',
    'AuthenticityConfirmed',
  ],
  onPoison: 'park',
  project: async (recorded, rows) => {
    const event = prescriptionCodec.decode(recorded);
    switch (event.type) {
      case 'PrescriptionClaimed':
        return claimed(event, recorded, rows);
      case 'ClaimReleased':
        await rows.query('DELETE FROM claim_holders WHERE prescription_id = $1', [event.prescriptionId]);
        return;
      case 'LinesCancelled':
        return tellHolder({ event, kind: 'lines-cancelled', lineIds: event.lineIds }, recorded, rows);
      case 'PrescriptionReplaced':
        return tellHolder({ event, kind: 'replaced', lineIds: event.lineIds }, recorded, rows);
      case 'PrescriptionDisowned':
        return tellHolder({ event, kind: 'suspended', lineIds: [] }, recorded, rows);
      case 'AuthenticityConfirmed':
        return tellHolder({ event, kind: 'confirmed', lineIds: [] }, recorded, rows);
      default:
        return;
    }
  },
};

async function claimed(event: PrescriptionClaimed, recorded: RecordedEvent, rows: pg.PoolClient): Promise<void> {
  const { prescriptionId, pharmacist } = event;
  const holder = await holderOf(prescriptionId, rows);
  if (holder === pharmacist.finess) return;
  if (holder !== undefined) await tellHolder({ event, kind: 'taken-over', lineIds: [] }, recorded, rows);
  await rows.query(
    `INSERT INTO claim_holders (prescription_id, pharmacy_finess) VALUES ($1, $2)
     ON CONFLICT (prescription_id) DO UPDATE SET pharmacy_finess = excluded.pharmacy_finess`,
    [prescriptionId, pharmacist.finess],
  );
}

interface News {
  readonly event: PrescriptionEvent;
  readonly kind: ClaimEventKind;
  readonly lineIds: readonly LineId[];
}

async function tellHolder({ event, kind, lineIds }: News, recorded: RecordedEvent, rows: pg.PoolClient): Promise<void> {
  const { position, recordedAtMs } = recorded;
  await rows.query(
    `INSERT INTO claim_events (position, pharmacy_finess, prescription_id, kind, line_ids, recorded_at)
     SELECT $1, pharmacy_finess, prescription_id, $3, $4, to_timestamp($5::float8 / 1000)
     FROM claim_holders WHERE prescription_id = $2`,
    [position, event.prescriptionId, kind, lineIds, recordedAtMs],
  );
}

async function holderOf(prescriptionId: PrescriptionId, rows: pg.PoolClient): Promise<Finess | undefined> {
  const { rows: found } = await rows.query<{ finess: Finess }>(
    'SELECT pharmacy_finess AS finess FROM claim_holders WHERE prescription_id = $1',
    [prescriptionId],
  );
  return found[0]?.finess;
}
