import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { parseLineId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { Dispense, LineToPrescribe, PrescriptionCommand } from './commands.ts';
import { decide } from './decide.ts';
import {
  claimsOfPharmacyMax,
  dispensingsOfPharmacyMax,
  extensionsOfClaimMax,
  statementsOfPharmacyMax,
} from './dispensing/acts-of-pharmacy.ts';
import type { Pharmacist, PrescriptionEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { confirmationsMax } from './prescribing/decide-withdraw.ts';
import {
  actsOf,
  type DispensingState,
  type IssuedPrescription,
  type LineState,
  type PrescriptionState,
} from './state.ts';
import { isLineOpen } from './status.ts';
import * as example from './testing/examples.ts';

const { amend, claim, dispense, dispensingId, history, issue, lineA, lineB, lineToDispense, lineToPrescribe } = example;
const { pharmacies, prescriberRpps } = example;

/** Of one pharmacy, and of the signatory, in the longest life that a prescription can have: what docs/lifecycle.md states. */
const eventsOfPharmacyMax = 3_000;
const eventsOfPrescriberMax = 100;

const fiftyLines = Array.from({ length: 50 }, (_, index) =>
  lineToPrescribe({ lineId: example.valid(parseLineId, `line-${index}`), deliveries: 13 }),
);

describe('the stream of a prescription', () => {
  it('[DISP-048] ends whatever its authors send, since each event leaves its author fewer and nobody more', () => {
    const longest = issuedState(history(issue({ lines: fiftyLines })));
    expect(eventsLeftToPharmacy(pharmacies[0], longest)).toBeLessThan(eventsOfPharmacyMax);
    expect(eventsLeftToPrescriber(longest)).toBeLessThan(eventsOfPrescriberMax);

    const authors: readonly Author[] = [...pharmacies, 'prescriber'];
    let recorded = 0;
    fc.assert(
      fc.property(nearlyEnded, steps, (start, run) => {
        let state = start;
        for (const [index, step] of run.entries()) {
          const decision = decide(commandOf(step, index, state), state);
          if (!decision.ok) continue;
          for (const event of decision.value) {
            const next = issuedAfter(state, event);
            for (const author of authors) {
              const least = author === authorOf(event) ? 1 : 0;
              expect(eventsLeftTo(author, state) - eventsLeftTo(author, next)).toBeGreaterThanOrEqual(least);
              expect(eventsLeftTo(author, next)).toBeGreaterThanOrEqual(0);
            }
            state = next;
            recorded += 1;
          }
        }
      }),
      { numRuns: 100 },
    );
    // A property that nothing enters would hold as well.
    expect(recorded).toBeGreaterThan(500);
  });

  it.each([
    ['one pharmacy', pharmacies.slice(0, 1)],
    ['three pharmacies in turn', pharmacies],
  ])('[DISP-048] has room for a year of fifty lines at %s, with all that is put right', (_, visited) => {
    let events = history(issue({ lines: fiftyLines }));
    for (let period = 0; period < 13; period += 1) {
      const pharmacist = visited[period % visited.length] ?? pharmacies[0];
      events = example.historyAfter(events, ...visit(period, pharmacist));
    }
    const state = issuedState(events);
    expect(state.lines.filter((line) => isLineOpen(state, line))).toEqual([]);
    for (const pharmacy of visited) {
      expect(eventsLeftToPharmacy(pharmacy, state)).toBeGreaterThan(eventsOfPharmacyMax / 2);
    }
  });
});

/** Forty lines at once, first wrongly and then amended; the others one by one as they come in, the first again after a return. */
function visit(period: number, pharmacist: Pharmacist): readonly PrescriptionCommand[] {
  const dispensedOn = addDays(example.issuedOn, period * 28);
  const nowMs = Date.parse(dispensedOn);
  const claimed = { pharmacist, claimId: `visit-${period}`, today: dispensedOn };
  const id = (number: number) => dispensingId(period * 100 + number);
  const deliver = (number: number, lines: readonly LineToPrescribe[], units = 28): Dispense =>
    dispense({
      dispensingId: id(number),
      pharmacist,
      dispensedOn,
      lines: lines.map(({ lineId }) => lineToDispense(units, { lineId })),
    });
  const [most, others] = [fiftyLines.slice(0, 40), fiftyLines.slice(40)];
  const { lines } = deliver(1, most);
  return [
    claim({ ...claimed, nowMs }),
    claim({ ...claimed, nowMs: nowMs + example.leaseDurationMs }),
    { type: 'RefuseDispensing', pharmacist, reason: 'stock' },
    { type: 'GiveOpinion', pharmacist, problem: 'interaction', proposal: 'monitor', answer: 'accepted' },
    deliver(0, most, 14),
    amend({ amendedDispensingId: id(0), dispensingId: id(1), pharmacist, lines, today: dispensedOn }),
    deliver(2, others.slice(0, 1)),
    { type: 'ReverseDispensing', dispensingId: id(2), pharmacist, reason: 'not-collected', today: dispensedOn },
    ...others.map((line, index) => deliver(3 + index, [line])),
    { type: 'ReleaseClaim', pharmacist, secretHash: example.secretHashOf(pharmacist) },
  ];
}

type Author = Pharmacist | 'prescriber';

function authorOf(event: PrescriptionEvent): Author | undefined {
  return 'pharmacist' in event ? pharmacies.find(({ finess }) => finess === event.pharmacist.finess) : 'prescriber';
}

function eventsLeftTo(author: Author, state: IssuedPrescription): number {
  return author === 'prescriber' ? eventsLeftToPrescriber(state) : eventsLeftToPharmacy(author, state);
}

/** Each claim is extended and given back, each dispensing taken back, each line closed, opened again and closed. */
function eventsLeftToPharmacy({ finess }: Pharmacist, state: IssuedPrescription): number {
  const { claims, statements } = actsOf(state, finess);
  const { claim: held } = state;
  const own = state.dispensings.filter(({ pharmacyFiness }) => pharmacyFiness === finess);
  return (
    (claimsOfPharmacyMax - claims) * (1 + extensionsOfClaimMax + 1) +
    (held?.pharmacist.finess === finess ? extensionsOfClaimMax - held.extensions + 1 : 0) +
    (dispensingsOfPharmacyMax - own.length) * 2 +
    own.filter(({ reversed }) => !reversed).length +
    (statementsOfPharmacyMax - statements) +
    state.lines.reduce((sum, line) => sum + closuresLeft(line), 0)
  );
}

/** It is disowned once after each confirmation, and replaced by closing lines. */
function eventsLeftToPrescriber(state: IssuedPrescription): number {
  return (confirmationsMax - state.confirmations) * 2 + (state.suspended ? 0 : 1) + linesToCancel(state);
}

/** Whoever closed a line once more for good, or withdrew it, has ended it. */
function closuresLeft({ closure, reopened }: LineState): number {
  if (closure?.by === 'prescriber') return 0;
  return (reopened ? 0 : 2) + (closure === undefined ? 1 : 0);
}

function linesToCancel({ lines }: IssuedPrescription): number {
  return lines.filter(({ closure }) => closure?.by !== 'prescriber').length;
}

interface Step {
  readonly pharmacist: Pharmacist;
  readonly act: (typeof acts)[number];
  readonly onLineA: boolean;
}

/** What ends a prescription's life is rare, or there would be nothing to see. */
const acts = [
  ...(['claim', 'extend', 'dispense', 'dispense', 'reverse', 'amend', 'release'] as const),
  ...(['suspect', 'decline', 'opine', 'confirm', 'disown', 'close', 'reopen', 'cancel'] as const),
];

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    // The first is the patient's usual pharmacy.
    pharmacist: fc.constantFrom(pharmacies[0], pharmacies[0], ...pharmacies),
    act: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...acts.slice(0, 7)) },
      { weight: 1, arbitrary: fc.constantFrom(...acts.slice(7)) },
    ),
    onLineA: fc.boolean(),
  }),
  { minLength: 20, maxLength: 60, size: 'max' },
);

