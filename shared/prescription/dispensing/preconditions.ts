import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { LineToDispense } from '../commands.ts';
import type { Refused } from '../decision.ts';
import type { PrescribedLine } from '../events.ts';
import { isOverlapForbidden } from '../narcotic-rules.ts';
import type { IssuedPrescription } from '../state.ts';

/** Whether what a line depends on, beside its quantities, is not fulfilled on a day. */
export function refusedPreconditions(
  toDispense: LineToDispense,
  prescribed: PrescribedLine,
  state: IssuedPrescription,
  on: CivilDate,
): Refused | undefined {
  return refusedTest(toDispense, prescribed) ?? refusedOverlap(toDispense, prescribed, state, on);
}

/** A line that a test decides is dispensed when the pharmacist found what the prescriber named, and said so. */
function refusedTest({ lineId, testResult }: LineToDispense, { condition }: PrescribedLine): Refused | undefined {
  if (condition === undefined || testResult === condition) return undefined;
  return refuse('TEST_RESULT_MISSING', { lineId, condition });
}

/**
 * R.5132-33 CSP: while what a pharmacy dispensed of a narcotic, or of a medicine under that rule, lasts, it begins no other
 * prescription of it, unless the prescriber says so. One that was begun before goes on, unless all of it was taken back. Days that another pharmacy covers do
 * not count: the article is about the same practitioners.
 */
function refusedOverlap(
  { lineId, coveredUntil }: LineToDispense,
  prescribed: PrescribedLine,
  { dispensings }: IssuedPrescription,
  on: CivilDate,
): Refused | undefined {
  if (!isOverlapForbidden(prescribed) || prescribed.overlapAllowed) return undefined;
  if (coveredUntil === undefined || on >= coveredUntil) return undefined;
  const isBegun = dispensings.some(({ reversed, lines }) => !reversed && lines.some((line) => line.lineId === lineId));
  if (isBegun) return undefined;
  return refuse('NARCOTIC_OVERLAP', { lineId, coveredUntil });
}
