import { setTimeout } from 'node:timers/promises';
import { checkNotHalted } from '@ordonnancier/event-sourcing/checkpoints.ts';
import type { PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import type pg from 'pg';
import { typedCodesProjection } from './projection.ts';

export interface TypedCodeQueries {
  /** @returns undefined when no prescription has this code, or when `signal` aborts before one is found. */
  find(typedCodeHash: string, signal: AbortSignal): Promise<PrescriptionId | undefined>;
}

/** The patient may stand at the counter sooner than a read model follows: it takes milliseconds, some hundred under load. */
const patienceMsMax = 300;
const pollMs = 20;
/** Counted and not timed: a stall of the machine holds up the read model as well, and so costs one of them and not all. */
const pollsMax = patienceMsMax / pollMs;

export function openTypedCodeQueries(pool: pg.Pool): TypedCodeQueries {
  return {
    async find(typedCodeHash, signal) {
      for (let polls = 0; !signal.aborted; polls += 1) {
        const { rows } = await pool.query<{ prescriptionId: PrescriptionId }>(
          'SELECT prescription_id AS "prescriptionId" FROM typed_codes WHERE typed_code_hash = $1',
          [typedCodeHash],
        );
        if (rows[0] !== undefined) return rows[0].prescriptionId;
        if (polls === pollsMax) {
          // Before a code is said to be wrong, and counted as a guess.
          await checkNotHalted(pool, [typedCodesProjection.name]);
          return undefined;
        }
        await setTimeout(pollMs, undefined, { signal }).catch(() => undefined);
      }
      return undefined;
    },
  };
}
