import type { Verdict__Output } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/Verdict.ts';
import type { Verdict } from '../domain/alert/events.ts';

/** The words of the log for the values of the API. */
export const verdictOfName = {
  VERDICT_CONFIRMED: 'confirmed',
  VERDICT_DISMISSED: 'dismissed',
  VERDICT_INCONCLUSIVE: 'inconclusive',
} as const satisfies Record<Exclude<Verdict__Output, 'VERDICT_UNSPECIFIED'>, Verdict>;

/** The other way round. */
export const nameOfVerdict = {
  confirmed: 'VERDICT_CONFIRMED',
  dismissed: 'VERDICT_DISMISSED',
  inconclusive: 'VERDICT_INCONCLUSIVE',
} as const satisfies Record<Verdict, Verdict__Output>;
