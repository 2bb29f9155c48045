import { describe, expect, it } from '@jest/globals';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { DispensedLine, MedicationDispensed } from '@ordonnancier/prescription/events.ts';
import * as example from '@ordonnancier/prescription/testing/examples.ts';
import { type LineResult, outcomeOf } from './outcome.ts';

const { claim, dispense, history, issue, lineB } = example;
const dispensed = history(issue(), claim(), dispense()).at(-1);
invariant(dispensed?.type === 'MedicationDispensed', 'the example is dispensed last');

const outcomeOfLine = (line: Partial<DispensedLine>, changes: Partial<MedicationDispensed> = {}) =>
  outcomeOf({ ...dispensed, ...changes, lines: dispensed.lines.map((given) => ({ ...given, ...line })) }).lines;

describe('what a prescriber hears of a dispensing', () => {
  it('[DISP-037] says that it was supplementary, and of which kind', () => {
    const purpose = 'exceptional-continuity';
    expect(outcomeOfLine({}, { purpose })).toMatchObject([{ units: 28, continuity: purpose }]);
    expect(outcomeOfLine({})[0]).not.toHaveProperty('continuity');
  });

  it('[DISP-037] says what replaced the medicine, and by which recommendation', () => {
    const substitution = 'shortage-recommendation';
    const recommendationReference = 'ANSM-2026-09-02';
    expect(outcomeOfLine({ substitution, recommendationReference })).toMatchObject([
      { reason: substitution, recommendationReference },
    ]);
  });

  it.each<[string, Partial<DispensedLine>, LineResult]>([
    ['what was prescribed', {}, 'delivered'],
    ['what was prescribed, as older versions recorded it', { unitsOutstanding: undefined as never }, 'delivered'],
    ['a generic', { substitution: 'generic' }, 'substituted'],
    ['another medicine by agreement', { substitution: 'prescriber-agreement' }, 'adapted'],
    ['less than what was due', { unitsOutstanding: 14 }, 'partial'],
    ['a generic, less than what was due', { unitsOutstanding: 14, substitution: 'generic' }, 'partial'],
  ])('[DISP-066] has the result of handing over %s', (_, line, result) => {
    expect(outcomeOfLine(line)).toMatchObject([{ result }]);
  });

  it('[DISP-066] says what is outstanding and why, and what was not handed over at all', () => {
    const outstanding = { unitsOutstanding: 14, outstandingReason: 'stock' } as const;
    const withheld = [{ lineId: lineB, reason: 'already-owned' }] as const;
    expect(outcomeOfLine(outstanding, { withheld })).toMatchObject([
      { result: 'partial', ...outstanding },
      { lineId: lineB, reason: 'already-owned', result: 'not-delivered' },
    ]);
    expect(outcomeOfLine({})[0]).not.toHaveProperty('unitsOutstanding');
  });

  it('[DISP-227] says that a line which was closed by mistake is open again', () => {
    const { lineA, pharmacist, issuedOn } = example;
    const closed = history(issue(), claim(), example.closeLines());
    const reopened = history(issue(), claim(), example.closeLines(), {
      type: 'ReopenLines',
      pharmacist,
      lineIds: [lineA],
      today: issuedOn,
    }).slice(closed.length);
    expect(reopened.map(outcomeOf)).toEqual([{ kind: 'reopened', lines: [{ lineId: lineA }] }]);
  });

  it('[DISP-037] says that the pharmacist withheld a generic', () => {
    expect(outcomeOfLine({ notSubstituted: 'MTE-PH' })).toMatchObject([{ reason: 'MTE-PH' }]);
    expect(outcomeOfLine({})[0]).not.toHaveProperty('reason');
  });
});
