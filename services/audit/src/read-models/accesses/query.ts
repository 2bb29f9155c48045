import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { PatientRef, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { type Reached, type Readable, untilReached } from '@ordonnancier/service/queries.ts';
import { accessesProjection } from './projection.ts';

export interface Access {
  readonly position: Position;
  readonly eventId: string;
  readonly prescriptionId: PrescriptionId;
  readonly action: string;
  readonly readOnly: boolean;
  readonly actorRole: string;
  readonly actorRpps: string | null;
  readonly actorFiness: string | null;
  readonly recordedAtMs: number;
}

export interface AccessesOfPatient {
  readonly patientRef: PatientRef;
  /** All of the patient's prescriptions when undefined. */
  readonly prescriptionId: PrescriptionId | undefined;
  /** Only older accesses; undefined to begin with the newest. */
  readonly before: Position | undefined;
  readonly rowsMax: number;
}

export interface AccessQueries {
  reached(position: Position | undefined, call: Call): Promise<Reached>;
  /** Newest first. */
  list(of: AccessesOfPatient): Promise<readonly Access[]>;
}

export function openAccessQueries({ log, pool }: Readable): AccessQueries {
  return {
    reached: (position, call) => untilReached({ log, pool }, [accessesProjection.name], position, call),
    async list({ patientRef, prescriptionId, before, rowsMax }) {
      const { rows } = await pool.query<Access>(
        `SELECT position, event_id AS "eventId", prescription_id AS "prescriptionId", action, read_only AS "readOnly",
                actor_role AS "actorRole", actor_rpps AS "actorRpps", actor_finess AS "actorFiness",
                round(extract(epoch FROM recorded_at) * 1000)::float8 AS "recordedAtMs"
         FROM accesses
         WHERE patient_ref = $1 AND position < coalesce($3, '~') AND ($2::uuid IS NULL OR prescription_id = $2)
         ORDER BY position DESC
         LIMIT $4`,
        [patientRef, prescriptionId, before, rowsMax],
      );
      return rows;
    },
  };
}
