import { describe, expect, it } from '@jest/globals';
import type { RateKind } from '@ordonnancier/kernel/catalogue-facts.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { addCents, cents, multiplyCents, subtractCents } from '@ordonnancier/kernel/money.ts';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import fc from 'fast-check';
import {
  cip13,
  cip13Of,
  cisOf,
  day,
  factsOf,
  finess,
  nobody,
  packFacts,
  type PackGiven,
} from '../../../tests/packs-given.ts';
import { pricingFactsOf } from '../../dated-facts/pricing-facts-of.ts';
import type { InvoiceAmounts } from './invoice-amounts.ts';
import { priceDispensing, type Pricing } from './price-dispensing.ts';
import type { AgeBand, Coverage, Exemption, PackFacts } from './pricing-facts.ts';

const july2026 = day('2026-07-24');
const toulouse = finess('310000120');
const saintDenis = finess('970400016');
const doliprane: PackGiven = { rateKind: 'PH7', priceCents: 116 };
const levothyrox: PackGiven = { rateKind: 'PH7', priceCents: 519, quarterly: true };
const fiveMedicines = [116, 162, 318, 195, 196].map((priceCents): PackGiven => ({ rateKind: 'PH7', priceCents }));

const adult: Coverage = { exemption: 'none', alsaceMoselle: false, ageBand: '18-to-70' };

describe('what a dispensing costs and who pays', () => {
  it('[BILL-002] gives each medicine a line and its fee another, rounded on their own', () => {
    const { lines } = amountsOf(price([{ ...doliprane, count: 2 }, levothyrox], adult));
    expect(
      lines.map((line) => [line.actCode, line.quantity, line.unitCents, line.ratePerMille, line.compulsoryCents]),
    ).toEqual([
      ['PH7', 2, 116, 650, 151],
      ['HD7', 2, 102, 650, 133],
      ['PH7', 1, 519, 650, 337],
      ['HG7', 1, 276, 650, 179],
      ['HDR', 1, 61, 700, 43],
    ]);
    expect(lines.map((line) => line.cip13 !== undefined)).toEqual([true, true, true, true, false]);
  });

  it('[BILL-003] counts medicines, not packs, for the fee of a complex prescription', () => {
    const twice = [...fiveMedicines.slice(0, 4), ...fiveMedicines.slice(0, 1)];
    expect(actCodes(price(twice, adult))).not.toContain('HC');
    expect(actCodes(price(fiveMedicines, adult))).toContain('HC');
  });

  it.each([
    ['2025-12-31', 158],
    ['2026-01-01', 168],
  ])('[BILL-004] takes the tariff of the dispensing on %s, and of no other day', (onDate, hdaCents) => {
    const { lines } = amountsOf(price([doliprane], { ...adult, ageBand: 'over-70' }, day(onDate)));
    expect(lines.find(({ actCode }) => actCode === 'HDA')).toMatchObject({ unitCents: hdaCents });
  });

  it('[BILL-005] multiplies no fee but HDR and HDA where the pharmacy stands overseas', () => {
    const oneSpecific = fiveMedicines.map((pack, index) => ({ ...pack, specific: index === 0 }));
    const feesAt = (pharmacy: typeof toulouse) => {
      const { lines } = amountsOf(price(oneSpecific, { ...adult, ageBand: 'over-70' }, july2026, pharmacy));
      return Object.fromEntries(lines.map((line) => [line.actCode, line.unitCents]));
    };
    expect(feesAt(saintDenis)).toMatchObject({ HD7: 102, HDR: 77, HDA: 212, HDE: 357, HC: 31 });
    expect(feesAt(toulouse)).toMatchObject({ HD7: 102, HDR: 61, HDA: 168, HDE: 357, HC: 31 });
  });
});

describe('the fees of a prescription overseas', () => {
  // 0.61 € and 1.68 € by 1.323, 1.34, 1.264 and 1.36, rounded half up; by the numbers that pharmacies bear there.
  it.each([
    ['Guadeloupe', '970100012', 81, 222],
    ['Martinique', '970200010', 81, 222],
    ['Guyane', '970300018', 82, 225],
    ['La Réunion', '970400016', 77, 212],
    ['Mayotte', '970600011', 83, 228],
    ['mainland France', '310000120', 61, 168],
  ])('[BILL-005] are those of %s', (_, pharmacy, hdrCents, hdaCents) => {
    const { lines } = amountsOf(price([doliprane], { ...adult, ageBand: 'under-3' }, july2026, finess(pharmacy)));
    const fees = lines.filter(({ cip13 }) => cip13 === undefined);
    expect(fees.map(({ actCode, unitCents }) => [actCode, unitCents])).toEqual([
      ['HDR', hdrCents],
      ['HDA', hdaCents],
    ]);
  });
});

