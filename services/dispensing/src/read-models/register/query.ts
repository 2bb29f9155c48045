import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { checkNotHalted } from '@ordonnancier/event-sourcing/checkpoints.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess, PatientRef, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { type Reached, type Readable, untilReached } from '@ordonnancier/service/queries.ts';
import { type RegisterEntry, type RegisterNumber, yearOf } from './entries.ts';
import { registerProjection } from './projection.ts';
import { entryColumns, entryOf, type EntryRow } from './rows.ts';

/** Nobody has so many prescriptions of narcotics in a month; it bounds what one dispensing reads. */
const narcoticPrescriptionsMax = 20;

export interface EntriesOfPharmacy {
  readonly finess: Finess;
  /** Both included. */
  readonly fromDay: CivilDate;
  readonly toDay: CivilDate;
  readonly narcoticsOnly: boolean;
  /** Only later ones; undefined to begin with the first. */
  readonly after: RegisterNumber | undefined;
  readonly rowsMax: number;
}

export interface RegisterQueries {
  reached(position: Position | undefined, call: Call): Promise<Reached>;
  /** In the order of their numbers. */
  list(of: EntriesOfPharmacy): Promise<readonly RegisterEntry[]>;
  /**
   * Prescriptions of which a pharmacy dispensed to a patient since a day what may not overlap, narcotics and medicines under
   * their rule, reversed or not; the latest first.
   */
  narcoticPrescriptions(
    patientRef: PatientRef,
    finess: Finess,
    sinceDay: CivilDate,
  ): Promise<readonly PrescriptionId[]>;
}

export function openRegisterQueries({ log, pool }: Readable): RegisterQueries {
  return {
    reached: (position, call) => untilReached({ log, pool }, [registerProjection.name], position, call),

    async list({ finess, fromDay, toDay, narcoticsOnly, after, rowsMax }) {
      const { rows } = await pool.query<EntryRow>(
        `SELECT ${entryColumns}
         FROM register_entries
         WHERE pharmacy_finess = $1 AND (year, number) > ($2, $3) AND year <= $4
           AND entered_on BETWEEN $5 AND $6 AND (list_class = 'narcotic' OR NOT $7)
         ORDER BY year, number
         LIMIT $8`,
        [
          finess,
          after?.year ?? yearOf(fromDay),
          after?.number ?? 0,
          yearOf(toDay),
          fromDay,
          toDay,
          narcoticsOnly,
          rowsMax,
        ],
      );
      return rows.map(entryOf);
    },

    async narcoticPrescriptions(patientRef, finess, sinceDay) {
      await checkNotHalted(pool, [registerProjection.name]);
      const { rows } = await pool.query<{ prescription_id: PrescriptionId }>(
        `SELECT prescription_id
         FROM register_entries
         WHERE patient_ref = $1 AND pharmacy_finess = $2 AND overlap_forbidden AND takes_back_number IS NULL
           AND entered_on >= $3
         GROUP BY prescription_id
         ORDER BY max(entered_on) DESC
         LIMIT $4`,
        [patientRef, finess, sinceDay, narcoticPrescriptionsMax],
      );
      return rows.map((row) => row.prescription_id);
    },
  };
}
