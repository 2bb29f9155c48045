import { describe, it } from '@jest/globals';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { ReleaseClaim } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import * as example from '../testing/examples.ts';

const {
  claim,
  dispense,
  dispensingId,
  history,
  historyAfter,
  historyOfDeliveries,
  issue,
  lineToDispense,
  lineToPrescribe,
} = example;
const { given } = specificationOf(prescriptionDecider);
const mine = { pharmacist: example.pharmacist, secretHash: example.secretHashOf(example.pharmacist) };
const theirs = { pharmacist: example.otherPharmacist, secretHash: example.secretHashOf(example.otherPharmacist) };
const leaseEndsAtMs = example.nowMs + example.leaseDurationMs;

describe('the claim', () => {
  it('[DISP-020] has one winner until its lease ends', () => {
    const claimed = history(issue(), claim());
    given(...claimed)
      .when(claim({ ...theirs, nowMs: leaseEndsAtMs - 1 }))
      .thenRefused('CLAIMED_BY_ANOTHER', { expiresAtMs: String(leaseEndsAtMs) });
    given(...claimed)
      .when(claim({ ...theirs, nowMs: leaseEndsAtMs }))
      .then({ type: 'PrescriptionClaimed', pharmacist: example.otherPharmacist });
    given(...claimed)
      .when(claim({ claimId: 'another-counter' }))
      .thenRefused('CLAIMED_BY_ANOTHER');
  });

  it('[DISP-021] is extended by its holder, even after its end, for the same purpose', () => {
    const claimed = history(issue(), claim());
    const later = leaseEndsAtMs + 1;
    given(...claimed)
      .when(claim({ nowMs: later }))
      .then({ type: 'PrescriptionClaimed', expiresAtMs: later + example.leaseDurationMs });
    const month = lineToPrescribe({ daysPerDelivery: 30 });
    const done = historyOfDeliveries(issue({ lines: [month] }), [0, 28], [30, 28], [60, 28]);
    const today = addDays(example.issuedOn, 90);
    given(...done)
      .when(claim({ purpose: 'exceptional-continuity', today }))
      .thenRefused('CLAIM_PURPOSE_CHANGED');
  });

  it('[DISP-022] is shown by its secret, from the pharmacy that holds it', () => {
    const claimed = history(issue(), claim());
    given(...claimed)
      .when(dispense(mine))
      .then({ type: 'MedicationDispensed' });
    given(...claimed)
      .when(dispense({ secretHash: 'guess' }))
      .thenRefused('CLAIM_SECRET_WRONG');
    given(...claimed)
      .when(dispense({ ...mine, pharmacist: example.otherPharmacist }))
      .thenRefused('CLAIM_SECRET_WRONG');
    given(...claimed)
      .when(dispense(theirs))
      .thenRefused('CLAIM_SECRET_WRONG');
    given(...history(issue()))
      .when(dispense())
      .thenRefused('CLAIM_REQUIRED');
  });

  it('[DISP-023] dispenses after its lease until somebody else claims', () => {
    given(...history(issue(), claim()))
      .when(dispense({ dispensedOn: addDays(example.issuedOn, 1) }))
      .then({ type: 'MedicationDispensed' });
    const takenOver = history(issue(), claim(), claim({ ...theirs, nowMs: leaseEndsAtMs }));
    given(...takenOver)
      .when(dispense())
      .thenRefused('CLAIM_SECRET_WRONG');
  });

  it('[DISP-024] is given back by its holder only', () => {
    const release: ReleaseClaim = { type: 'ReleaseClaim', ...mine };
    given(...history(issue(), claim()))
      .when(release)
      .then({ type: 'ClaimReleased' });
    given(...history(issue(), claim()))
      .when({ ...release, ...theirs })
      .thenRefused('CLAIM_SECRET_WRONG');
    given(...history(issue(), claim(), release))
      .when(release)
      .thenRefused('CLAIM_REQUIRED');
  });

  it('[DISP-025] closes lines with a reason, once', () => {
    const close = example.closeLines();
    given(...history(issue(), claim()))
      .when(close)
      .then({ type: 'LinesNotDispensed', lines: close.lines });
    given(...history(issue(), claim(), close))
      .when(close)
      .thenRefused('LINE_CLOSED');
    given(...history(issue(), claim(), close))
      .when(dispense())
      .thenRefused('LINE_CLOSED');
    given(...history(issue()))
      .when(close)
      .thenRefused('CLAIM_REQUIRED');
  });
});

