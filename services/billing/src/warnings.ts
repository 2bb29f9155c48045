import type { BlockedReason } from './domain/pricing/price-dispensing.ts';

/** What a pharmacist has to know of an invoice that is asked about, and of one that will be made. Codes are stable. */
export type BillingWarningCode = keyof typeof billingWarningSentences;

/** For the person who reads it. */
export const billingWarningSentences = {
  PRICE_MISSING: {
    en: 'No price of that day is known for a pack, so nothing can be billed: the reason names it.',
    fr: "Aucun prix n'est connu pour une boîte à cette date : rien ne peut être facturé, le motif indique laquelle.",
  },
  TARIFF_MISSING: {
    en: 'A rate, a fee or a rule of that day is not known, so nothing can be billed: the reason names it.',
    fr: "Un taux, un honoraire ou une règle n'est pas connu à cette date : rien ne peut être facturé, le motif indique lequel.",
  },
  PATIENT_ADVANCES: {
    en: 'A generic is refused, or a pack needs a carte Vitale that was not presented: the patient pays all, and is refunded.',
    fr: "Un générique est refusé, ou une boîte exige une carte Vitale qui n'a pas été présentée : le patient avance les frais et sera remboursé.",
  },
} as const satisfies Record<string, { readonly en: string; readonly fr: string }>;

export const warningOfBlocked = {
  'price-missing': 'PRICE_MISSING',
  'tariff-missing': 'TARIFF_MISSING',
} as const satisfies Record<BlockedReason, BillingWarningCode>;
