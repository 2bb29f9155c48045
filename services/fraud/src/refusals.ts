import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import type { AlertRefusalCode } from './domain/alert/alert.ts';

/** Refusals of this service's own. */
export const fraudRefusals = {
  ALERT_UNKNOWN: {
    status: 'NOT_FOUND',
    en: 'There is no such alert.',
    fr: "Cette alerte n'existe pas.",
  },
  /** Fact `verdict`: the one that stands. */
  ALREADY_DECIDED: {
    status: 'FAILED_PRECONDITION',
    en: 'Another verdict was already recorded for this alert.',
    fr: 'Une autre décision est déjà enregistrée pour cette alerte.',
  },
} as const satisfies Record<AlertRefusalCode, RefusalMeaning>;
