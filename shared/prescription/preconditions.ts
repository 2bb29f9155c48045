import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { LineToDispense } from './commands.ts';
import type { Refused } from './decision.ts';
import type { PrescribedLine } from './events.ts';

/** Whether what a line depends on, beside its quantities, is not fulfilled on a day. */
export function refusedPreconditions(
  toDispense: LineToDispense,
  prescribed: PrescribedLine,
  on: CivilDate,
): Refused | undefined {
  return refusedTest(toDispense, prescribed) ?? refusedOverlap(toDispense, prescribed, on);
}

/** A line that a test decides is dispensed when the pharmacist found what the prescriber named, and said so. */
function refusedTest({ lineId, testResult }: LineToDispense, { condition }: PrescribedLine): Refused | undefined {
  if (condition === undefined || testResult === condition) return undefined;
  return refuse('TEST_RESULT_MISSING', { lineId, condition });
}

/**
 * R.5132-33 CSP: while what a pharmacy dispensed of a narcotic lasts, it executes no other prescription of it, unless the
 * prescriber says so. Days that another pharmacy covers do not count: the article is about the same practitioners.
 */
function refusedOverlap(
  { lineId, coveredUntil }: LineToDispense,
  { listClass, overlapAllowed }: PrescribedLine,
  on: CivilDate,
): Refused | undefined {
  if (listClass !== 'narcotic' || overlapAllowed || coveredUntil === undefined || on >= coveredUntil) return undefined;
  return refuse('NARCOTIC_OVERLAP', { lineId, coveredUntil });
}
