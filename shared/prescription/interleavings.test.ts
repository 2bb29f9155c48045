import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CivilDate, daysBetween } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { LineId } from '@ordonnancier/kernel/identifiers.ts';
import type { LineToDispense, PrescriptionCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { PrescriptionEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { IssuedPrescription, PrescriptionState } from './state.ts';
import { prescriptionStatus } from './status.ts';
import * as example from './testing/examples.ts';

const { lineA, lineB } = example;
const toleranceDays = 5;
const dayMs = 86_400_000;

/** A: one unit a day, 28 days three times. B: a narcotic, two units a day, 7 days four times. */
const issue = example.issue({
  lines: [
    example.lineToPrescribe(),
    example.lineToPrescribe({
      lineId: lineB,
      medicine: example.narcotic,
      unitsPerDelivery: 14,
      daysPerDelivery: 7,
      deliveries: 4,
    }),
  ],
});

/** What one party does, so many days after what was done before. */
interface Step {
  readonly days: number;
  readonly act: Act;
  readonly pharmacy: number;
  readonly onLineA: boolean;
  readonly units: number;
  readonly earlier: number;
  readonly daysAgo: number;
}

type Act =
  | ('visit' | 'claim' | 'dispense' | 'amend' | 'reverse' | 'release' | 'confirm')
  | ('close' | 'reopen' | 'cancel' | 'replace' | 'disown');

/** What ends a prescription's life is rare, or there would be nothing to see. */
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 24, arbitrary: fc.constant<Act>('visit') },
  { weight: 6, arbitrary: fc.constantFrom<Act>('claim', 'dispense') },
  { weight: 12, arbitrary: fc.constantFrom<Act>('amend', 'reverse') },
  { weight: 6, arbitrary: fc.constantFrom<Act>('release', 'confirm') },
  { weight: 1, arbitrary: fc.constantFrom<Act>('close', 'cancel', 'replace', 'disown') },
  { weight: 1, arbitrary: fc.constant<Act>('reopen') },
);

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    days: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }) }),
    act: acts,
    // The first is the patient's usual pharmacy.
    pharmacy: fc.constantFrom(0, 0, 0, 0, 1, 2),
    onLineA: fc.boolean(),
    units: fc.integer({ min: 1, max: 3 }),
    earlier: fc.nat(5),
    daysAgo: fc.constantFrom(0, 0, 0, 1, 3),
  }),
  { minLength: 10, maxLength: 60, size: 'max' },
);
/** By the three days that each of the four fractions may be, and what one was late, the next ones are as well. */
const everyFractionLate = [3, 10, 10, 10].map((days): Step => {
  return { days, act: 'visit', pharmacy: 0, onLineA: false, units: 3, earlier: 0, daysAgo: 0 };
});
/** Packs of A are of 14 units; one as small leaves room for a pack too many, a single unit for nothing. */
const smallestPacks = fc.constantFrom(1, 14);

describe('any interleaving of three pharmacies and a prescriber', () => {
  it('[DISP-050] keeps to what was authorised and to its rhythm, and never dispenses what was cancelled', () => {
    let accepted = 0;
    fc.assert(
      fc.property(steps, smallestPacks, (run, smallestPackUnits) => {
        let events: readonly PrescriptionEvent[] = example.history(issue);
        let state = example.stateOf(events);
        let today = example.issuedOn;
        for (const [index, step] of run.entries()) {
          today = addDays(today, step.days);
          for (const command of commandsOf({ ...step, smallestPackUnits }, index, today, events)) {
            const decision = decide(command, state);
            if (!decision.ok) continue;
            const before = issuedState(state);
            for (const event of decision.value) {
              events = [...events, event];
              state = evolve(state, event);
            }
            expectNothingAddedOnceWithdrawn(before, issuedState(state));
            expect(state).toEqual(example.stateOf(events));
            // As a read model keeps it, to go on from there.
            expect(JSON.parse(JSON.stringify(state))).toEqual(state);
            const deliveredOn = command.type === 'Dispense' ? command.dispensedOn : undefined;
            expectLedgerRules(issuedState(state), smallestPackUnits, deliveredOn);
            prescriptionStatus(issuedState(state), { nowMs: Date.parse(today), today });
            if (command.type === 'Dispense' || command.type === 'AmendDispensing') accepted += 1;
          }
        }
      }),
      { numRuns: 300, examples: [[everyFractionLate, 14]] },
    );
    // A property that nothing enters would hold as well.
    expect(accepted).toBeGreaterThan(200);
  });
});

interface StepOfRun extends Step {
  readonly smallestPackUnits: number;
}

/** Most who dispense have claimed just before. */
function commandsOf(
  step: StepOfRun,
  index: number,
  today: CivilDate,
  events: readonly PrescriptionEvent[],
): readonly PrescriptionCommand[] {
  const acts = step.act === 'visit' ? (['claim', 'dispense'] as const) : [step.act];
  return acts.map((act) => commandOf({ ...step, act }, index, today, events));
}

