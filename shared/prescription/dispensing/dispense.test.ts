import { describe, it } from '@jest/globals';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { Dispense, LineToDispense } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import * as example from '../testing/examples.ts';

const { claim, dispense, dispensingId, history, historyOfDeliveries, issue, lineToDispense, lineToPrescribe, pack } =
  example;
const { given } = specificationOf(prescriptionDecider);

/** A dispensing so many days after the issue. */
function on(days: number, line: LineToDispense, changes: Partial<Dispense> = {}): Dispense {
  const dispensedOn = addDays(example.issuedOn, days);
  return dispense({ dispensingId: dispensingId(9), dispensedOn, lines: [line], ...changes });
}

const dispensed = { type: 'MedicationDispensed' } as const;
const narcoticIssue = (daysPerDelivery: number, deliveries: number) =>
  issue({
    lines: [
      lineToPrescribe({
        medicine: example.narcotic,
        unitsPerDelivery: daysPerDelivery * 2,
        daysPerDelivery,
        deliveries,
      }),
    ],
  });
/** Units counted out of boxes of fourteen. */
const narcoticUnits = (units: number) =>
  lineToDispense(units, { packs: [pack(14, Math.ceil(units / 14), { listClass: 'narcotic' })] });

describe('how much is dispensed, and when', () => {
  const once = issue({ lines: [lineToPrescribe({ deliveries: 1 })] });

  it('[DISP-001] records what is handed over', () => {
    given(...history(issue(), claim()))
      .when(dispense())
      .then({ ...dispensed, purpose: 'dispense', source: 'electronic', claimId: claim().claimId });
  });

  it('[DISP-002] exceeds what is due by less than one smallest pack', () => {
    given(...history(issue(), claim()))
      .when(on(0, lineToDispense(41)))
      .then(dispensed);
    given(...history(issue(), claim()))
      .when(on(0, lineToDispense(42)))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '28' });
    given(...historyOfDeliveries(issue(), [0, 14]))
      .when(on(1, lineToDispense(27)))
      .then(dispensed);
    given(...historyOfDeliveries(issue(), [0, 14]))
      .when(on(1, lineToDispense(28)))
      .thenRefused('UNITS_EXCEED_REMAINING');
  });

  it('[DISP-003] dispenses no more than was authorised, whoever asks how often', () => {
    given(...historyOfDeliveries(once, [0, 14]))
      .when(on(0, lineToDispense(14)))
      .then(dispensed);
    const usedUp = historyOfDeliveries(once, [0, 28]);
    given(...usedUp)
      .when(on(0, lineToDispense(28)))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '0' });
    const released = history(once, claim(), dispense(), {
      type: 'ReleaseClaim',
      pharmacist: example.pharmacist,
      secretHash: example.secretHashOf(example.pharmacist),
    });
    given(...released)
      .when(on(0, lineToDispense(28)))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '0' });
  });

  it('[DISP-004] delivers the next period up to five days early, and not earlier', () => {
    given(...historyOfDeliveries(issue(), [0, 28]))
      .when(on(23, lineToDispense(28)))
      .then(dispensed);
    given(...historyOfDeliveries(issue(), [0, 28]))
      .when(on(22, lineToDispense(28)))
      .thenRefused('TOO_EARLY', { earliestOn: '2026-04-02' });
  });

  it('[DISP-005] gains nothing by fetching early: the third period is due as if the second had been fetched in time', () => {
    const early = historyOfDeliveries(issue(), [0, 28], [23, 28]);
    given(...early)
      .when(on(50, lineToDispense(28)))
      .thenRefused('TOO_EARLY');
    given(...early)
      .when(on(51, lineToDispense(28)))
      .then(dispensed);
  });

  it('[DISP-006] postpones the next period by what an excess covers', () => {
    given(...historyOfDeliveries(issue(), [0, 30]))
      .when(on(24, lineToDispense(28)))
      .thenRefused('TOO_EARLY');
    given(...historyOfDeliveries(issue(), [0, 30]))
      .when(on(25, lineToDispense(28)))
      .then(dispensed);
  });

  it('[DISP-007] delivers first within three months of the issue', () => {
    const claimed = history(issue(), claim());
    given(...claimed)
      .when(on(91, lineToDispense(28)))
      .then({ ...dispensed, dispensedOn: example.day('2026-06-09') });
    given(...claimed)
      .when(on(92, lineToDispense(28)))
      .thenRefused('PRESCRIPTION_EXPIRED', { lastDeliveryOn: '2026-06-09' });
    given(...claimed)
      .when(on(93, lineToDispense(28)))
      .thenRefused('PRESCRIPTION_EXPIRED');
  });

  it('[DISP-008] delivers nothing from twelve months after the issue on', () => {
    given(...historyOfDeliveries(issue(), [0, 28]))
      .when(on(364, lineToDispense(28)))
      .then({ ...dispensed, dispensedOn: example.day('2027-03-09') });
    given(...historyOfDeliveries(issue(), [0, 28]))
      .when(on(365, lineToDispense(28)))
      .thenRefused('PRESCRIPTION_EXPIRED');
  });

  it('[DISP-009] records a dispensing of up to three days ago, not before the issue, never ahead', () => {
    const claimed = history(issue(), claim());
    const today = addDays(example.issuedOn, 5);
    given(...claimed)
      .when(on(2, lineToDispense(28), { today }))
      .then(dispensed);
    given(...claimed)
      .when(on(1, lineToDispense(28), { today }))
      .thenRefused('DISPENSING_DATE_OUT_OF_BOUNDS');
    given(...claimed)
      .when(on(6, lineToDispense(28), { today }))
      .thenRefused('DISPENSING_DATE_OUT_OF_BOUNDS');
    given(...claimed)
      .when(on(-1, lineToDispense(28)))
      .thenRefused('DISPENSING_DATE_OUT_OF_BOUNDS');
  });

  it('[DISP-010] dispenses nothing before the day the prescriber set', () => {
    const claimed = history(
      issue({ notBefore: addDays(example.issuedOn, 10) }),
      claim({ today: addDays(example.issuedOn, 10) }),
    );
    given(...claimed)
      .when(on(10, lineToDispense(28)))
      .then(dispensed);
    given(...claimed)
      .when(on(9, lineToDispense(28)))
      .thenRefused('PRESCRIPTION_SCHEDULED');
  });
});

