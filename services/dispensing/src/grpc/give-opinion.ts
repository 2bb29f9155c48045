import { lineId, orAbsent, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';
import type { PresentedCodes } from '../presented-codes.ts';
import { written } from './answers.ts';
import { pharmacistOf, requestBy } from './caller.ts';
import { presentedCode } from './fields.ts';
import { opinionAnswer, opinionProblem, opinionProposal } from './words.ts';

const request = z.object({
  requestId,
  code: presentedCode,
  lineId: orAbsent(lineId),
  problem: opinionProblem,
  proposal: opinionProposal,
  answer: opinionAnswer,
});

/** Records what the pharmacist finds and proposes. */
export function giveOpinion(store: PrescriptionStore, codes: PresentedCodes) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async (asked, call) => {
      const pharmacist = pharmacistOf(call);
      const found = await codes.resolve(asked.code, pharmacist.finess, call);
      if (!found.ok) return found;
      const { prescriptionId } = found.value;
      const { lineId, problem, proposal, answer } = asked;
      const handled = await store.prescriptions.handle(
        prescriptionStream(prescriptionId),
        requestBy(call, 'GiveOpinion', asked, store),
        () => ({
          type: 'GiveOpinion',
          pharmacist,
          ...(lineId !== undefined && { lineId }),
          problem,
          proposal,
          answer,
        }),
      );
      if (!handled.ok) return handled;
      return accept({ prescriptionId, logPosition: written(handled.value).logPosition });
    },
  });
}
