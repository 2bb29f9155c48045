import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import type { PricingFacts } from '../pricing/pricing-facts.ts';
import type { BilledDispensing } from './events.ts';

export type InvoiceCommand = DraftInvoice | ReverseInvoice;

export interface DraftInvoice {
  readonly type: 'DraftInvoice';
  readonly dispensing: BilledDispensing;
  /** Of the dispensing's own date. */
  readonly facts: PricingFacts;
}

export interface ReverseInvoice {
  readonly type: 'ReverseInvoice';
  readonly dispensingId: DispensingId;
  readonly prescriptionId: PrescriptionId;
  readonly reversedOn: CivilDate;
}
