import { lineId, orAbsent, requestId } from '@ordonnancier/grpc/fields.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { z } from 'zod';
import type { PresentedCodes } from '../presented-codes.ts';
import { presentedCode } from './fields.ts';
import { openSaying } from './said.ts';
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
  const say = openSaying(store, codes);
  return unary({
    roles: ['pharmacist'],
    request,
    handle: (asked, call) => {
      const { lineId, problem, proposal, answer } = asked;
      const ofLine = lineId !== undefined && { lineId };
      return say(asked, call, (pharmacist) => ({
        type: 'GiveOpinion',
        pharmacist,
        ...ofLine,
        problem,
        proposal,
        answer,
      }));
    },
  });
}
