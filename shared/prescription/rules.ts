import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';

/** Durations and limits of the law and of good practice, which change by decree: one row per change. */
export interface PrescriptionRules {
  /** First day on which the row holds, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** A medicine is first delivered before this many months have passed since the issue (R.5132-22 CSP). */
  readonly firstDeliveryMonths: number;
  /** Nothing is prescribed for longer, nor delivered later, than this many months after the issue (R.5132-21 CSP). */
  readonly treatmentMonthsMax: number;
  /** R.5132-12 CSP: four weeks or thirty days at once, or three months of a pack made for them. */
  readonly deliveryDaysMax: number;
  readonly quarterlyDeliveryDaysMax: number;
  /** R.5132-12 CSP: contraceptives, twelve weeks at once whatever the pack. */
  readonly contraceptiveDeliveryDaysMax: number;
  /**
   * Months that one delivery may cover when the prescriber writes that the patient stays abroad. No article of R.5132 says so: it is
   * the practice of the Assurance Maladie†, which also agrees to each case.
   */
  readonly stayAbroadMonthsMax: number;
  /** R.5132-30 CSP. */
  readonly narcoticDaysMax: number;
  /** Within these days a narcotic is delivered in full; later, for the days that are left (R.5132-33 CSP). */
  readonly narcoticPresentationDays: number;
  /** From so many days before an operation on, a narcotic that is for it is delivered in full (R.5132-33 CSP). */
  readonly narcoticBeforeSurgeryDays: number;
  /** A line that a rapid test decides is dispensed from the issue through the last of these days (arrêté of 28 November 2023). */
  readonly conditionDaysMax: number;
  /** R.5132-14 CSP sets no figure: how much earlier than its date the next delivery may be fetched. Never for narcotics. */
  readonly earlyDeliveryToleranceDays: number;
  /** EFG is meant for children younger than this (arrêté of 12 November 2019). */
  readonly efgAgeYearsBelow: number;
  /**
   * R.5123-2-1 CSP: month by month, begun within a month, after treatments of at least three months. Read in the patient's
   * favour: a month is four weeks, as R.5132-12 CSP calls it of packs that hold 28 days, so that three packs of 28 are three
   * months. The other reading is ninety days of treatment, which such packs never make.
   */
  readonly exceptionalContinuity: ContinuityRule;
  /** L.5125-23-1 CSP: six months, three at once, which of contraceptives are twelve weeks (R.5132-12 CSP). */
  readonly contraceptiveContinuity: ContinuityRule;
}

/** A supplementary dispensing after the end of a prescription. */
export interface ContinuityRule {
  /** Of treatment, which whole units and a pack that is not split may exceed. */
  readonly daysPerDelivery: number;
  readonly deliveries: number;
  readonly beginsWithinMonths: number;
  readonly endsWithinMonths: number;
  readonly treatmentDaysMin: number;
}

const rows: readonly PrescriptionRules[] = [
  {
    validFrom: '2004-08-08',
    firstDeliveryMonths: 3,
    treatmentMonthsMax: 12,
    deliveryDaysMax: 30,
    quarterlyDeliveryDaysMax: 90,
    contraceptiveDeliveryDaysMax: 84,
    stayAbroadMonthsMax: 6,
    narcoticDaysMax: 28,
    narcoticPresentationDays: 3,
    narcoticBeforeSurgeryDays: 3,
    conditionDaysMax: 7,
    earlyDeliveryToleranceDays: 5,
    efgAgeYearsBelow: 6,
    exceptionalContinuity: {
      daysPerDelivery: 28,
      deliveries: 3,
      beginsWithinMonths: 1,
      endsWithinMonths: 3,
      treatmentDaysMin: 84,
    },
    contraceptiveContinuity: {
      daysPerDelivery: 84,
      deliveries: 2,
      beginsWithinMonths: 6,
      endsWithinMonths: 6,
      treatmentDaysMin: 0,
    },
  },
];

/** The rules in force on a day. */
export function rulesOn(day: CivilDate): PrescriptionRules {
  const row = rows.findLast((candidate) => candidate.validFrom <= day);
  invariant(row !== undefined, 'no rules are known for so early a day');
  return row;
}
