import { edgeRefusals } from '@ordonnancier/grpc/edge-refusals.ts';
import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import { prescriptionRefusals } from '@ordonnancier/prescription/refusals.ts';
import { securityRefusals } from '@ordonnancier/security/refusals.ts';

/** Refusals of this service alone. */
const ownRefusals = {
  SIGNATORY_NOT_CALLER: {
    status: 'PERMISSION_DENIED',
    en: 'The prescriber in the document, the owner of the signing key and the caller must be the same person.',
    fr: "Le prescripteur du document, le titulaire de la clé de signature et l'appelant doivent être la même personne.",
  },
  READ_MODEL_INCOMPLETE: {
    status: 'UNAVAILABLE',
    en: 'An event that may concern the caller awaits repair, so the answer would lack something. Single prescriptions can be read.',
    fr: "Un événement pouvant concerner l'appelant attend réparation : la réponse serait incomplète. Une ordonnance isolée reste lisible.",
  },
} as const satisfies Record<string, RefusalMeaning>;

export const prescriptionServiceRefusals = {
  ...edgeRefusals,
  ...securityRefusals,
  ...prescriptionRefusals,
  ...ownRefusals,
};