describe('the price of a medicine overseas', () => {
  const doliprane1000 = cip13('3400935955838');
  const seed = openCatalogue(readEditions(seedEditionsFolder));
  const at = (pharmacy: string, count = 1, catalogue = seed) =>
    priceDispensing(
      pricingFactsOf(
        { ...nobody, catalogue },
        {
          pharmacyFiness: finess(pharmacy),
          dispensedOn: july2026,
          packs: [{ cip13: doliprane1000, count, aldRelated: false, genericRefused: false }],
          billedEarlier: [],
          coverage: adult,
          carteVitalePresented: false,
        },
      ),
    );

  // 1.16 € by 1.323, 1.34, 1.264 and 1.36, rounded half up; 65 % of two packs, rounded anew.
  it.each([
    ['mainland France', '310000120', 116, 151],
    ['Guadeloupe', '970100012', 153, 199],
    ['Martinique', '970200010', 153, 199],
    ['Guyane', '970300018', 155, 202],
    ['La Réunion', '970400016', 147, 191],
    ['Mayotte', '970600011', 158, 205],
  ])('[BILL-100] is that of %s, and so is what is paid of it', (_, pharmacy, unitCents, compulsoryCents) => {
    const [medicine, fee] = amountsOf(at(pharmacy, 2)).lines;
    expect(medicine).toMatchObject({ actCode: 'PH7', unitCents, compulsoryCents });
    expect(fee).toMatchObject({ actCode: 'HD7', unitCents: 102 });
  });

  it.each([
    ['Saint-Barthélemy', '977000017'],
    ['Saint-Martin', '978000016'],
  ])('[BILL-103] is at %s that of Guadeloupe, and so are the fees', (_, pharmacy) => {
    const { lines } = amountsOf(at(pharmacy, 2));
    expect(lines.map(({ actCode, unitCents }) => [actCode, unitCents])).toEqual([
      ['PH7', 153],
      ['HD7', 102],
      ['HDR', 81],
    ]);
    // Saint-Pierre-et-Miquelon has an insurer and prices of its own.
    expect(at('975000019')).toMatchObject({ status: 'blocked' });
  });

  it('[BILL-100] is unknown, and blocks the invoice, where no coefficient is known', () => {
    expect(at('987000015')).toEqual({
      status: 'blocked',
      reason: 'price-missing',
      missingCode: doliprane1000,
    });
  });

  it('[BILL-100] decides there whether a pack needs the carte Vitale', () => {
    // 250.00 € on the mainland, 316.00 € at La Réunion.
    const [edition] = readEditions(seedEditionsFolder);
    invariant(edition !== undefined, 'the seed has an edition');
    const dear = edition.presentations.flatMap((pack) =>
      pack.cip13 === doliprane1000 && pack.reimbursement
        ? [{ ...pack, reimbursement: { ...pack.reimbursement, priceCents: cents(250_00) } }]
        : [],
    );
    const other = openCatalogue([{ ...edition, presentations: dear }]);
    expect(at('310000120', 1, other)).toMatchObject({ patientAdvances: false });
    expect(at('970400016', 1, other)).toMatchObject({ patientAdvances: true });
  });
});

describe('a generic that is refused', () => {
  const refused: PackGiven = { rateKind: 'PH7', priceCents: 634, genericRefusedAtCents: 441 };

  it.each([
    ['is cheaper', refused, true],
    ['costs as much', { ...refused, genericRefusedAtCents: 634 }, false],
    ['is of a group with a flat reference tariff', { ...refused, referenceTariffCents: 500 }, false],
  ])('[BILL-070] that %s ends third-party payment or not', (_, pack, advances) => {
    expect(price([pack], adult)).toMatchObject({ status: 'priced', patientAdvances: advances });
  });
});

