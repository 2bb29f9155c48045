import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';

/** Why a document is not taken at either door, whatever it prescribes. */
export const documentRefusals = {
  // insDomains
  INS_DOMAIN_NOT_ALLOWED: {
    status: 'FAILED_PRECONDITION',
    en: "The patient's identity is of a domain that is not used here: test identities in production, or real ones elsewhere.",
    fr: "L'identité du patient relève d'un domaine qui n'a pas cours ici : identité de test en production, ou identité réelle ailleurs.",
  },
} as const satisfies Record<string, RefusalMeaning>;
