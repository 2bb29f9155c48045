import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import type { InvoiceLine } from '../pricing/invoice-amounts.ts';
import type { PricingFacts } from '../pricing/pricing-facts.ts';
import type { ClaimCommand } from './claim-commands.ts';
import type { BilledDispensing } from './events.ts';

export type InvoiceCommand = DraftInvoice | ChangePrescriptionFees | ReverseInvoice | ClaimCommand;

export interface DraftInvoice {
  readonly type: 'DraftInvoice';
  readonly dispensing: BilledDispensing;
  /** Of the dispensing's own date. */
  readonly facts: PricingFacts;
}

/** After the reversal of another dispensing of the same execution. */
export interface ChangePrescriptionFees {
  readonly type: 'ChangePrescriptionFees';
  readonly prescriptionId: PrescriptionId;
  /** What the invoice carries from now on; empty when none. */
  readonly feeLines: readonly InvoiceLine[];
}

export interface ReverseInvoice {
  readonly type: 'ReverseInvoice';
  readonly dispensingId: DispensingId;
  readonly prescriptionId: PrescriptionId;
  readonly reversedOn: CivilDate;
}