describe('what cannot be priced', () => {
  it('[BILL-006] is blocked when a pack is unknown on that day, and names it', () => {
    const unknown = pricingFactsOf(nobody, {
      pharmacyFiness: toulouse,
      dispensedOn: july2026,
      packs: [{ cip13: cip13Of(0), count: 1, aldRelated: false, genericRefused: false }],
      billedEarlier: [],
      coverage: adult,
      carteVitalePresented: true,
    });
    expect(priceDispensing(unknown)).toEqual({ status: 'blocked', reason: 'price-missing', missingCode: cip13Of(0) });
  });

  it.each([
    ['an exemption', 'none', '2024-03-30', toulouse],
    ['a coefficient of its territory', 'HDR', '2026-07-24', finess('987000015')],
  ])('[BILL-006] is blocked when %s is not known to be in force', (_, missingCode, onDate, pharmacy) => {
    expect(price([doliprane], adult, day(onDate), pharmacy)).toEqual({
      status: 'blocked',
      reason: 'tariff-missing',
      missingCode,
    });
  });

  it('[BILL-006] is blocked when the rate of a medicine is not known to be in force', () => {
    const facts = factsOf([doliprane], adult, july2026, toulouse);
    const withoutRate = { ...facts.tariffs.medicineRatesPerMille, PH7: undefined };
    const tariffs = { ...facts.tariffs, medicineRatesPerMille: withoutRate };
    expect(priceDispensing({ ...facts, tariffs })).toMatchObject({ reason: 'tariff-missing', missingCode: 'PH7' });
  });

  it('[BILL-007] leaves what is not reimbursed to the counter, and owes no fee for it alone', () => {
    const facts = factsOf([doliprane], adult, july2026, toulouse);
    const counter: PackFacts = {
      ...packFacts(doliprane, 9),
      stated: { cis: cisOf(9), quarterlyPack: false, listClass: 'none', substances: [] },
    };
    const alone = amountsOf(priceDispensing({ ...facts, packs: [counter] }));
    expect(alone).toEqual({ lines: [], totalCents: 0, compulsoryCents: 0, complementaryCents: 0, patientCents: 0 });
    expect(priceDispensing({ ...facts, packs: [...facts.packs, counter] })).toEqual(priceDispensing(facts));
  });
});

describe('whatever is dispensed to whomever', () => {
  const pack = fc.record({
    rateKind: fc.constantFrom<RateKind>('PH1', 'PH7', 'PH4', 'PH2'),
    priceCents: fc.integer({ min: 0, max: 10_000_000 }),
    count: fc.integer({ min: 1, max: 10_000 }),
    aldRelated: fc.boolean(),
    quarterly: fc.boolean(),
    specific: fc.boolean(),
    contraception: fc.constantFrom(undefined, 'regular', 'emergency'),
    genericRefusedAtCents: fc.option(fc.integer({ min: 1, max: 10_000_000 }), { nil: undefined }),
    referenceTariffCents: fc.option(fc.integer({ min: 1, max: 10_000_000 }), { nil: undefined }),
  });
  const atItsPrice = pack.map((given) => ({
    ...given,
    genericRefusedAtCents: undefined,
    referenceTariffCents: undefined,
  }));
  const coverage = fc.record({
    exemption: fc.constantFrom<Exemption>('none', 'ald', 'maternity', 'work-accident', 'css', 'ame', 'invalidity'),
    alsaceMoselle: fc.boolean(),
    ageBand: fc.constantFrom<AgeBand>('under-3', '3-to-17', '18-to-25', '26-to-69', '18-to-70', 'over-70'),
  });
  const packs = fc.array(pack, { maxLength: 12, size: 'max' });
  const onDate = fc.constantFrom(day('2025-01-01'), day('2025-12-31'), day('2026-01-01'), july2026);
  const site = fc.constantFrom(toulouse, saintDenis);
  const packsAtTheirPrice = fc.array(atItsPrice, { maxLength: 12, size: 'max' });

  it('[BILL-008] the shares add up to the total and to the lines, and none is negative', () => {
    fc.assert(
      fc.property(packs, coverage, onDate, site, (given, who, on, pharmacy) => {
        const amounts = amountsOf(price(given, who, on, pharmacy));
        const shares = [amounts.compulsoryCents, amounts.complementaryCents, amounts.patientCents];
        expect(addCents(...shares)).toBe(amounts.totalCents);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        const ofLines = amounts.lines.map((line) => multiplyCents(line.unitCents, line.quantity));
        expect(addCents(...ofLines)).toBe(amounts.totalCents);
        expect(addCents(...amounts.lines.map((line) => line.compulsoryCents))).toBe(amounts.compulsoryCents);
      }),
    );
  });

  it('[BILL-001] every line and every share is what base, rate and payer of its medicine make it', () => {
    fc.assert(
      fc.property(packs, coverage, (given, who) => {
        const amounts = amountsOf(price(given, who));
        const expected = given.flatMap((pack) => recomputed(pack, who));
        const [medicines, fees] = [true, false].map((ofMedicine) =>
          amounts.lines.filter(({ cip13 }) => (cip13 !== undefined) === ofMedicine),
        );
        expect(medicines?.map((line) => line.compulsoryCents)).toEqual(expected.map(({ compulsory }) => compulsory));
        expect(amounts.patientCents).toBe(sum(expected.map(({ patient }) => patient)));
        const leftOfFees = sum(fees?.map(({ unitCents, compulsoryCents }) => unitCents - compulsoryCents) ?? []);
        expect(amounts.complementaryCents).toBe(sum(expected.map(({ complementary }) => complementary)) + leftOfFees);
      }),
      { numRuns: 500 },
    );
  });

  it('[BILL-009] the order of the packs changes no amount', () => {
    fc.assert(
      fc.property(packs, coverage, (given, who) => {
        const { lines, ...amounts } = amountsOf(price(given, who));
        const { lines: reversedLines, ...reversed } = amountsOf(price(given.toReversed(), who));
        expect(reversed).toEqual(amounts);
        expect(reversedLines).toHaveLength(lines.length);
      }),
    );
  });

  it('[BILL-010] maternity and work accidents leave nothing to anybody, CSS nothing to the patient', () => {
    expect(amountsOf(price([doliprane], adult))).toMatchObject({ compulsoryCents: 184, complementaryCents: 95 });
    fc.assert(
      fc.property(packsAtTheirPrice, coverage, (given, who) => {
        const maternity = amountsOf(price(given, { ...who, exemption: 'maternity' }));
        const workAccident = amountsOf(price(given, { ...who, exemption: 'work-accident' }));
        for (const { totalCents, compulsoryCents } of [maternity, workAccident])
          expect(subtractCents(totalCents, compulsoryCents)).toBe(0);
        expect(amountsOf(price(given, { ...who, exemption: 'css' })).patientCents).toBe(0);
      }),
    );
  });
});

