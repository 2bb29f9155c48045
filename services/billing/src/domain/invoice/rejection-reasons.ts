/**
 * Why an insurer rejects an invoice, or pays less than it is asked for. The codes are ours: those of NOEMIE returns are in
 * specifications that only approved vendors get, so a table behind the reader of returns will translate them.
 */
export type RejectionReason =
  | 'RIGHTS_CLOSED'
  | 'BENEFICIARY_UNKNOWN'
  | 'DUPLICATE'
  | 'BASE_OR_RATE_MISMATCH'
  | 'PRESCRIBER_UNKNOWN'
  | 'NOT_REIMBURSABLE'
  | 'LATE'
  | 'DOCUMENT_MISSING';

/**
 * What a pharmacy may correct of a claim without dispensing anything else. Only the patient's rights change a price; the
 * other three are put right with the insurer, and the same claim is sent again.
 */
export type CorrectableFact = 'coverage' | 'beneficiary' | 'prescriber' | 'document';

export interface RejectionMeaning {
  readonly en: string;
  readonly fr: string;
  /** Facts one of which a correction must state; none when no correction can help. */
  readonly correctedBy: readonly CorrectableFact[];
}

export const rejectionReasons: Readonly<Record<RejectionReason, RejectionMeaning>> = {
  RIGHTS_CLOSED: {
    en: "The patient's rights were closed on the day of the dispensing. Read the carte Vitale again and state the rights of that day.",
    fr: 'Les droits du patient étaient fermés le jour de la délivrance. Relisez la carte Vitale et indiquez les droits de ce jour.',
    correctedBy: ['coverage'],
  },
  BENEFICIARY_UNKNOWN: {
    en: 'The insurer does not know this patient. Check to whom the patient is attached, then send again.',
    fr: "L'assureur ne connaît pas ce bénéficiaire. Vérifiez son rattachement, puis renvoyez la facture.",
    correctedBy: ['beneficiary'],
  },
  DUPLICATE: {
    en: 'The insurer has settled this dispensing before. There is nothing to send again.',
    fr: "L'assureur a déjà réglé cette délivrance. Il n'y a rien à renvoyer.",
    correctedBy: [],
  },
  BASE_OR_RATE_MISMATCH: {
    en: 'The base or the rate is not the one that the insurer counts. State the exemption and the scheme of the day.',
    fr: "La base ou le taux diffère de ceux de l'assureur. Indiquez l'exonération et le régime du jour.",
    correctedBy: ['coverage'],
  },
  PRESCRIBER_UNKNOWN: {
    en: 'The insurer does not know the prescriber under this number. Have the number put right, then send again.',
    fr: "L'assureur ne connaît pas le prescripteur sous ce numéro. Faites rectifier le numéro, puis renvoyez la facture.",
    correctedBy: ['prescriber'],
  },
  NOT_REIMBURSABLE: {
    en: 'A product was not reimbursable on the day of the dispensing. Amend the dispensing if another product was given.',
    fr: "Un produit n'était pas remboursable le jour de la délivrance. Rectifiez la délivrance si un autre produit a été remis.",
    correctedBy: [],
  },
  LATE: {
    en: 'The invoice came after the time allowed. It cannot be sent again.',
    fr: 'La facture est parvenue hors délai. Elle ne peut plus être renvoyée.',
    correctedBy: [],
  },
  DOCUMENT_MISSING: {
    en: 'A supporting document is missing. Supply it, then send again.',
    fr: 'Une pièce justificative manque. Fournissez-la, puis renvoyez la facture.',
    correctedBy: ['document'],
  },
};

export function isRejectionReason(text: string): text is RejectionReason {
  return Object.hasOwn(rejectionReasons, text);
}