describe('narcotics', () => {
  it('[DISP-011] are exact to the unit, out of packs that are opened', () => {
    const claimed = history(narcoticIssue(7, 4), claim());
    given(...claimed)
      .when(on(0, narcoticUnits(14)))
      .then(dispensed);
    given(...claimed)
      .when(on(0, narcoticUnits(13)))
      .then(dispensed);
    given(...claimed)
      .when(on(0, narcoticUnits(15)))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '14' });
  });

  it('[DISP-012] come not a day early', () => {
    const first = history(narcoticIssue(7, 4), claim(), on(0, narcoticUnits(14), { dispensingId: dispensingId(1) }));
    given(...first)
      .when(on(7, narcoticUnits(14)))
      .then(dispensed);
    given(...first)
      .when(on(6, narcoticUnits(14)))
      .thenRefused('TOO_EARLY');
  });

  it('[DISP-013] presented after three days lose the days that have passed: 28 days become 23 on the fifth', () => {
    const claimed = history(narcoticIssue(28, 1), claim());
    given(...claimed)
      .when(on(3, narcoticUnits(56)))
      .then(dispensed);
    given(...claimed)
      .when(on(4, narcoticUnits(49)))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '48' });
    given(...claimed)
      .when(on(5, narcoticUnits(46)))
      .then(dispensed);
    given(...claimed)
      .when(on(5, narcoticUnits(47)))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '46' });
    given(...claimed)
      .when(on(27, narcoticUnits(2)))
      .then(dispensed);
    given(...claimed)
      .when(on(28, narcoticUnits(2)))
      .thenRefused('PRESCRIPTION_EXPIRED');
  });

  it('[DISP-013] for a day or two are delivered in full within three days, too', () => {
    const claimed = history(narcoticIssue(1, 1), claim());
    given(...claimed)
      .when(on(3, narcoticUnits(2)))
      .then(dispensed);
    given(...claimed)
      .when(on(4, narcoticUnits(2)))
      .thenRefused('PRESCRIPTION_EXPIRED', { lastDeliveryOn: addDays(example.issuedOn, 3) });
  });

  it('[DISP-013] fetched late in part leave their rest for the days that are left, and no longer', () => {
    const partly = history(narcoticIssue(28, 1), claim(), on(5, narcoticUnits(20), { dispensingId: dispensingId(1) }));
    given(...partly)
      .when(on(27, narcoticUnits(26)))
      .then(dispensed);
    given(...partly)
      .when(on(28, narcoticUnits(26)))
      .thenRefused('PRESCRIPTION_EXPIRED', { lastDeliveryOn: addDays(example.issuedOn, 27) });
  });

  it('[DISP-013] lose the days between two fractions too', () => {
    const first = history(narcoticIssue(14, 2), claim(), on(0, narcoticUnits(28), { dispensingId: dispensingId(1) }));
    given(...first)
      .when(on(17, narcoticUnits(28)))
      .then(dispensed);
    given(...first)
      .when(on(18, narcoticUnits(21)))
      .thenRefused('UNITS_EXCEED_REMAINING', { unitsDue: '20' });
  });
});

