import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { LineToDispense } from '../commands.ts';
import { costlyPackOf } from './costly-packs.ts';
import type { Refused } from '../decision.ts';
import type { DispensedLine, PrescribedLine, PrescriptionSource } from '../events.ts';

/**
 * Whether what the pharmacist states of a line beside its packs is lacking, or contradicted by them. The packs were accepted
 * before.
 */
export function refusedStatements(
  toDispense: LineToDispense,
  prescribed: PrescribedLine,
  source: PrescriptionSource,
  dispensedOn: CivilDate,
): Refused | undefined {
  return refusedGenericRefusal(toDispense, prescribed) ?? refusedSecurityControl(toDispense, source, dispensedOn);
}

/** What is recorded of them. */
export function statementsOf({
  genericRefused,
  securityControl,
}: LineToDispense): Pick<DispensedLine, 'genericRefused' | 'securityControl'> {
  return { ...(genericRefused && { genericRefused }), ...(securityControl && { securityControl }) };
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

/**
 * Before a costly pack is handed over the prescription is controlled, and what that came to is written down. An electronic
 * prescription, or a patient or prescriber who is known, leaves nothing to check: such a delivery is never temporary.
 */
function refusedSecurityControl(
  toDispense: LineToDispense,
  source: PrescriptionSource,
  dispensedOn: CivilDate,
): Refused | undefined {
  const { lineId, packs, units, smallestPackUnits, securityControl } = toDispense;
  const costly = costlyPackOf(toDispense, dispensedOn);
  if (securityControl === undefined) {
    return costly && refuse('SECURITY_CONTROL_MISSING', { lineId, cip13: costly.cip13 });
  }
  if (costly === undefined) return refuse('SECURITY_CONTROL_NOT_NEEDED', { lineId });
  const { outcome, patientKnown, prescriberKnown } = securityControl;
  if (outcome === 'secured') return undefined;
  if (source === 'electronic' || patientKnown || prescriberKnown) {
    return refuse('TEMPORARY_DELIVERY_NOT_ALLOWED', { lineId });
  }
  const packCount = packs.reduce((sum, { count }) => sum + count, 0);
  if (packCount === 1 && units <= smallestPackUnits) return undefined;
  return refuse('TEMPORARY_DELIVERY_TOO_LARGE', { lineId, unitsMax: String(smallestPackUnits) });
}
