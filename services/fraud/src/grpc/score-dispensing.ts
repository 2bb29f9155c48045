import { cis, civilDate, finess, patientRef } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { z } from 'zod';
import type { History } from '../domain/rules/dispensing.ts';
import { scoreOf } from '../domain/score.ts';
import type { Medicines } from '../medicines.ts';
import type { HistoryQuestion } from '../read-models/dispensings/query.ts';
import { reasonMessage } from './alert-message.ts';

/** The caller goes on without an answer after twenty milliseconds: even a little is worth trying. */
const floorMs = 2;
/** More lines than any prescription has. */
const medicinesMax = 100;

/** The fields that the rules look at. */
const request = z.object({
  patientRef,
  pharmacyFiness: finess,
  cis: z.array(cis).min(1, 'must name a medicine').max(medicinesMax, `must name at most ${medicinesMax} medicines`),
  on: civilDate,
});

/**
 * Scores a dispensing before it happens, by the same rules. What will be handed over is not known yet: it counts for the
 * cheapest pack of each medicine, and for no day of treatment. The score may come to less, when a cheaper generic is given
 * or a long treatment begins, and to more.
 */
export function scoreDispensing(medicines: Medicines, readHistory: (question: HistoryQuestion) => Promise<History>) {
  return unary({
    roles: ['service'],
    floorMs,
    request,
    handle: async ({ patientRef, pharmacyFiness, cis, on }) => {
      const prices = cis.flatMap((code) => medicines.cheapestPackOf(code, pharmacyFiness, on) ?? []);
      const { score, reasons } = scoreOf(
        {
          eventId: undefined,
          pharmacy: pharmacyFiness,
          on,
          medicines: cis.map((code) => ({ keys: medicines.keysOf([code], on), daysCovered: 0 })),
          dearestPackCents: prices.toSorted((one, other) => other - one)[0],
        },
        await readHistory({ patientRef, on }),
      );
      return accept({ score, reasons: reasons.map(reasonMessage) });
    },
  });
}
