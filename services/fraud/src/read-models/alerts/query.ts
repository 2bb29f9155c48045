import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Cip13, Finess, Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import type { Result } from '@ordonnancier/kernel/result.ts';
import { checkPosition, untilReactionReached } from '@ordonnancier/service/queries.ts';
import type { Reached, Reaction, Readable } from '@ordonnancier/service/queries.ts';
import { watchRows } from '@ordonnancier/service/watch-rows.ts';
import type { Watched } from '@ordonnancier/service/watch-rows.ts';
import { alertStreamPrefix } from '../../alert-stream.ts';
import type { AlertContent, Verdict } from '../../domain/alert/events.ts';
import { raiseAlertsName } from '../../process-managers/raise-alerts/raise-alerts.ts';
import { alertsProjection } from './projection.ts';

/** An alert as it stands. */
export interface Alert extends AlertContent {
  /** Of the event that raised it. */
  readonly raisedPosition: Position;
  /** Of its latest event. */
  readonly logPosition: Position;
  readonly raisedAtMs: number;
  readonly verdict: Verdict | null;
}

/** What is left out matches all. */
export interface AlertFilter {
  readonly pharmacyFiness?: Finess | undefined;
  readonly prescriberRpps?: Rpps | undefined;
  readonly cip13?: Cip13 | undefined;
  /** First and last day of dispensing. */
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
  readonly openOnly: boolean;
}

export interface AlertQueries {
  reached(position: Position | undefined, call: Call): Promise<Reached>;
  /** Newest first, those raised before a position. */
  list(filter: AlertFilter, before: Position | undefined, rowsMax: number): Promise<readonly Alert[]>;
  /** Refuses to go on after a position that no answer can have given. */
  checkAfter(after: Position | undefined): Promise<Result<undefined, 'INVALID_REQUEST'>>;
  /** Each as it stands, in the order of their latest events, and then whatever changes; see `watchRows`. */
  watch(
    after: Position | undefined,
    signal: AbortSignal,
  ): AsyncIterable<Watched<Alert & { readonly position: Position }>>;
}

export function openAlertQueries({ log, pool }: Readable): AlertQueries {
  return {
    reached: (position, call) => untilReactionReached({ log, pool }, raisingAlerts, position, call),

    async list({ pharmacyFiness, prescriberRpps, cip13, from, to, openOnly }, before, rowsMax) {
      const filters: readonly (readonly [condition: string, value: string | readonly string[] | undefined])[] = [
        ['pharmacy_finess =', pharmacyFiness],
        ['prescriber_rpps =', prescriberRpps],
        ['cip13 @>', cip13 && [cip13]],
        ['dispensed_on >=', from],
        ['dispensed_on <=', to],
        ['raised_position <', before],
      ];
      // Of what is asked alone: the plan of a statement that could ask for anything would use no index.
      const asked = filters.filter(([, value]) => value !== undefined);
      const conditions = asked.map(([condition], index) => `${condition} $${index + 1}`);
      const { rows } = await pool.query<AlertRow>(
        `SELECT ${columns}
         FROM alerts
         WHERE ${[...conditions, openOnly ? 'verdict IS NULL' : 'true'].join(' AND ')}
         ORDER BY raised_position DESC
         LIMIT $${asked.length + 1}`,
        [...asked.map(([, value]) => value), rowsMax],
      );
      return rows.map(alertOf);
    },

    checkAfter: (after) => checkPosition(log, after, 'after_position'),

    watch: (after, signal) =>
      watchRows({
        pool,
        projection: alertsProjection.name,
        after,
        signal,
        rowsAfter: async (position, rowsMax) => {
          const { rows } = await pool.query<AlertRow>(
            `SELECT ${columns} FROM alerts WHERE log_position > coalesce($1, '') ORDER BY log_position LIMIT $2`,
            [position, rowsMax],
          );
          // An alert that changes moves to the end of this order: a reader misses no alert's latest state.
          return rows.map((row) => ({ ...alertOf(row), position: row.logPosition }));
        },
      }),
  };
}

/** Whoever dispensed and asks with that position must see the alert that followed. */
const raisingAlerts: Reaction = {
  processManager: raiseAlertsName,
  projection: alertsProjection.name,
  streamPrefix: alertStreamPrefix,
};

interface AlertRow extends Omit<Alert, 'atStakeCents'> {
  /** A bigint, which the driver leaves as text. */
  readonly atStakeCents: string;
}

const columns = `
  alert_id AS "alertId", raised_position AS "raisedPosition", log_position AS "logPosition",
  dispensing_id AS "dispensingId", prescription_id AS "prescriptionId", patient_ref AS "patientRef",
  prescriber_rpps AS "prescriberRpps", pharmacy_finess AS "pharmacyFiness",
  to_char(dispensed_on, 'YYYY-MM-DD') AS "dispensedOn", cip13, score, reasons, at_stake_cents AS "atStakeCents",
  round(extract(epoch FROM raised_at) * 1000)::float8 AS "raisedAtMs", verdict`;

function alertOf(row: AlertRow): Alert {
  return { ...row, atStakeCents: cents(Number(row.atStakeCents)) };
}