function commandOf(
  step: StepOfRun & { readonly act: Exclude<Act, 'visit'> },
  index: number,
  today: CivilDate,
  events: readonly PrescriptionEvent[],
): PrescriptionCommand {
  const pharmacist = example.pharmacies[step.pharmacy] ?? example.pharmacist;
  const secretHash = example.secretHashOf(pharmacist);
  const { prescriberRpps, otherPrescriptionId: replacedByPrescriptionId } = example;
  const lineId = step.onLineA ? lineA : lineB;
  const dispensings = events.filter((event) => event.type === 'MedicationDispensed');
  const earlier = dispensings.at(-1 - (step.earlier % Math.max(1, dispensings.length)));
  const target = earlier?.dispensingId ?? example.dispensingId(0);
  const by = earlier?.pharmacist ?? pharmacist;
  switch (step.act) {
    case 'claim':
      return example.claim({ pharmacist, today, nowMs: Date.parse(today) + index, leaseDurationMs: dayMs / 2 });
    case 'dispense':
      return example.dispense({
        dispensingId: example.dispensingId(index + 1),
        pharmacist,
        today,
        dispensedOn: addDays(today, -step.daysAgo),
        lines: [lineToDispense(step)],
      });
    case 'amend':
      return example.amend({
        amendedDispensingId: target,
        dispensingId: example.dispensingId(index + 1),
        pharmacist: by,
        today,
        lines: [lineToDispense(step)],
      });
    case 'reverse':
      return { type: 'ReverseDispensing', dispensingId: target, pharmacist: by, reason: 'entry-error', today };
    case 'release':
      return { type: 'ReleaseClaim', pharmacist, secretHash };
    case 'close':
      return example.closeLines({ pharmacist, today, lines: [{ lineId, reason: 'stock' }] });
    case 'reopen':
      return { type: 'ReopenLines', pharmacist, lineIds: [lineId], today };
    case 'cancel':
      return { type: 'CancelLines', prescriberRpps, lineIds: [lineId], reason: 'error' };
    case 'replace':
      return { type: 'ReplacePrescription', prescriberRpps, reason: 'error', replacedByPrescriptionId };
    case 'disown':
      return { type: 'DisownPrescription', prescriberRpps };
    case 'confirm':
      return { type: 'ConfirmAuthenticity', prescriberRpps };
  }
}

function lineToDispense({ onLineA, units, smallestPackUnits }: StepOfRun): LineToDispense {
  if (onLineA) return example.lineToDispense(units * 14, { packs: [example.pack(14, units)], smallestPackUnits });
  const packs = [example.pack(14, 1, { listClass: 'narcotic' })];
  return { lineId: lineB, units: units === 3 ? 14 : units * 4, packs, smallestPackUnits };
}

/** From the prescription's words alone, without the ledger: what was given lasts until now, but for the tolerance. */
function expectLedgerRules(
  state: IssuedPrescription,
  smallestPackUnits: number,
  dispensedOn: CivilDate | undefined,
): void {
  const a = activeDeliveries(state, lineA);
  const b = activeDeliveries(state, lineB);
  expect(a.units).toBeLessThan(84 + smallestPackUnits);
  expect(b.units).toBeLessThanOrEqual(56);
  const latest = state.dispensings.at(-1);
  if (dispensedOn === undefined || latest === undefined) return;
  if (latest.lines.some((line) => line.lineId === lineA)) {
    const daysSinceFirst = daysBetween(a.firstOn, dispensedOn);
    expect(a.units).toBeLessThan(daysSinceFirst + toleranceDays + 28 + smallestPackUnits);
  } else {
    expect(b.units).toBeLessThanOrEqual(2 * daysBetween(b.firstOn, dispensedOn) + 14);
    // Each of the four fractions may be fetched up to three days after the one before it has run out.
    expect(daysBetween(example.issuedOn, dispensedOn)).toBeLessThan(28 + 4 * 3);
  }
}

function activeDeliveries(state: IssuedPrescription, lineId: LineId): { units: number; firstOn: CivilDate } {
  const active = state.dispensings.filter(
    (dispensing) => !dispensing.reversed && dispensing.lines.some((line) => line.lineId === lineId),
  );
  const units = active.flatMap((dispensing) => dispensing.lines).reduce((sum, line) => sum + line.units, 0);
  const firstOn = active.reduce(
    (first, { dispensedOn }) => (dispensedOn < first ? dispensedOn : first),
    example.day('9999-01-01'),
  );
  return { units, firstOn };
}

/** Of a line that is cancelled, closed or covered by another prescription, dispensings are only corrected. */
function expectNothingAddedOnceWithdrawn(before: IssuedPrescription, after: IssuedPrescription): void {
  for (const { prescribed, closure } of before.lines) {
    if (closure === undefined && before.replacedBy === undefined) continue;
    const unitsBefore = activeDeliveries(before, prescribed.lineId).units;
    expect(activeDeliveries(after, prescribed.lineId).units).toBeLessThanOrEqual(unitsBefore);
  }
}

function issuedState(state: PrescriptionState): IssuedPrescription {
  invariant(state.status === 'issued', 'the prescription was issued');
  return state;
}
