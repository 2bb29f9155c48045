import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { PharmacyDispensing__Output as PharmacyDispensing } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/PharmacyDispensing.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { prescriptionStreamPrefix } from '@ordonnancier/prescription-store/prescriptions.ts';
import { type Reached, type Readable, untilReached } from '@ordonnancier/service/queries.ts';
import { pharmacyDispensingsProjection } from './projection.ts';

export interface PharmacyDispensingRow extends PharmacyDispensing {
  readonly position: Position;
}

export interface DispensingsOfPharmacy {
  readonly finess: Finess;
  /** Only older ones; undefined to begin with the newest. */
  readonly before: Position | undefined;
  readonly rowsMax: number;
}

export interface PharmacyDispensingQueries {
  reached(position: Position | undefined, call: Call): Promise<Reached>;
  /** Whether an event is parked that concerns the pharmacy, or may: of a parked dispensing nobody knows whose it is. */
  mayLack(finess: Finess): Promise<boolean>;
  /** Newest first, in the order in which they were recorded. */
  list(of: DispensingsOfPharmacy): Promise<readonly PharmacyDispensingRow[]>;
}

export function openPharmacyDispensingQueries({ log, pool }: Readable): PharmacyDispensingQueries {
  return {
    reached: (position, call) => untilReached({ log, pool }, [pharmacyDispensingsProjection.name], position, call),

    async mayLack(finess) {
      const { rows } = await pool.query<{ lacking: boolean }>(
        `SELECT EXISTS (
           SELECT FROM parked_events parked
           WHERE projection = $1 AND (event_type = 'MedicationDispensed' OR EXISTS (
             SELECT FROM pharmacy_dispensings
             WHERE prescription_id = substr(parked.stream, $2)::uuid AND pharmacy_finess = $3
           ))
         ) AS lacking`,
        [pharmacyDispensingsProjection.name, prescriptionStreamPrefix.length + 1, finess],
      );
      return rows[0]?.lacking ?? true;
    },

    async list({ finess, before, rowsMax }) {
      const { rows } = await pool.query<PharmacyDispensingRow>(
        `SELECT position, dispensing_id AS "dispensingId", prescription_id AS "prescriptionId",
                to_char(dispensed_on, 'YYYY-MM-DD') AS "dispensedOn", pharmacist_rpps AS "pharmacistRpps", reversed, lines
         FROM pharmacy_dispensings
         WHERE pharmacy_finess = $1 AND position < coalesce($2, '~')
         ORDER BY position DESC
         LIMIT $3`,
        [finess, before, rowsMax],
      );
      return rows;
    },
  };
}
