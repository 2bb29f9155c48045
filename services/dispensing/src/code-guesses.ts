import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import type pg from 'pg';

/** Wrong typed codes of each pharmacy, kept where no rebuild of the read models forgets them. */
export interface CodeGuesses {
  /**
   * Counts a code as wrong, before it is known: guesses made at once, or by who hangs up before the answer, count like any
   * other. Facts of the refusal: retryAtMs, from which on the pharmacy may type again.
   */
  take(finess: Finess, nowMs: number): Promise<Result<undefined, 'CODE_GUESSES_EXHAUSTED'>>;
  /** The code was right after all. */
  giveBack(finess: Finess, nowMs: number): Promise<void>;
}

/** Most codes are scanned: a pharmacy that mistypes more often than this in an hour is not mistyping. */
const guessesPerHourMax = 20;
const hourMs = 3_600_000;

export function openCodeGuesses(pool: pg.Pool): CodeGuesses {
  return {
    async take(finess, nowMs) {
      const { rowCount } = await pool.query(
        `WITH past AS (
           DELETE FROM dispensing_guard.code_guesses
           WHERE pharmacy_finess = $1 AND hour < to_timestamp($2::float8 / 1000)
         )
         INSERT INTO dispensing_guard.code_guesses AS present (pharmacy_finess, hour, guesses)
         VALUES ($1, to_timestamp($2::float8 / 1000), 1)
         ON CONFLICT (pharmacy_finess, hour) DO UPDATE SET guesses = present.guesses + 1 WHERE present.guesses < $3`,
        [finess, hourOf(nowMs), guessesPerHourMax],
      );
      if (rowCount === 1) return accept(undefined);
      return refuse('CODE_GUESSES_EXHAUSTED', { retryAtMs: String(hourOf(nowMs) + hourMs) });
    },

    async giveBack(finess, nowMs) {
      await pool.query(
        `UPDATE dispensing_guard.code_guesses SET guesses = guesses - 1
         WHERE pharmacy_finess = $1 AND hour = to_timestamp($2::float8 / 1000)`,
        [finess, hourOf(nowMs)],
      );
    },
  };
}

function hourOf(nowMs: number): number {
  return nowMs - (nowMs % hourMs);
}
