import type { PayerShares__Output as WireShares } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/PayerShares.ts';
import type { Rejection__Output as WireRejection } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/Rejection.ts';
import type { PayerShares } from '../domain/invoice/payer-shares.ts';
import { rejectionReasons, type RejectionReason } from '../domain/invoice/rejection-reasons.ts';

export function wireShares({ compulsoryCents, complementaryCents }: PayerShares): WireShares {
  return { compulsoryCents, complementaryCents };
}

export function wireRejection(reason: RejectionReason): WireRejection {
  const { en, fr, correctedBy } = rejectionReasons[reason];
  return { reason, sentenceEn: en, sentenceFr: fr, correctedBy: [...correctedBy] };
}
