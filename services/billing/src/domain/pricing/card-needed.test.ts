import { describe, expect, it } from '@jest/globals';
import type { Reimbursement } from '@ordonnancier/kernel/catalogue-facts.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import { cisOf, day, factsOf, finess, packFacts } from '../../../tests/packs-given.ts';
import { cardNeeded } from './card-needed.ts';
import type { PackFacts } from './pricing-facts.ts';

type Stated = NonNullable<PackFacts['stated']>;

const cheap = packFacts({ rateKind: 'PH7', priceCents: 116 }, 0);
const adult = { exemption: 'none', alsaceMoselle: false, ageBand: '18-to-70' } as const;
const narcotic = { listClass: 'narcotic' } as const;

describe('third-party payment', () => {
  it.each<[string, Partial<Stated>, boolean]>([
    ['a cheap box', {}, false],
    ['a narcotic', narcotic, true],
    ['a box of 300 € with its fee', costing(298_98), false],
    ['a box of one cent more', costing(298_99), true],
    ['an analogue of GLP-1', { substances: ['SÉMAGLUTIDE'] }, true],
    ['an insulin that is named', { substances: ['INSULINE GLARGINE'] }, true],
    ['a mixture of an insulin that is named', { substances: ['INSULINE ASPARTE ISOPHANE BIPHASIQUE'] }, true],
    ['an insulin that is not', { substances: ['INSULINE LISPRO'] }, false],
    ['sitagliptin alone', { substances: ['SITAGLIPTINE', 'PHOSPHATE DE SITAGLIPTINE MONOHYDRATÉ'] }, false],
    ['sitagliptin with metformin', { substances: ['SITAGLIPTINE', 'CHLORHYDRATE DE METFORMINE'] }, true],
  ])('[BILL-072] of %s needs a carte Vitale or not', (_, stated, expected) => {
    expect(cardNeeded(factsWith(stated))).toBe(expected);
  });

  it('[BILL-072] does not exist for what is not reimbursed', () => {
    const stated: Stated = { ...narcotic, cis: cisOf(0), quarterlyPack: false, substances: [] };
    expect(cardNeeded({ ...factsWith({}), packs: [{ ...cheap, stated }] })).toBe(false);
  });

  it('[BILL-072] needs none before the rule, nor from whoever has AME', () => {
    expect(cardNeeded(factsWith(narcotic, '2025-06-14'))).toBe(false);
    expect(cardNeeded(factsWith(narcotic, '2025-06-15'))).toBe(true);
    const facts = factsWith(narcotic);
    expect(cardNeeded({ ...facts, coverage: { ...adult, exemption: 'ame' } })).toBe(false);
  });
});

function factsWith(stated: Partial<Stated>, onDate = '2026-07-24') {
  const facts = factsOf([], adult, day(onDate), finess('310000120'));
  const pack = { ...cheap, ...(cheap.stated !== undefined && { stated: { ...cheap.stated, ...stated } }) };
  return { ...facts, packs: [cheap, pack] };
}

function costing(priceCents: number): Partial<Stated> {
  const reimbursement: Reimbursement = {
    rateKind: 'PH7',
    ratePerMille: 650,
    priceCents: cents(priceCents),
    feeCents: cents(102),
  };
  return { reimbursement };
}
