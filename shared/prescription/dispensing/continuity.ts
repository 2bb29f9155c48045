import { addDays, addMonths, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import { cheapestPacks } from './cheapest-packs.ts';
import type { LineToDispense } from '../commands.ts';
import type { Refused } from '../decision.ts';
import { daysCoveredBy, earliestDeliveryOn, type LineLedger, ledgerOf } from '../ledger.ts';
import { isOverlapForbidden } from '../narcotic-rules.ts';
import { rulesOn } from '../rules.ts';
import { deliveriesOf, type IssuedPrescription, ledgerOfLine, type LineState } from '../state.ts';
import type { ClaimPurpose } from '../events.ts';

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
 * L.5125-23-1 CSP); undefined when the line does not qualify. Narcotics and what is under their rules never do. Which packs may
 * be given for it is asked when they are dispensed.
 */
export function continuityOf(
  state: IssuedPrescription,
  line: LineState,
  purpose: ContinuityPurpose,
  on: CivilDate,
): Continuity | undefined {
  const { lineId, unitsPerDelivery, daysPerDelivery, deliveries, ofOneDay } = line.prescribed;
  const allRules = rulesOn(on);
  const rules =
    purpose === 'exceptional-continuity' ? allRules.exceptionalContinuity : allRules.contraceptiveContinuity;
  if (line.closure !== undefined || isOverlapForbidden(line.prescribed)) return undefined;
  if (daysPerDelivery * deliveries < rules.treatmentDaysMin) return undefined;
  // The exceptional dispensing is for treatments that the prescriber made renewable.
  if (purpose === 'exceptional-continuity' && deliveries < 2) return undefined;
  // Each text gives its months from the end of the prescription on: they are not given twice.
  const otherPurpose = purpose === 'exceptional-continuity' ? 'contraceptive-continuity' : 'exceptional-continuity';
  if (deliveriesOf(state, lineId, otherPurpose).length > 0) return undefined;
  const yearOn = addMonths(state.issuedOn, allRules.treatmentMonthsMax);
  if (purpose === 'contraceptive-continuity' && on >= yearOn) return undefined;

  const endedOn = endOf(ledgerOfLine(state, line), yearOn, on);
  if (endedOn === undefined) return undefined;
  const given = deliveriesOf(state, lineId, purpose);
  // Whole units, for as long as they last by the prescribed rhythm: of what serves for longer than a month, what is taken at once.
  const isOfLongerDay = ofOneDay && daysPerDelivery > rules.daysPerDelivery;
  const units = isOfLongerDay
    ? unitsPerDelivery
    : Math.ceil((unitsPerDelivery * rules.daysPerDelivery) / daysPerDelivery);
  const days = daysCoveredBy(line.prescribed, units);
  const terms = {
    unitsPerDelivery: units,
    daysPerDelivery: days,
    // The months are given once: a pack that lasts for three of them is given once as well.
    deliveries: Math.ceil((rules.deliveries * rules.daysPerDelivery) / days),
    narcotic: false,
    firstDueOn: endedOn,
  };
  const months = given.length === 0 ? rules.beginsWithinMonths : rules.endsWithinMonths;
  return { ledger: ledgerOf(terms, given), lastDeliveryOn: addDays(addMonths(endedOn, months), -1) };
}

/**
 * Whether the packs may not be given for continuity: medicines assimilated to narcotics, which bear their secure form; anxiolytics
 * and hypnotics, whose prescription the law limits in time (arrêté of 5 February 2008†); what is no oral contraceptive, where that
 * is the purpose; packs that cost more than others of the same medicine that hold what is due (R.5123-2-1 CSP). Packs without a
 * regulated price are not compared.
 */
export function refusedContinuityPacks(
  { lineId, packs, pricedPacks = [], smallestPackUnits }: LineToDispense,
  purpose: ContinuityPurpose,
  unitsDue: number,
): Refused | undefined {
  const isExcluded = packs.some(
    ({ presentation }) => presentation?.secureForm || presentation?.prescriptionDaysMax !== undefined,
  );
  const isOfPurpose =
    purpose === 'exceptional-continuity' || packs.every(({ presentation }) => presentation?.oralContraceptive);
  if (isExcluded || !isOfPurpose) return refuse('CONTINUITY_NOT_ALLOWED', { lineId });
  if (purpose !== 'exceptional-continuity') return undefined;

  const prices = new Map(pricedPacks.map(({ cip13, cents }) => [cip13, cents]));
  if (packs.some(({ cip13 }) => !prices.has(cip13))) return undefined;
  const cents = packs.reduce((sum, { cip13, count }) => sum + count * (prices.get(cip13) ?? 0), 0);
  const cheapest = cheapestPacks(unitsDue, pricedPacks, smallestPackUnits);
  if (cheapest === undefined || cents <= cheapest.cents) return undefined;
  return refuse('CHEAPER_PACKS_EXIST', { lineId, cents: String(cheapest.cents) });
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
