import { addDays, addMonths, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { earliestDeliveryOn, type LineLedger, ledgerOf } from './ledger.ts';
import { rulesOn } from './rules.ts';
import { deliveriesOf, type IssuedPrescription, ledgerOfLine, type LineState } from './state.ts';
import type { ClaimPurpose } from './events.ts';

export type ContinuityPurpose = Exclude<ClaimPurpose, 'dispense'>;

/** A supplementary dispensing that the law allows without a prescription in force. */
export interface Continuity {
  /** Of the supplementary deliveries alone. */
  readonly ledger: LineLedger;
  /** The last day of the next delivery. */
  readonly lastDeliveryOn: CivilDate;
}

/**
 * What may still be dispensed of a line for the continuity of a treatment whose prescription has ended (R.5123-2-1 and
 * L.5125-23-1 CSP); undefined when the line does not qualify. Narcotics never do. That the medicine is an oral contraceptive is
 * the pharmacist's word, kept in the log as the claim's purpose: the public catalogue does not say it.
 */
export function continuityOf(
  state: IssuedPrescription,
  line: LineState,
  purpose: ContinuityPurpose,
  on: CivilDate,
): Continuity | undefined {
  const { lineId, listClass, unitsPerDelivery, daysPerDelivery, deliveries } = line.prescribed;
  const allRules = rulesOn(on);
  const rules =
    purpose === 'exceptional-continuity' ? allRules.exceptionalContinuity : allRules.contraceptiveContinuity;
  if (line.closure !== undefined || listClass === 'narcotic') return undefined;
  if (daysPerDelivery * deliveries < rules.treatmentDaysMin) return undefined;
  // The exceptional dispensing is for treatments that the prescriber made renewable.
  if (purpose === 'exceptional-continuity' && deliveries < 2) return undefined;
  const yearOn = addMonths(state.issuedOn, allRules.treatmentMonthsMax);
  if (purpose === 'contraceptive-continuity' && on >= yearOn) return undefined;

  const endedOn = endOf(ledgerOfLine(state, line), yearOn, on);
  if (endedOn === undefined) return undefined;
  const given = deliveriesOf(state, lineId, purpose);
  const terms = {
    unitsPerDelivery: Math.ceil((unitsPerDelivery * rules.daysPerDelivery) / daysPerDelivery),
    daysPerDelivery: rules.daysPerDelivery,
    deliveries: rules.deliveries,
    narcotic: false,
    firstDueOn: endedOn,
  };
  const months = given.length === 0 ? rules.beginsWithinMonths : rules.endsWithinMonths;
  return { ledger: ledgerOf(terms, given), lastDeliveryOn: addDays(addMonths(endedOn, months), -1) };
}

/** The first day that a treatment begun under the prescription is no longer covered by it; undefined while it is. */
function endOf(ledger: LineLedger, yearOn: CivilDate, on: CivilDate): CivilDate | undefined {
  if (ledger.unitsDispensed === 0) return undefined;
  if (ledger.position.status === 'used-up') return ledger.position.coveredUntil;
  return on >= yearOn ? yearOn : undefined;
}

export function mayContinueOn(state: IssuedPrescription, purpose: ContinuityPurpose, on: CivilDate): boolean {
  return state.lines.some((line) => {
    const continuity = continuityOf(state, line, purpose, on);
    if (continuity === undefined || on > continuity.lastDeliveryOn) return false;
    const earliestOn = earliestDeliveryOn(continuity.ledger, on);
    return earliestOn !== undefined && on >= earliestOn;
  });
}
