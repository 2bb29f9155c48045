import type { Coverage } from '../pricing/pricing-facts.ts';

/** Under which scheme the compulsory insurer pays. A lot holds invoices of one regime, as each has an office of its own. */
export type PayerRegime = 'general' | 'alsace-moselle' | 'state-medical-aid';

/** The rights of a patient, as far as a correction may state them anew. */
export type CorrectedCoverage = Pick<Coverage, 'exemption' | 'alsaceMoselle'>;

export function payerRegimeOf({ exemption, alsaceMoselle }: CorrectedCoverage): PayerRegime {
  if (exemption === 'ame') return 'state-medical-aid';
  return alsaceMoselle ? 'alsace-moselle' : 'general';
}