const generalRates = { PH1: 1000, PH7: 650, PH4: 300, PH2: 150 };
const alsaceMoselleRates = { PH1: 1000, PH7: 900, PH4: 800, PH2: 150 };

/** The articles of law said anew, in whole numbers: of a pack's line and of its fee, who pays how many cents. */
function recomputed(given: PackGiven, { exemption, alsaceMoselle, ageBand }: Coverage) {
  const { rateKind, priceCents, count = 1, genericRefusedAtCents = Infinity, referenceTariffCents } = given;
  const ownRate = (alsaceMoselle ? alsaceMoselleRates : generalRates)[rateKind];
  const isMinor = ageBand === 'under-3' || ageBand === '3-to-17';
  const isRefused = referenceTariffCents === undefined && genericRefusedAtCents < priceCents;
  const isUnder26 = isMinor || ageBand === '18-to-25' || ageBand === '18-to-70';
  const isInFull = given.contraception === 'emergency' || (given.contraception === 'regular' && isUnder26);
  const rates: Record<Exemption, number> = {
    none: ownRate,
    css: ownRate,
    ald: given.aldRelated === true ? 1000 : ownRate,
    maternity: 1000,
    'work-accident': 1000,
    invalidity: rateKind === 'PH1' || rateKind === 'PH7' ? 1000 : ownRate,
    ame: !isMinor && (isRefused || rateKind === 'PH2') ? 0 : 1000,
  };
  const rate = isInFull && !(exemption === 'ame' && isRefused && !isMinor) ? 1000 : rates[exemption];
  const isComplemented = exemption === 'css' || (exemption !== 'ame' && (rateKind === 'PH1' || rateKind === 'PH7'));
  const baseCents = Math.min(priceCents, referenceTariffCents ?? (isRefused ? genericRefusedAtCents : Infinity));
  const feeCents = given.quarterly === true ? 276 : 102;
  return [
    { unitCents: priceCents, baseCents },
    { unitCents: feeCents, baseCents: feeCents },
  ].map(({ unitCents, baseCents }) => {
    const compulsory = Number((BigInt(baseCents * count) * BigInt(rate) + 500n) / 1000n);
    const rest = baseCents * count - compulsory;
    const above = (unitCents - baseCents) * count;
    return { compulsory, complementary: isComplemented ? rest : 0, patient: above + (isComplemented ? 0 : rest) };
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function price(packs: readonly PackGiven[], coverage: Coverage, onDate = july2026, pharmacy = toulouse): Pricing {
  return priceDispensing(factsOf(packs, coverage, onDate, pharmacy));
}

function amountsOf(pricing: Pricing): InvoiceAmounts {
  invariant(pricing.status === 'priced', 'must have a price');
  return pricing.amounts;
}

function actCodes(pricing: Pricing): readonly string[] {
  return amountsOf(pricing).lines.map(({ actCode }) => actCode);
}