/** Prescriptions whose authors have done nearly all they may. */
const nearlyEnded: fc.Arbitrary<IssuedPrescription> = fc
  .record({
    claims: fc.nat(4),
    extensions: fc.nat(2),
    statements: fc.nat(2),
    confirmations: fc.nat(2),
    dispensings: fc.nat(2),
  })
  .map((left) => {
    const lines = [lineToPrescribe(), lineToPrescribe({ lineId: lineB })];
    const begun = issuedState(history(issue({ lines }), claim()));
    const done = {
      claims: claimsOfPharmacyMax - left.claims,
      statements: statementsOfPharmacyMax - left.statements,
    };
    return {
      ...begun,
      claim: begun.claim && { ...begun.claim, extensions: extensionsOfClaimMax - left.extensions },
      acts: Object.fromEntries(pharmacies.map(({ finess }) => [finess, done])),
      confirmations: confirmationsMax - left.confirmations,
      dispensings: pharmacies.flatMap((pharmacy) => takenBack(pharmacy, dispensingsOfPharmacyMax - left.dispensings)),
    };
  });

function takenBack({ finess }: Pharmacist, count: number): readonly DispensingState[] {
  return Array.from({ length: count }, (_, index) => ({
    dispensingId: dispensingId(Number(finess.slice(-3)) * 10_000 + index),
    pharmacyFiness: finess,
    claimId: 'earlier',
    purpose: 'dispense',
    dispensedOn: example.issuedOn,
    reversed: true,
    lines: [],
  }));
}

