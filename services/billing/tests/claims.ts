import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { parseDispensingId, parsePrescriptionId, parseRpps, type Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { pricingFactsOf } from '../src/dated-facts/pricing-facts-of.ts';
import type {
  AcknowledgeInvoice,
  CorrectInvoice,
  RecordPayment,
  RecordRejection,
  SendInvoice,
  SignInvoice,
} from '../src/domain/invoice/claim-commands.ts';
import type {
  InvoiceAcknowledged,
  InvoicePaid,
  InvoiceRecovered,
  InvoiceRejected,
  InvoiceSent,
  InvoiceSigned,
  InvoiceUnreadable,
} from '../src/domain/invoice/claim-events.ts';
import type { ChangePrescriptionFees, ReverseInvoice } from '../src/domain/invoice/commands.ts';
import type {
  InvoiceBlocked,
  InvoiceDrafted,
  InvoiceEvent,
  InvoiceRedrafted,
  InvoiceReversed,
} from '../src/domain/invoice/events.ts';
import { invoiceDecider, type Invoice } from '../src/domain/invoice/invoice.ts';
import { payerShares, type PayerShares } from '../src/domain/invoice/payer-shares.ts';
import type { CorrectableFact, RejectionReason } from '../src/domain/invoice/rejection-reasons.ts';
import { priceDispensing } from '../src/domain/pricing/price-dispensing.ts';
import { withPrescriptionFees } from '../src/domain/pricing/prescription-fees.ts';
import type { Exemption, PricingFacts } from '../src/domain/pricing/pricing-facts.ts';
import type { InvoiceLine } from '../src/domain/pricing/invoice-amounts.ts';
import { doliprane, idOf, pricesOf } from './dispensings.ts';
import { cip13, day, finess } from './packs-given.ts';

/*
 * The life of one claim: of a box of doliprane and the fee HDR, 2.79 € of which the insurers owe 1.84 € and 0.95 €.
 */

export const lotId = '01990000-0000-5000-8000-000000000001';
export const otherLotId = '01990000-0000-5000-8000-000000000002';

const prices = pricesOf(openCatalogue(readEditions(seedEditionsFolder)));
const dispensing = {
  dispensingId: known(parseDispensingId(idOf('d', 1))),
  prescriptionId: known(parsePrescriptionId(idOf('a', 1))),
  pharmacyFiness: finess('310000120'),
  dispensedOn: day('2026-08-03'),
};
const { dispensingId } = dispensing;
const rpps = known(parseRpps('10002909371'));

export function pharmacy(text: string): Finess {
  return finess(text);
}

/** Of that box on that day, for a patient of these rights. */
export function factsOfRights(exemption: Exemption): PricingFacts {
  return pricingFactsOf(prices, {
    ...dispensing,
    packs: [doliprane].map((code) => ({
      cip13: cip13(code),
      count: 1,
      aldRelated: false,
      genericRefused: false,
    })),
    billedEarlier: [],
    coverage: { exemption, alsaceMoselle: false, ageBand: '18-to-70' },
    carteVitalePresented: true,
  });
}

const pricing = priceDispensing(factsOfRights('none'));
invariant(pricing.status === 'priced', 'the seed states the price');

export const drafted: InvoiceDrafted = { type: 'InvoiceDrafted', ...dispensing, ...pricing.amounts };
export const blocked: InvoiceBlocked = {
  type: 'InvoiceBlocked',
  ...dispensing,
  reason: 'price-missing',
  missingCode: doliprane,
};
export const reversed: InvoiceReversed = { type: 'InvoiceReversed', dispensingId, reversedOn: day('2026-09-20') };
/** HDR has left the invoice. */
export const feesMoved: InvoiceRedrafted = {
  type: 'InvoiceRedrafted',
  dispensingId,
  ...withPrescriptionFees(pricing.amounts, []),
};

export const asked: PayerShares = payerShares(drafted);
export const signed: InvoiceSigned = {
  type: 'InvoiceSigned',
  dispensingId,
  signedOn: day('2026-08-04'),
  rpps,
  regime: 'general',
  ...asked,
};
export const sent: InvoiceSent = { type: 'InvoiceSent', dispensingId, lotId, sentOn: day('2026-08-05'), ...asked };
export const acknowledged: InvoiceAcknowledged = {
  type: 'InvoiceAcknowledged',
  dispensingId,
  lotId,
  acknowledgedOn: day('2026-08-06'),
};
export const unreadable: InvoiceUnreadable = {
  type: 'InvoiceUnreadable',
  dispensingId,
  lotId,
  unreadableOn: day('2026-08-06'),
};
export const paid: InvoicePaid = { type: 'InvoicePaid', dispensingId, lotId, paidOn: day('2026-09-02'), ...asked };
export const rejected: InvoiceRejected = {
  type: 'InvoiceRejected',
  dispensingId,
  lotId,
  rejectedOn: day('2026-09-02'),
  reason: 'RIGHTS_CLOSED',
};
export const recovered: InvoiceRecovered = {
  type: 'InvoiceRecovered',
  dispensingId,
  lotId,
  recoveredOn: day('2026-10-02'),
  ...asked,
};

export const signature: SignInvoice = { type: 'SignInvoice', rpps, regime: 'general', signedOn: signed.signedOn };
export const reversal: ReverseInvoice = { ...dispensing, type: 'ReverseInvoice', reversedOn: reversed.reversedOn };

export function sending(lot = lotId): SendInvoice {
  const { pharmacyFiness } = dispensing;
  return { type: 'SendInvoice', lotId: lot, pharmacyFiness, regime: 'general', sentOn: sent.sentOn };
}

export function acknowledgement(readable: boolean): AcknowledgeInvoice {
  return { type: 'AcknowledgeInvoice', lotId, readable, acknowledgedOn: acknowledged.acknowledgedOn };
}

export function payment(shares: PayerShares, reason?: RejectionReason): RecordPayment {
  return { type: 'RecordPayment', lotId, shares: payerShares(shares), reason, paidOn: paid.paidOn };
}

export function rejection(reason: RejectionReason = 'RIGHTS_CLOSED'): RecordRejection {
  return { type: 'RecordRejection', lotId, reason, rejectedOn: rejected.rejectedOn };
}

export function correction(fact: CorrectableFact, exemption: Exemption = 'none'): CorrectInvoice {
  return {
    type: 'CorrectInvoice',
    rpps,
    correctedOn: day('2026-09-10'),
    correction: fact === 'coverage' ? { fact, coverage: { exemption, alsaceMoselle: false } } : { fact },
    facts: factsOfRights(exemption),
  };
}

/** To these lines; away when there are none. */
export function moveFees(feeLines: readonly InvoiceLine[] = []): ChangePrescriptionFees {
  return { type: 'ChangePrescriptionFees', prescriptionId: dispensing.prescriptionId, feeLines };
}

export function invoiceOf(...history: readonly InvoiceEvent[]): Invoice {
  const state = history.reduce((before, event) => invoiceDecider.evolve(before, event), invoiceDecider.initialState);
  invariant(state.status !== 'none', 'an invoice was made');
  return state;
}

function known<T>(value: T | undefined): T {
  invariant(value !== undefined, 'a test constant does not pass its check');
  return value;
}
