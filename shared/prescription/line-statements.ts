import { refuse } from '@ordonnancier/kernel/result.ts';
import type { LineToDispense } from './commands.ts';
import type { Refused } from './decision.ts';
import type { PrescribedLine } from './events.ts';

/** Whether what the pharmacist states of a line beside its packs is contradicted by them. The packs were accepted before. */
export function refusedStatements(toDispense: LineToDispense, prescribed: PrescribedLine): Refused | undefined {
  return refusedGenericRefusal(toDispense, prescribed);
}

/**
 * L.162-16-7 CSS: who refuses the generic pays upfront. There must be one to refuse: a mention of the prescriber excludes it
 * without any refusal, and whoever takes a generic does not refuse it.
 */
function refusedGenericRefusal(
  { lineId, packs, genericRefused }: LineToDispense,
  { nonSubstitutable }: PrescribedLine,
): Refused | undefined {
  if (genericRefused === undefined) return undefined;
  if (nonSubstitutable !== undefined) return refuse('GENERIC_REFUSAL_CONTRADICTED', { lineId, nonSubstitutable });
  const other = packs.find(({ presentation }) => !presentation?.genericGroups.some(({ role }) => role === 'reference'));
  return other && refuse('GENERIC_REFUSAL_CONTRADICTED', { lineId, cip13: other.cip13 });
}
