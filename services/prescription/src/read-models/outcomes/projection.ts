import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import type { PrescriptionId, Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { prescriptionCodec, prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { DispensingReversed, PrescriptionEvent } from '@ordonnancier/prescription/events.ts';
import type pg from 'pg';
import { type LineOutcome, outcomeOf } from './outcome.ts';

/** Table `outcomes`: one row for each event, only ever added, so that its prescriber can follow from a position on. */
export const outcomesProjection: Projection = {
  name: 'prescription.outcomes',
  streamPrefixes: [prescriptionStreamPrefix],
  onPoison: 'park',
  project: async (recorded, rows) => {
    const event = prescriptionCodec.decode(recorded);
    const { kind, dispensingId, lines } = outcomeOf(event);
    const toldLines = event.type === 'DispensingReversed' ? await linesReversed(event, rows) : lines;
    await rows.query(
      `INSERT INTO outcomes (position, prescriber_rpps, prescription_id, kind, dispensing_id, recorded_at_ms, lines)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        recorded.position,
        await prescriberOf(event, rows),
        event.prescriptionId,
        kind,
        dispensingId ?? null,
        recorded.recordedAtMs,
        JSON.stringify(toldLines),
      ],
    );
  },
};

async function prescriberOf(event: PrescriptionEvent, rows: pg.PoolClient): Promise<Rpps> {
  return 'prescriber' in event ? event.prescriber.rpps : prescriberOfIssue(event.prescriptionId, rows);
}

async function prescriberOfIssue(prescriptionId: PrescriptionId, rows: pg.PoolClient): Promise<Rpps> {
  const { rows: found } = await rows.query<{ prescriber_rpps: Rpps }>(
    `SELECT prescriber_rpps FROM outcomes WHERE prescription_id = $1 AND kind = 'issued'`,
    [prescriptionId],
  );
  invariant(found[0] !== undefined, 'an event of a prescription that was never issued');
  return found[0].prescriber_rpps;
}

/** Pharmacies make the ids of dispensings: they are unique within a prescription only. */
async function linesReversed(
  { prescriptionId, dispensingId }: DispensingReversed,
  rows: pg.PoolClient,
): Promise<readonly LineOutcome[]> {
  const { rows: found } = await rows.query<{ lines: readonly LineOutcome[] }>(
    `SELECT lines FROM outcomes WHERE prescription_id = $1 AND dispensing_id = $2 AND kind = 'dispensed'`,
    [prescriptionId, dispensingId],
  );
  invariant(found[0] !== undefined, 'a reversal of what was never dispensed');
  return found[0].lines;
}