describe('what is handed over', () => {
  const generic = pack(28, 1, { cis: example.genericCis });
  const stranger = pack(28, 1, { cis: example.strangerCis, genericGroups: [{ groupId: '99', role: 'generic' }] });
  const claimed = history(issue(), claim());

  it('[DISP-014] substitutes within the generic group, with a reason', () => {
    given(...claimed)
      .when(on(0, lineToDispense(28, { packs: [generic], substitution: 'generic' })))
      .then(dispensed);
    given(...claimed)
      .when(on(0, lineToDispense(28, { packs: [generic] })))
      .thenRefused('SUBSTITUTION_REASON_MISSING');
    given(...claimed)
      .when(on(0, lineToDispense(28, { packs: [stranger], substitution: 'generic' })))
      .thenRefused('SUBSTITUTION_NOT_ALLOWED');
    given(...claimed)
      .when(on(0, lineToDispense(28, { substitution: 'generic' })))
      .thenRefused('SUBSTITUTION_NOT_NEEDED');
  });

  it('[DISP-015] substitutes outside the group by agreement or in urgency, and never a narcotic for something else', () => {
    given(...claimed)
      .when(on(0, lineToDispense(28, { packs: [stranger], substitution: 'prescriber-agreement' })))
      .then(dispensed);
    given(...claimed)
      .when(on(0, lineToDispense(28, { packs: [stranger], substitution: 'urgency' })))
      .then(dispensed);
    const strong = pack(28, 1, { cis: example.strangerCis, listClass: 'narcotic' });
    given(...claimed)
      .when(on(0, lineToDispense(28, { packs: [strong], substitution: 'urgency' })))
      .thenRefused('SUBSTITUTION_NOT_ALLOWED');
  });

  it('[DISP-016] respects the exclusion that the prescriber wrote', () => {
    const excluded = history(issue({ lines: [lineToPrescribe({ nonSubstitutable: 'MTE' })] }), claim());
    given(...excluded)
      .when(on(0, lineToDispense(28, { packs: [generic], substitution: 'generic' })))
      .thenRefused('SUBSTITUTION_NOT_ALLOWED', { nonSubstitutable: 'MTE' });
    given(...excluded)
      .when(on(0, lineToDispense(28)))
      .then(dispensed);
  });

  it('[DISP-017] hands over whole packs', () => {
    given(...claimed)
      .when(on(0, lineToDispense(28, { packs: [pack(14, 2)] })))
      .then(dispensed);
    given(...claimed)
      .when(on(0, lineToDispense(27, { packs: [pack(14, 2)] })))
      .thenRefused('UNITS_NOT_OF_PACKS');
    given(...claimed)
      .when(on(0, lineToDispense(29, { packs: [pack(14, 2)] })))
      .thenRefused('UNITS_NOT_OF_PACKS');
  });

  it('[DISP-018] knows each pack and each serial number once', () => {
    const withSerials = (...serials: string[]) => lineToDispense(28, { packs: [{ ...pack(14, 2), serials }] });
    given(...claimed)
      .when(on(0, withSerials('S1', 'S2')))
      .then(dispensed);
    given(...claimed)
      .when(on(0, withSerials('S1', 'S1')))
      .thenRefused('SERIALS_INVALID');
    given(...claimed)
      .when(on(0, withSerials('S1', 'S2', 'S3')))
      .thenRefused('SERIALS_INVALID');
    given(...claimed)
      .when(on(0, lineToDispense(28, { packs: [{ ...pack(28), presentation: undefined }] })))
      .thenRefused('PACK_UNKNOWN');
    given(...claimed)
      .when(on(0, lineToDispense(28, { packs: [pack(28, 1, { hospitalOnly: true })] })))
      .thenRefused('MEDICINE_HOSPITAL_ONLY');
  });

  it('[DISP-019] hands a scanned pack over until the day on which it expires', () => {
    const serials = ['S1', 'S2'];
    const expiring = (...days: readonly number[]) => {
      const scanned = days.map((after) => ({ lot: 'LOT', expiresOn: addDays(example.issuedOn, after) }));
      return lineToDispense(28, { packs: [{ ...pack(14, 2), serials, scanned }] });
    };
    given(...claimed)
      .when(on(2, expiring(3, 2)))
      .then(dispensed);
    given(...claimed)
      .when(on(2, expiring(2, 1)))
      .thenRefused('PACK_EXPIRED', { expiresOn: addDays(example.issuedOn, 1) });
  });
});
