import { unary } from '@ordonnancier/grpc/rpc.ts';
import { requestId } from '@ordonnancier/grpc/fields.ts';
import { timestampOf } from '@ordonnancier/grpc/timestamp.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { momentOf } from '@ordonnancier/prescription-store/moment.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import { claimSecretHash, claimSecretOf } from '@ordonnancier/security/derived-secrets.ts';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { PresentedCodes } from '../presented-codes.ts';
import type { Screening } from '../screening.ts';
import { written } from './answers.ts';
import { pharmacistOf, requestBy } from './caller.ts';
import { claimId, presentedCode } from './fields.ts';
import { claimPurpose } from './words.ts';

const request = z.object({ requestId, code: presentedCode, claimId, purpose: claimPurpose });

/** Time to prepare what was prescribed; it can be extended, and ends nothing until someone else claims. */
const leaseDurationMs = 30 * 60_000;

/** Takes or extends a lease, while fraud scoring is asked at the same time. */
export function claimPrescription(
  store: PrescriptionStore,
  codes: PresentedCodes,
  screening: Screening,
  claimSecretKey: KeyObject,
) {
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async (asked, call) => {
      const pharmacist = pharmacistOf(call);
      const found = await codes.resolve(asked.code, pharmacist.finess, call);
      if (!found.ok) return found;
      const at = momentOf(call);
      const { prescriptionId } = found.value;
      const { claimId, purpose } = asked;
      const claimSecret = claimSecretOf(claimSecretKey, prescriptionId, claimId, pharmacist.finess);

      const recorded = store.prescriptions.handle(
        prescriptionStream(prescriptionId),
        requestBy(call, 'ClaimPrescription', asked, store),
        () => ({
          type: 'ClaimPrescription',
          claimId,
          pharmacist,
          purpose,
          secretHash: claimSecretHash(claimSecret),
          leaseDurationMs,
          ...at,
        }),
      );
      const claim = { prescription: found.value, purpose, finess: pharmacist.finess, at };
      const [handled, screened] = await Promise.all([recorded, screening.screen(claim, call, recorded)]);
      if (!handled.ok) return handled;
      const { prescription, logPosition } = written(handled.value);
      const held = prescription.claim;
      invariant(held?.claimId === claimId, 'a claim that was accepted is held');
      return accept({
        prescriptionId,
        claimSecret,
        expiresAt: timestampOf(held.expiresAtMs),
        logPosition,
        screening: screened,
      });
    },
  });
}
