import { describe, expect, it } from '@jest/globals';
import { parseDispensingId, type DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import fc from 'fast-check';
import {
  franchiseDecider,
  franchiseTaken,
  type FranchiseDue,
  type FranchiseEvent,
  type ReviseFranchise,
} from './ledger.ts';

const { given } = specificationOf(franchiseDecider);
const perYearCentsMax = cents(5_000);

describe('the franchise of a person in a year', () => {
  it('[BILL-060] takes what is due up to the cap, and then nothing', () => {
    expect(takenAfter(incurred(1, 4_900), incurred(2, 151), incurred(3, 100))).toEqual([4_900, 100, 0]);
  });

  it('[BILL-061] gives the room of a reversed dispensing to those that met the cap', () => {
    const past = [incurred(1, 4_900), incurred(2, 151), incurred(3, 100)] as const;
    expect(takenAfter(...past, withdrawn(1))).toEqual([151, 100]);
    expect(takenAfter(...past, withdrawn(2))).toEqual([4_900, 100]);
  });

  it('[BILL-061] is not touched by the reversal of what made nothing due', () => {
    given(incurred(1, 100)).when(revise(2, 0)).then();
    given(incurred(1, 100), incurred(2, 100)).when(revise(2, 0)).then(withdrawn(2));
  });

  it('[BILL-095] is revised to what a claim has come to: withdrawn, met anew behind the others, or left as it was', () => {
    const past = [incurred(1, 4_900), incurred(2, 151)] as const;
    given(...past)
      .when(revise(1, 4_900))
      .then();
    given(...past)
      .when(revise(1, 0))
      .then(withdrawn(1));
    given(...past, withdrawn(1))
      .when(revise(1, 0))
      .then();
    given(...past)
      .when(revise(1, 5_000))
      .then(withdrawn(1), incurred(1, 5_000));
    expect(takenAfter(...past, withdrawn(1), incurred(1, 5_000))).toEqual([151, 4_849]);
  });

  it('[BILL-062] is, after any dispensings, corrections and reversals, what those that remain would make it', () => {
    const dueCents = fc.oneof(fc.constant(0), fc.constantFrom(100, 4_900), fc.integer({ min: 1, max: 4_000 }));
    const act = fc.record({ index: fc.nat(7), dueCents });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30, size: 'max' }), (acts) => {
        const events: FranchiseEvent[] = [];
        const remaining = new Map<number, number>();
        for (const { index, dueCents } of acts) {
          const decision = franchiseDecider.decide(revise(index, dueCents), foldOf(events));
          if (decision.ok) events.push(...decision.value);
          if (remaining.get(index) === dueCents) continue;
          remaining.delete(index);
          if (dueCents > 0) remaining.set(index, dueCents);
        }
        const recomputed = [...remaining].map(([index, dueCents]) => incurred(index, dueCents));
        expect(foldOf(events)).toEqual(foldOf(recomputed));
        // Whoever came first is taken in full, until one meets the cap.
        let roomCents: number = perYearCentsMax;
        const expected = [...remaining.values()].map((dueCents) => {
          const takenCents = Math.min(dueCents, roomCents);
          roomCents -= takenCents;
          return takenCents;
        });
        expect(takenAfter(...events)).toEqual(expected);
      }),
    );
  });

  it.each<[string, readonly FranchiseEvent[]]>([
    ['one invoice twice', [incurred(1, 100), incurred(1, 100)]],
    ['a withdrawal of nothing', [withdrawn(1)]],
  ])('[BILL-014] takes %s for a corrupt history', (_, history) => {
    expect(() => foldOf(history)).toThrow();
  });

  it.each([incurred(1, 100), withdrawn(1)])('[BILL-015] writes $type in the published language', (event) => {
    const { type, ...data } = event;
    expect(violationOfPublishedLanguage(type, data)).toBeUndefined();
  });
});

function revise(index: number, dueCents: number): ReviseFranchise {
  const dispensingId = idOf(index);
  const due = dueCents === 0 ? undefined : { dispensingId, dueCents: cents(dueCents), perYearCentsMax };
  return { type: 'ReviseFranchise', dispensingId, due };
}

function foldOf(events: readonly FranchiseEvent[]): readonly FranchiseDue[] {
  return events.reduce((ledger, event) => franchiseDecider.evolve(ledger, event), franchiseDecider.initialState);
}

function takenAfter(...events: readonly FranchiseEvent[]) {
  return [...franchiseTaken(foldOf(events)).values()];
}

function incurred(index: number, dueCents: number): Extract<FranchiseEvent, { type: 'FranchiseIncurred' }> {
  return { type: 'FranchiseIncurred', dispensingId: idOf(index), dueCents: cents(dueCents), perYearCentsMax };
}

function withdrawn(index: number): FranchiseEvent {
  return { type: 'FranchiseWithdrawn', dispensingId: idOf(index) };
}

function idOf(index: number): DispensingId {
  const id = parseDispensingId(`01990000-0000-7000-8000-d${index.toString().padStart(11, '0')}`);
  if (id === undefined) throw new Error('a test constant does not pass its check');
  return id;
}
