import { refuse } from '@ordonnancier/kernel/result.ts';
import type { Collector, LineToDispense, StatedDispensing } from '../commands.ts';
import type { Refused } from '../decision.ts';
import type { MedicationDispensed } from '../events.ts';
import { isCollectorRecorded } from '../narcotic-rules.ts';
import { type IssuedPrescription, lineOf } from '../state.ts';

/** R.5132-35 CSP has who fetches a narcotic or the like in the patient's place recorded. Of others the log takes nobody's name. */
export function refusedCollector(
  { collector, lines }: Pick<StatedDispensing, 'collector' | 'lines'>,
  state: IssuedPrescription,
): Refused | undefined {
  if (collector === undefined) return undefined;
  const isConcerned = ({ lineId }: LineToDispense): boolean => {
    const line = lineOf(state, lineId);
    return line !== undefined && isCollectorRecorded(line.prescribed);
  };
  return lines.some(isConcerned) ? undefined : refuse('COLLECTOR_NOT_NEEDED');
}

/** What is recorded of it; nothing when the patient came. */
export function recordedCollector(
  collector: Collector | undefined,
): Pick<MedicationDispensed, 'collectorIdentification' | 'sealed'> {
  return collector === undefined ? {} : { collectorIdentification: collector.identification, sealed: collector.sealed };
}
