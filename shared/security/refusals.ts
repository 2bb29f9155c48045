import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import type { DocumentSignatureRefusalCode } from './document-signature.ts';
import type { PrintedCodeRefusalCode } from './printed-code.ts';

/** What the refusals of this folder mean, but for those of tokens, which every RPC can meet: see shared/grpc. */
export const securityRefusals = {
  SIGNATURE_INVALID: {
    status: 'INVALID_ARGUMENT',
    en: 'The signature is malformed, or does not match these very bytes.',
    fr: 'La signature est mal formée ou ne correspond pas exactement à ces octets.',
  },
  SIGNATURE_KEY_UNKNOWN: {
    status: 'FAILED_PRECONDITION',
    en: 'No prescriber has published the key that the signature names, or it was withdrawn.',
    fr: "Aucun prescripteur n'a publié la clé que la signature désigne, ou elle a été retirée.",
  },
  PRINTED_CODE_MALFORMED: {
    status: 'INVALID_ARGUMENT',
    en: 'This is not the code of a prescription, or it is damaged; type the code beneath it instead.',
    fr: "Ce code n'est pas celui d'une ordonnance, ou il est abîmé ; saisissez le code imprimé dessous.",
  },
  PRINTED_CODE_KEY_UNKNOWN: {
    status: 'FAILED_PRECONDITION',
    en: 'The code is signed with a key that is not known here.',
    fr: "Le code est signé avec une clé inconnue d'ici.",
  },
  PRINTED_CODE_SIGNATURE_INVALID: {
    status: 'INVALID_ARGUMENT',
    en: 'The code is not authentic.',
    fr: "Le code n'est pas authentique.",
  },
  PATIENT_KEY_DESTROYED: {
    status: 'FAILED_PRECONDITION',
    en: "The patient's data were erased at the end of their retention.",
    fr: 'Les données du patient ont été effacées au terme de leur conservation.',
  },
} as const satisfies Record<
  DocumentSignatureRefusalCode | PrintedCodeRefusalCode | 'PATIENT_KEY_DESTROYED',
  RefusalMeaning
>;
