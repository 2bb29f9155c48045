import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';

/** Refusals that any RPC can meet, whatever its service. Services add theirs: `{ ...edgeRefusals, ...own }`. */
export const edgeRefusals = {
  INVALID_REQUEST: {
    status: 'INVALID_ARGUMENT',
    en: 'The request is malformed; the field violations say where.',
    fr: 'La requête est mal formée ; le détail indique les champs en cause.',
  },
  TOKEN_MISSING: {
    status: 'UNAUTHENTICATED',
    en: 'The call carries no bearer token.',
    fr: "L'appel ne porte aucun jeton d'authentification.",
  },
  TOKEN_INVALID: {
    status: 'UNAUTHENTICATED',
    en: 'The bearer token cannot be trusted.',
    fr: "Le jeton d'authentification n'est pas valable.",
  },
  TOKEN_EXPIRED: {
    status: 'UNAUTHENTICATED',
    en: 'The bearer token has expired; obtain a new one.',
    fr: "Le jeton d'authentification a expiré ; obtenez-en un nouveau.",
  },
  ROLE_NOT_ALLOWED: {
    status: 'PERMISSION_DENIED',
    en: "The caller's role does not have this right.",
    fr: "Le rôle de l'appelant ne donne pas ce droit.",
  },
  DEADLINE_REQUIRED: {
    status: 'INVALID_ARGUMENT',
    en: 'The call states no deadline; every unary call must.',
    fr: "L'appel ne fixe aucune échéance ; tout appel simple doit en fixer une.",
  },
  DEADLINE_TOO_SHORT: {
    status: 'DEADLINE_EXCEEDED',
    en: 'Too little time is left to do the work; nothing was done.',
    fr: "Le temps restant ne suffit pas ; rien n'a été fait.",
  },
  DEADLINE_PASSED: {
    status: 'DEADLINE_EXCEEDED',
    en: 'The longest time that a call may take has passed; whether it took effect is unknown. Retry with the same request id.',
    fr: "La durée maximale d'un appel est dépassée ; son effet est inconnu. Répétez-le avec le même identifiant de requête.",
  },
  REQUEST_ID_REUSED: {
    status: 'ALREADY_EXISTS',
    en: 'This request id was used before with other content.',
    fr: 'Cet identifiant de requête a déjà servi avec un autre contenu.',
  },
  STREAM_CONTENDED: {
    status: 'ABORTED',
    en: 'Others changed the same record at the same moment; read it again, then retry.',
    fr: "D'autres ont modifié le même dossier au même instant ; relisez-le, puis réessayez.",
  },
  READ_MODEL_BEHIND: {
    status: 'UNAVAILABLE',
    en: 'The read model has not yet reached the position asked for; retry.',
    fr: "La vue demandée n'a pas encore rattrapé la position voulue ; réessayez.",
  },
  READ_MODEL_HALTED: {
    status: 'UNAVAILABLE',
    en: 'The log lost what this read model was made of; operators make the read model anew. Retry later.',
    fr: 'Le registre a perdu une partie de ce dont cette vue est faite ; les exploitants la reconstruisent. Réessayez plus tard.',
  },
  READ_MODEL_INCOMPLETE: {
    status: 'UNAVAILABLE',
    en: 'An event that may concern the caller awaits repair, so the answer would lack something. Single prescriptions can be read.',
    fr: "Un événement pouvant concerner l'appelant attend réparation : la réponse serait incomplète. Une ordonnance isolée reste lisible.",
  },
  LOG_OVERLOADED: {
    status: 'RESOURCE_EXHAUSTED',
    en: 'The log takes no more work right now; nothing was written. Retry after a pause.',
    fr: "Le registre est saturé ; rien n'a été écrit. Réessayez après une pause.",
  },
  /** Facts `callsMax`, `retryAfterMs`. */
  CALLS_EXHAUSTED: {
    status: 'RESOURCE_EXHAUSTED',
    en: 'The server answers as many calls as it can; nothing was done. Retry after a pause.',
    fr: "Le serveur traite autant d'appels que possible ; rien n'a été fait. Réessayez après une pause.",
  },
  KEYS_AWAY: {
    status: 'UNAVAILABLE',
    en: 'The public keys that this call is verified by cannot be had; nothing was done. Retry after a pause.',
    fr: "Les clés publiques nécessaires à la vérification sont indisponibles ; rien n'a été fait. Réessayez après une pause.",
  },
  OUTCOME_UNKNOWN: {
    status: 'UNAVAILABLE',
    en: 'The log or a database did not answer; a write may have happened. Retry with the same request id.',
    fr: "Le registre ou une base n'a pas répondu ; une écriture a pu avoir lieu. Répétez avec le même identifiant de requête.",
  },
  /** Fact `streamsMax`. */
  STREAMS_EXHAUSTED: {
    status: 'RESOURCE_EXHAUSTED',
    en: 'The caller holds as many streams open as one may; use those, or close some.',
    fr: "L'appelant tient ouverts autant de flux que permis ; utilisez-les, ou fermez-en.",
  },
  STREAM_ENDED_BY_SERVER: {
    status: 'UNAVAILABLE',
    en: 'The server ended the stream, by age or to stop; open it again after the last position received.',
    fr: 'Le serveur a clos le flux, par ancienneté ou pour arrêt ; rouvrez-le après la dernière position reçue.',
  },
  INTERNAL_FAULT: {
    status: 'INTERNAL',
    en: 'The server failed; the trace id identifies what happened.',
    fr: "Le serveur a failli ; l'identifiant de trace désigne ce qui s'est passé.",
  },
} as const satisfies Record<string, RefusalMeaning>;

export type EdgeRefusalCode = keyof typeof edgeRefusals;
