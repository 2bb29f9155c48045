import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';

export type BillingRefusalCode = 'INVOICE_NOT_FOUND';

/** What billing refuses with, beside the refusals of the edge. */
export const billingRefusals = {
  INVOICE_NOT_FOUND: {
    status: 'NOT_FOUND',
    en: 'Your pharmacy has no invoice for this dispensing, or not yet; ask with the position that the dispensing gave.',
    fr: "Votre officine n'a pas de facture pour cette délivrance, ou pas encore ; indiquez la position que la délivrance a donnée.",
  },
} as const satisfies Record<BillingRefusalCode, RefusalMeaning>;
