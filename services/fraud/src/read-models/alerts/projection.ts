import type { RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import type { Projection } from '@ordonnancier/event-sourcing/projection.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type pg from 'pg';
import { alertCodec, alertStreamPrefix } from '../../alert-stream.ts';
import type { AlertRaised, VerdictRecorded } from '../../domain/alert/events.ts';

/** Alerts as they stand. It stops at poison: an alert missing from the list would be decided by nobody. */
export const alertsProjection: Projection = {
  name: 'fraud.alerts',
  streamPrefixes: [alertStreamPrefix],
  onPoison: 'stop',
  async project(recorded, rows) {
    const event = alertCodec.decode(recorded);
    if (event.type === 'AlertRaised') await insertAlert(event, recorded, rows);
    else await recordVerdict(event, recorded, rows);
  },
};

async function insertAlert(alert: AlertRaised, recorded: RecordedEvent, rows: pg.PoolClient): Promise<void> {
  await rows.query(
    `INSERT INTO alerts (alert_id, raised_position, log_position, dispensing_id, prescription_id, patient_ref,
                         prescriber_rpps, pharmacy_finess, dispensed_on, cip13, score, reasons, at_stake_cents, raised_at)
     VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, to_timestamp($13::float8 / 1000))`,
    [
      alert.alertId,
      recorded.position,
      alert.dispensingId,
      alert.prescriptionId,
      alert.patientRef,
      alert.prescriberRpps,
      alert.pharmacyFiness,
      alert.dispensedOn,
      alert.cip13,
      alert.score,
      JSON.stringify(alert.reasons),
      alert.atStakeCents,
      recorded.recordedAtMs,
    ],
  );
}

async function recordVerdict(
  { alertId, verdict }: VerdictRecorded,
  recorded: RecordedEvent,
  rows: pg.PoolClient,
): Promise<void> {
  const { rowCount } = await rows.query(
    `UPDATE alerts SET verdict = $2, log_position = $3, decided_at = to_timestamp($4::float8 / 1000) WHERE alert_id = $1`,
    [alertId, verdict, recorded.position, recorded.recordedAtMs],
  );
  invariant(rowCount === 1, 'a verdict on an alert that was never raised');
}
