import { refuse } from '@ordonnancier/kernel/result.ts';
import type { Collector, LineToDispense, StatedDispensing } from '../commands.ts';
import type { Refused } from '../decision.ts';
import type { MedicationDispensed } from '../events.ts';
import { type IssuedPrescription, lineOf } from '../state.ts';

/** R.5132-35 CSP has who fetches a narcotic in the patient's place recorded. Of other medicines the log takes nobody's name. */
export function refusedCollector(
  { collector, lines }: Pick<StatedDispensing, 'collector' | 'lines'>,
  state: IssuedPrescription,
): Refused | undefined {
  if (collector === undefined) return undefined;
  const isNarcotic = ({ lineId }: LineToDispense) => lineOf(state, lineId)?.prescribed.listClass === 'narcotic';
  return lines.some(isNarcotic) ? undefined : refuse('COLLECTOR_NOT_NEEDED');
}

/** What is recorded of it; nothing when the patient came. */
export function recordedCollector(
  collector: Collector | undefined,
): Pick<MedicationDispensed, 'collectorIdentification' | 'sealed'> {
  return collector === undefined ? {} : { collectorIdentification: collector.identification, sealed: collector.sealed };
}
