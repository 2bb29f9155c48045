import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { checkNotHalted } from '@ordonnancier/event-sourcing/checkpoints.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { PatientRef, Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { IssuedPrescription } from '@ordonnancier/prescription/state.ts';
import { type Reached, type Readable, untilReached } from '@ordonnancier/service/queries.ts';
import { prescriptionsProjection } from './projection.ts';

/** More than a prescriber writes for one patient in a month; what is older covers no day any more. */
const prescriptionsWithoutOverlapMax = 20;

export interface PrescriptionPage {
  readonly prescriptions: readonly IssuedPrescription[];
  /** Where the next page goes on; undefined on the last. */
  readonly before: Position | undefined;
}

export interface PrescriptionQueries {
  reached(position: Position | undefined, call: Call): Promise<Reached>;
  /** Whether an event is parked that concerns the prescriber, or may: one of a prescription whose issue is parked. */
  mayLack(prescriberRpps: Rpps): Promise<boolean>;
  /** The last issued first, issued before a position. */
  list(prescriberRpps: Rpps, before: Position | undefined, pageSize: number): Promise<PrescriptionPage>;
  /** Prescriptions by a prescriber to a patient of what may not overlap, narcotics and the like; the last issued first. */
  withoutOverlap(patientRef: PatientRef, prescriberRpps: Rpps): Promise<readonly IssuedPrescription[]>;
}

export function openPrescriptionQueries({ log, pool }: Readable): PrescriptionQueries {
  return {
    reached: (position, call) => untilReached({ log, pool }, [prescriptionsProjection.name], position, call),

    async mayLack(prescriberRpps) {
      const { rows } = await pool.query<{ lacking: boolean }>(
        `SELECT EXISTS (
           SELECT FROM parked_events parked
           LEFT JOIN prescriptions ON prescription_id = substr(parked.stream, $2)::uuid
           WHERE projection = $1 AND (prescriber_rpps = $3 OR prescription_id IS NULL)
         ) AS lacking`,
        [prescriptionsProjection.name, prescriptionStreamPrefix.length + 1, prescriberRpps],
      );
      return rows[0]?.lacking ?? true;
    },

    async list(prescriberRpps, before, pageSize) {
      const { rows } = await pool.query<{ issued_position: Position; state: IssuedPrescription }>(
        // One more than the page tells whether there is another.
        `SELECT issued_position, state FROM prescriptions
         WHERE prescriber_rpps = $1 AND issued_position < coalesce($2, '~')
         ORDER BY issued_position DESC
         LIMIT $3 + 1`,
        [prescriberRpps, before ?? null, pageSize],
      );
      const page = rows.slice(0, pageSize);
      return {
        prescriptions: page.map(({ state }) => state),
        before: rows.length > pageSize ? page.at(-1)?.issued_position : undefined,
      };
    },

    async withoutOverlap(patientRef, prescriberRpps) {
      await checkNotHalted(pool, [prescriptionsProjection.name]);
      const { rows } = await pool.query<{ state: IssuedPrescription }>(
        `SELECT state FROM prescriptions
         WHERE narcotic_patient_ref = $1 AND prescriber_rpps = $2
         ORDER BY issued_position DESC
         LIMIT $3`,
        [patientRef, prescriberRpps, prescriptionsWithoutOverlapMax],
      );
      return rows.map(({ state }) => state);
    },
  };
}
