import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import type { ClaimRefusalCode } from './domain/invoice/decide-claim.ts';
import type { LotRefusalCode } from './domain/lot/lot.ts';

export type BillingRefusalCode =
  | ClaimRefusalCode
  | Exclude<LotRefusalCode, 'LOT_ALREADY_OPENED'>
  | 'INVOICE_NOT_FOUND'
  | 'LOT_NOT_FOUND'
  | 'LOT_DOES_NOT_FIT'
  | 'PAYER_RETURN_MALFORMED';

/** What billing refuses with, beside the refusals of the edge. */
export const billingRefusals = {
  INVOICE_NOT_FOUND: {
    status: 'NOT_FOUND',
    en: 'Your pharmacy has no invoice for this dispensing, or not yet; ask with the position that the dispensing gave.',
    fr: "Votre officine n'a pas de facture pour cette délivrance, ou pas encore ; indiquez la position que la délivrance a donnée.",
  },
  INVOICE_NOT_SIGNABLE: {
    status: 'FAILED_PRECONDITION',
    en: 'Only a draft or a corrected invoice is signed; the facts say in which state this one is.',
    fr: "Seule une facture en préparation ou corrigée se signe ; le détail indique l'état de celle-ci.",
  },
  NOTHING_TO_CLAIM: {
    status: 'FAILED_PRECONDITION',
    en: 'The insurers owe the pharmacy nothing for this invoice, or have paid it: all is paid, or the patient pays and is refunded.',
    fr: "Les assureurs ne doivent rien à l'officine pour cette facture : tout est réglé, ou le patient avance les frais et sera remboursé.",
  },
  INVOICE_NOT_CORRECTABLE: {
    status: 'FAILED_PRECONDITION',
    en: 'Only an invoice that was rejected or paid in part is corrected; the facts say in which state this one is.',
    fr: "Seule une facture rejetée ou réglée en partie se corrige ; le détail indique l'état de celle-ci.",
  },
  CORRECTION_DOES_NOT_FIT: {
    status: 'FAILED_PRECONDITION',
    en: 'The rejection is not put right by this correction; the facts say by which it is.',
    fr: 'Cette correction ne répond pas au rejet ; le détail indique celles qui y répondent.',
  },
  CORRECTION_NOT_PRICED: {
    status: 'FAILED_PRECONDITION',
    en: 'With this correction a price or tariff of the day is missing; the facts name it.',
    fr: 'Avec cette correction, un prix ou un tarif de ce jour manque ; le détail le nomme.',
  },
  LOT_NOT_FOUND: {
    status: 'NOT_FOUND',
    en: 'There is no such lot, or it is not of your pharmacy.',
    fr: "Ce lot n'existe pas, ou n'est pas celui de votre officine.",
  },
  LOT_DOES_NOT_FIT: {
    status: 'FAILED_PRECONDITION',
    en: 'Some invoices cannot be sent in this lot; the field violations say which and why.',
    fr: 'Certaines factures ne peuvent partir dans ce lot ; le détail indique lesquelles et pourquoi.',
  },
  LOT_NOT_SENT: {
    status: 'FAILED_PRECONDITION',
    en: 'The lot is not made up yet; nothing can be answered to it.',
    fr: "Le lot n'est pas encore constitué ; il n'appelle pas de réponse.",
  },
  LOT_ALREADY_ACKNOWLEDGED: {
    status: 'FAILED_PRECONDITION',
    en: 'The lot was acknowledged before, as readable or not; that holds.',
    fr: "Le lot a déjà fait l'objet d'un accusé de réception, positif ou négatif ; celui-ci fait foi.",
  },
  LOT_NOT_ACKNOWLEDGED: {
    status: 'FAILED_PRECONDITION',
    en: 'Only a lot that was acknowledged as readable is paid or rejected.',
    fr: 'Seul un lot dont la réception a été acceptée donne lieu à règlement ou à rejet.',
  },
  PAYER_RETURN_MALFORMED: {
    status: 'INVALID_ARGUMENT',
    en: 'The return cannot be read, and nothing of it was recorded; the field violations name the lines.',
    fr: "Le retour est illisible et rien n'en a été enregistré ; le détail indique les lignes en cause.",
  },
  PAYER_RETURN_DOES_NOT_FIT: {
    status: 'FAILED_PRECONDITION',
    en: 'The return does not fit what the lot asked for, and nothing of it was recorded; the field violations name the lines.',
    fr: "Le retour ne correspond pas à ce que le lot demandait et rien n'en a été enregistré ; le détail indique les lignes en cause.",
  },
} as const satisfies Record<BillingRefusalCode, RefusalMeaning>;
