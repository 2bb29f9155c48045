import type { Position } from '@ordonnancier/event-log/event-log.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { type Reached, untilReached } from '@ordonnancier/service/queries.ts';
import type pg from 'pg';
import { type RegisterEntry, type RegisterNumber, yearOf } from './entries.ts';
import { registerProjection } from './projection.ts';
import { entryColumns, entryOf, type EntryRow } from './rows.ts';

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
}

export function openRegisterQueries(pool: pg.Pool): RegisterQueries {
  return {
    reached: (position, call) => untilReached(pool, [registerProjection.name], position, call),

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
  };
}
