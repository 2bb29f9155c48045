import { setTimeout } from 'node:timers/promises';
import type { Position, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { checkNotHalted, readCheckpoint } from '@ordonnancier/event-sourcing/checkpoints.ts';
import type { ProcessManager } from '@ordonnancier/event-sourcing/process-manager.ts';
import { deterministicId } from '@ordonnancier/event-sourcing/request.ts';
import type { Request } from '@ordonnancier/event-sourcing/request.ts';
import type { Cip13 } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import type pg from 'pg';
import { alertIdOf, alertStream } from '../../alert-stream.ts';
import type { AlertHandler } from '../../alert-stream.ts';
import type { Reason } from '../../domain/rules/rule.ts';
import { readMedicationDispensed } from '../../published-events.ts';
import { dispensingsProjectionName } from '../../read-models/dispensings/projection.ts';

export const raiseAlertsName = 'fraud.raise-alerts';

/** The projection follows within milliseconds of this process manager, which reads the same log beside it. */
const pollMs = 10;
/** After this the event is given again: the projection has stopped, or another process leads it and is slow. */
const patienceMsMax = 10_000;

/**
 * Raises one alert for every dispensing with a score, once its score is there. It can be given the same dispensing again
 * at any time: alert, request and event ids follow from the dispensing, so the log recognises the repetition.
 */
export function raiseAlerts(pool: pg.Pool, alerts: AlertHandler): ProcessManager {
  const scored = watchScores(pool);
  return {
    name: raiseAlertsName,
    streamPrefixes: ['prescription-'],
    eventTypes: ['MedicationDispensed'],
    async react(event) {
      await scored(event.position);
      await raiseAlert(event, pool, alerts);
    },
  };
}

async function raiseAlert(event: RecordedEvent, pool: pg.Pool, alerts: AlertHandler): Promise<void> {
  const dispensed = readMedicationDispensed(event);
  const { dispensingId, prescriptionId, patientRef, prescriberRpps, pharmacist, dispensedOn } = dispensed;
  const found = await readScore(pool, event.position);
  if (found.score === 0) return;
  const alertId = alertIdOf(prescriptionId, dispensingId);
  const raised = await alerts.handleFirst(alertStream(alertId), requestFor(event), {
    type: 'RaiseAlert',
    alert: {
      alertId,
      dispensingId,
      prescriptionId,
      patientRef,
      prescriberRpps,
      pharmacyFiness: pharmacist.finess,
      dispensedOn,
      cip13: found.cip13,
      score: found.score,
      reasons: found.reasons,
      atStakeCents: cents(Number(found.at_stake_cents)),
    },
  });
  // STREAM_CONTENDED: an analyst was deciding at that moment. The event is given again.
  invariant(raised.ok, 'an alert was not raised');
}

function requestFor(event: RecordedEvent): Request {
  return {
    requestId: deterministicId('raise alert', event.eventId),
    // There is no client whose request could differ: the event says it all.
    contentHash: event.eventId,
    actor: { role: 'service', callerId: 'service:fraud' },
    causationId: event.eventId,
  };
}

interface ScoreRow {
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** A bigint, which the driver leaves as text. */
  readonly at_stake_cents: string;
  readonly cip13: readonly Cip13[];
}

async function readScore(pool: pg.Pool, position: Position): Promise<ScoreRow> {
  const { rows } = await pool.query<ScoreRow>(
    `SELECT score, reasons, at_stake_cents, cip13
     FROM scores JOIN dispensings USING (position)
     WHERE position = $1`,
    [position],
  );
  invariant(rows[0] !== undefined, 'a dispensing was passed without a score');
  return rows[0];
}

/** Waits for the scores of a position. Of the many events of a batch that wait together, one asks for all. */
function watchScores(pool: pg.Pool): (position: Position) => Promise<void> {
  let reached: Position | 'start' = 'start';
  let asking: Promise<void> | undefined;
  const ask = async () => {
    await checkNotHalted(pool, [dispensingsProjectionName]);
    const checkpoint = await readCheckpoint(pool, dispensingsProjectionName);
    reached = checkpoint === 'start' ? 'start' : checkpoint.position;
  };
  return async (position) => {
    const until = performance.now() + patienceMsMax;
    while (reached === 'start' || reached < position) {
      asking ??= ask().finally(() => (asking = undefined));
      await asking;
      if (reached !== 'start' && reached >= position) return;
      invariant(performance.now() < until, 'the score of a dispensing is late');
      await setTimeout(pollMs);
    }
  };
}