function commandOf({ pharmacist, act, onLineA }: Step, index: number, state: IssuedPrescription): PrescriptionCommand {
  const lineId = onLineA ? lineA : lineB;
  const lines = [lineToDispense(14, { lineId })];
  const target = state.dispensings.findLast(
    ({ pharmacyFiness, reversed }) => pharmacyFiness === pharmacist.finess && !reversed,
  );
  const targetId = target?.dispensingId ?? dispensingId(0);
  const secretHash = example.secretHashOf(pharmacist);
  const nowMs = example.nowMs + index * (example.leaseDurationMs / 2);
  switch (act) {
    case 'claim':
      return claim({ pharmacist, nowMs, claimId: `claim-${index}` });
    case 'extend':
      return claim({ pharmacist, nowMs, claimId: state.claim?.claimId ?? 'none' });
    case 'release':
      return { type: 'ReleaseClaim', pharmacist, secretHash };
    case 'dispense':
      return dispense({ dispensingId: dispensingId(index + 1), pharmacist, lines });
    case 'amend':
      return amend({ amendedDispensingId: targetId, dispensingId: dispensingId(index + 1), pharmacist, lines });
    case 'reverse':
      return {
        type: 'ReverseDispensing',
        dispensingId: targetId,
        pharmacist,
        reason: 'entry-error',
        today: example.issuedOn,
      };
    case 'close':
      return example.closeLines({ pharmacist, lines: [{ lineId, reason: 'stock' }] });
    case 'reopen':
      return { type: 'ReopenLines', pharmacist, lineIds: [lineId], today: example.issuedOn };
    case 'suspect':
      return { type: 'ReportSuspicion', pharmacist, kind: 'forged' };
    case 'decline':
      return { type: 'RefuseDispensing', pharmacist, reason: 'stock' };
    case 'opine':
      return { type: 'GiveOpinion', pharmacist, problem: 'overdose', proposal: 'adapt-dose', answer: 'none-yet' };
    case 'cancel':
      return { type: 'CancelLines', prescriberRpps, lineIds: [lineId], reason: 'error' };
    case 'disown':
      return { type: 'DisownPrescription', prescriberRpps };
    case 'confirm':
      return { type: 'ConfirmAuthenticity', prescriberRpps };
  }
}

function issuedAfter(state: PrescriptionState, ...events: readonly PrescriptionEvent[]): IssuedPrescription {
  const after = events.reduce(evolve, state);
  invariant(after.status === 'issued', 'the prescription was issued');
  return after;
}

function issuedState(events: readonly PrescriptionEvent[]): IssuedPrescription {
  return issuedAfter({ status: 'none' }, ...events);
}
