import { edgeRefusals } from '@ordonnancier/grpc/edge-refusals.ts';
import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import { prescriptionRefusals } from '@ordonnancier/prescription/refusals.ts';
import { documentRefusals } from '@ordonnancier/prescription-store/refusals.ts';
import { securityRefusals } from '@ordonnancier/security/refusals.ts';

/** Refusals of this service alone. */
const ownRefusals = {
  SIGNATORY_NOT_CALLER: {
    status: 'PERMISSION_DENIED',
    en: 'The prescriber in the document, the owner of the signing key and the caller must be the same person.',
    fr: "Le prescripteur du document, le titulaire de la clé de signature et l'appelant doivent être la même personne.",
  },
} as const satisfies Record<string, RefusalMeaning>;

export const prescriptionServiceRefusals = {
  ...edgeRefusals,
  ...securityRefusals,
  ...prescriptionRefusals,
  ...documentRefusals,
  ...ownRefusals,
};
