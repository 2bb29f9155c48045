import { describe, expect, it } from '@jest/globals';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { parseCip13, parseCis } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { LineToDispense } from '@ordonnancier/prescription/commands.ts';
import * as example from '@ordonnancier/prescription/testing/examples.ts';
import { proposalsFor } from './proposals.ts';

const { claim, dispense, history, historyAfter, issue, lineA, lineToPrescribe, medicine, pack, stateOf, valid } =
  example;
const { finess } = example.pharmacist;
const catalogue = openCatalogue(readEditions(seedEditionsFolder));
const issuedOn = example.day('2026-09-15');
/** Six syringes. */
const lovenox = { cis: valid(parseCis, '60782303'), cip13: valid(parseCip13, '3400936468726') };
/** A narcotic, in packs of fourteen. */
const skenan = { cis: valid(parseCis, '61227030'), cip13: valid(parseCip13, '3400933323523') };
/** In packs of seven; no equivalent of it. */
const subutex = { cis: valid(parseCis, '68945058'), cip13: valid(parseCip13, '3400933943998') };
/** In packs of thirty and of ninety. */
const ramipril = { cis: valid(parseCis, '65583611'), quarterly: valid(parseCip13, '3400937300872') };
const biosimilarGroup = { groupId: 'enoxaparine 4000 UI', substitutableFrom: example.day('2025-02-27') };
const prescribed = { ...medicine, genericGroups: [], biosimilarGroup, smallestPackUnits: 6 };

/** What is proposed a month after a first delivery of the line. */
function proposedAfter(cis: typeof lovenox.cis, given: typeof lovenox.cis, changes: Partial<LineToDispense> = {}) {
  const lines = [
    { ...example.lineToDispense(6), packs: [{ ...pack(6, 1, { cis: given, biosimilarGroup }), lots: ['L1'] }] },
  ];
  const events = history(
    issue({ issuedOn, lines: [lineToPrescribe({ cis, medicine: prescribed, unitsPerDelivery: 6 })] }),
    claim({ today: issuedOn }),
    dispense({ dispensedOn: issuedOn, lines: lines.map((line) => ({ ...line, ...changes })) }),
  );
  const state = stateOf(events);
  invariant(state.status === 'issued', 'the example is issued');
  return proposalsFor([{ lineId: lineA }], state, 'dispense', catalogue, { finess, on: addDays(issuedOn, 28) });
}

describe('a proposal of packs', () => {
  it('[DISP-058] is of the biosimilar that the patient goes on with, whatever is prescribed', () => {
    const substitution = 'biosimilar';
    expect(proposedAfter(example.cis, lovenox.cis, { substitution })).toMatchObject([
      { lineId: lineA, units: 6, packs: [{ cip13: lovenox.cip13, count: 1 }] },
    ]);
    expect(proposedAfter(lovenox.cis, example.cis, { substitution })).toEqual([]);
    expect(proposedAfter(lovenox.cis, lovenox.cis)).toMatchObject([{ packs: [{ cip13: lovenox.cip13 }] }]);
  });

  it('[DISP-049] is of packs for what the one that is open does not hold', () => {
    const line = lineToPrescribe({ cis: skenan.cis, medicine: example.narcotic, daysPerDelivery: 28, deliveries: 1 });
    const claimed = history(issue({ issuedOn, lines: [line] }), claim({ today: issuedOn }));
    const opened = [{ ...pack(14, 1, { cis: skenan.cis, listClass: 'narcotic' }), cip13: skenan.cip13 }];
    const proposed = (units: number) => {
      const lines = [example.lineToDispense(units, { packs: opened })];
      const state = stateOf(historyAfter(claimed, dispense({ dispensedOn: issuedOn, lines })));
      invariant(state.status === 'issued', 'the example is issued');
      return proposalsFor([{ lineId: lineA }], state, 'dispense', catalogue, { finess, on: issuedOn });
    };
    expect(proposed(10)).toMatchObject([
      { units: 18, unitsKept: 4, packs: [{ cip13: skenan.cip13, count: 1, openedBefore: false }] },
    ]);
    expect(proposed(14)).toMatchObject([{ units: 14, unitsKept: 0, packs: [{ cip13: skenan.cip13, count: 1 }] }]);
    expect(proposed(1)).toMatchObject([{ units: 27, unitsKept: 13, packs: [{ count: 1 }] }]);
  });

  it('[DISP-049] is beside no open pack of a medicine that is given by agreement only', () => {
    const line = lineToPrescribe({ cis: skenan.cis, medicine: example.narcotic, daysPerDelivery: 28, deliveries: 1 });
    const agreed = { substitution: 'prescriber-agreement' } as const;
    const opened = [{ ...pack(7, 1, { cis: subutex.cis, listClass: 'narcotic' }), cip13: subutex.cip13 }];
    const lines = [example.lineToDispense(3, { packs: opened, ...agreed })];
    const claimed = history(issue({ issuedOn, lines: [line] }), claim({ today: issuedOn }));
    const state = stateOf(historyAfter(claimed, dispense({ dispensedOn: issuedOn, lines })));
    invariant(state.status === 'issued', 'the example is issued');
    expect(proposalsFor([{ lineId: lineA }], state, 'dispense', catalogue, { finess, on: issuedOn })).toMatchObject([
      { units: 25, unitsKept: 0, packs: [{ cip13: skenan.cip13, count: 2 }] },
    ]);
  });

  it('[DISP-038] is of packs made for three months where these are prescribed at a time', () => {
    const quarterly = { ...medicine, quarterlyPack: true, genericGroups: [], smallestPackUnits: 30 };
    const line = lineToPrescribe({
      cis: ramipril.cis,
      medicine: quarterly,
      unitsPerDelivery: 90,
      daysPerDelivery: 90,
    });
    const claimed = history(issue({ issuedOn, lines: [line] }), claim({ today: issuedOn }));
    const proposed = (events: typeof claimed) => {
      const state = stateOf(events);
      invariant(state.status === 'issued', 'the example is issued');
      return proposalsFor([{ lineId: lineA }], state, 'dispense', catalogue, { finess, on: issuedOn });
    };
    expect(proposed(claimed)).toMatchObject([{ units: 90, packs: [{ cip13: ramipril.quarterly, count: 1 }] }]);
    const month = dispense({
      dispensedOn: issuedOn,
      lines: [example.lineToDispense(30, { packs: [pack(30, 1, { cis: ramipril.cis })] })],
    });
    // A single pack serves for as long as it lasts.
    const oneAtATime = history(
      issue({ issuedOn, lines: [{ ...line, unitsPerDelivery: 30, unitsInWords: 30 }] }),
      claim({ today: issuedOn }),
    );
    expect(proposed(oneAtATime)).toMatchObject([{ units: 30, packs: [{ count: 1 }] }]);
    // Two monthly packs would hold the rest of the three months, and are more than is delivered at once.
    expect(proposed(historyAfter(claimed, month))).toEqual([]);
  });
});
