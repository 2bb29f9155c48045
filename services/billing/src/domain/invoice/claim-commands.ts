import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess, Rpps } from '@ordonnancier/kernel/identifiers.ts';
import type { PricingFacts } from '../pricing/pricing-facts.ts';
import type { CorrectedCoverage, PayerRegime } from './payer-regime.ts';
import type { PayerShares } from './payer-shares.ts';
import type { CorrectableFact, RejectionReason } from './rejection-reasons.ts';

export type ClaimCommand =
  SignInvoice | SendInvoice | AcknowledgeInvoice | RecordPayment | RecordRejection | RecordRecovery | CorrectInvoice;

export interface SignInvoice {
  readonly type: 'SignInvoice';
  readonly rpps: Rpps;
  readonly regime: PayerRegime;
  readonly signedOn: CivilDate;
}

/** By the lot that names the invoice. */
export interface SendInvoice {
  readonly type: 'SendInvoice';
  readonly lotId: string;
  readonly pharmacyFiness: Finess;
  readonly regime: PayerRegime;
  readonly sentOn: CivilDate;
}

export interface AcknowledgeInvoice {
  readonly type: 'AcknowledgeInvoice';
  readonly lotId: string;
  readonly readable: boolean;
  readonly acknowledgedOn: CivilDate;
}

export interface RecordPayment {
  readonly type: 'RecordPayment';
  readonly lotId: string;
  readonly shares: PayerShares;
  readonly reason: RejectionReason | undefined;
  readonly paidOn: CivilDate;
}

export interface RecordRejection {
  readonly type: 'RecordRejection';
  readonly lotId: string;
  readonly reason: RejectionReason;
  readonly rejectedOn: CivilDate;
}

export interface RecordRecovery {
  readonly type: 'RecordRecovery';
  readonly lotId: string;
  readonly shares: PayerShares;
  readonly recoveredOn: CivilDate;
}

export interface CorrectInvoice {
  readonly type: 'CorrectInvoice';
  readonly rpps: Rpps;
  readonly correctedOn: CivilDate;
  readonly correction: Correction;
  /** Of the dispensing's own date, with the rights as they are corrected. */
  readonly facts: PricingFacts;
}

export type Correction =
  | { readonly fact: 'coverage'; readonly coverage: CorrectedCoverage }
  | { readonly fact: Exclude<CorrectableFact, 'coverage'> };