describe('what is claimed', () => {
  it('[DISP-044] is what may still be dispensed', () => {
    const once = issue({ lines: [lineToPrescribe({ deliveries: 1 })] });
    const half = dispense({ lines: [lineToDispense(14)] });
    given(...history(once, claim(), half))
      .when(claim())
      .then({ type: 'PrescriptionClaimed' });
    given(...history(once, claim(), dispense()))
      .when(claim())
      .thenRefused('PRESCRIPTION_COMPLETED');
    const { prescriberRpps } = example;
    given(...history(once, { type: 'CancelLines', prescriberRpps, lineIds: [], reason: 'error' }))
      .when(claim())
      .thenRefused('PRESCRIPTION_CANCELLED');
    given(...history(once, { type: 'DisownPrescription', prescriberRpps }))
      .when(claim())
      .thenRefused('PRESCRIPTION_SUSPENDED');
    const tomorrow = addDays(example.issuedOn, 1);
    const later = history(issue({ notBefore: tomorrow }));
    given(...later)
      .when(claim())
      .thenRefused('PRESCRIPTION_SCHEDULED', { notBefore: tomorrow });
    given(...later)
      .when(claim({ today: tomorrow }))
      .then({ type: 'PrescriptionClaimed' });
    given(...history(once))
      .when(claim({ today: example.day('2026-06-10') }))
      .thenRefused('PRESCRIPTION_EXPIRED');
    given(...history(once))
      .when(claim({ today: example.day('2026-06-09') }))
      .then({ type: 'PrescriptionClaimed' });
  });
});

describe('continuity of a treatment', () => {
  const ended = historyOfDeliveries(
    issue({ lines: [lineToPrescribe({ daysPerDelivery: 30 })] }),
    [0, 28],
    [30, 28],
    [60, 28],
  );
  const continued = (days: number) =>
    claim({
      claimId: 'c',
      purpose: 'exceptional-continuity',
      today: addDays(example.issuedOn, days),
      nowMs: leaseEndsAtMs,
    });
  const supplementary = (days: number, units: number, id = 9) =>
    dispense({
      dispensingId: dispensingId(id),
      dispensedOn: addDays(example.issuedOn, days),
      lines: [lineToDispense(units)],
    });

  it('[DISP-030] begins within a month after the end, for renewable treatments of three months', () => {
    given(...ended)
      .when(continued(89))
      .thenRefused('CONTINUITY_NOT_ALLOWED');
    given(...ended)
      .when(continued(90))
      .then({ type: 'PrescriptionClaimed', purpose: 'exceptional-continuity' });
    given(...ended)
      .when(continued(119))
      .then({ type: 'PrescriptionClaimed' });
    given(...ended)
      .when(continued(120))
      .thenRefused('CONTINUITY_NOT_ALLOWED');
    // Three packs of four weeks are three months; a day less is not.
    const ofDays = (daysPerDelivery: number) =>
      historyOfDeliveries(
        issue({ lines: [lineToPrescribe({ daysPerDelivery })] }),
        ...[0, 1, 2].map((index) => [index * daysPerDelivery, 28] as const),
      );
    given(...ofDays(28))
      .when(continued(84))
      .then({ type: 'PrescriptionClaimed' });
    given(...ofDays(27))
      .when(continued(81))
      .thenRefused('CONTINUITY_NOT_ALLOWED');
  });

  it('[DISP-031] goes on month by month, three times', () => {
    const begun = historyAfter(ended, continued(90));
    given(...begun)
      .when(supplementary(90, 42))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '27' });
    given(...begun)
      .when(supplementary(90, 28))
      .then({ type: 'MedicationDispensed', purpose: 'exceptional-continuity' });
    const once = historyAfter(begun, supplementary(90, 28, 4));
    given(...once)
      .when(supplementary(113, 28))
      .thenRefused('TOO_EARLY');
    given(...once)
      .when(supplementary(114, 28))
      .then({ type: 'MedicationDispensed' });
    const thrice = historyAfter(once, supplementary(120, 28, 5), supplementary(150, 28, 6));
    given(...thrice)
      .when(supplementary(180, 28))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '0' });
  });
});
