import { describe, expect, it } from '@jest/globals';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import type { MedicinePresentation, RateKind } from '@ordonnancier/kernel/catalogue-facts.ts';
import { isCivilDate, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { isCip13, isFiness, type Cip13, type Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { addCents, cents, multiplyCents, subtractCents } from '@ordonnancier/kernel/money.ts';
import fc from 'fast-check';
import { pricingFactsOf } from '../../dated-facts/pricing-facts-of.ts';
import type { InvoiceAmounts } from './invoice-amounts.ts';
import { priceDispensing, type Pricing } from './price-dispensing.ts';
import type { AgeBand, Coverage, Exemption, PackFacts } from './pricing-facts.ts';

const july2026 = day('2026-07-24');
const toulouse = finess('310000120');
const saintDenis = finess('970400016');
const nobody = openCatalogue([]);

interface PackGiven {
  readonly rateKind: RateKind;
  readonly priceCents: number;
  readonly count?: number;
  readonly aldRelated?: boolean;
  readonly quarterly?: boolean;
}

const doliprane: PackGiven = { rateKind: 'PH7', priceCents: 116 };
const eliquis: PackGiven = { rateKind: 'PH7', priceCents: 58_95 };
const xyzall: PackGiven = { rateKind: 'PH4', priceCents: 386 };
const spasfon: PackGiven = { rateKind: 'PH2', priceCents: 214 };
const glivec: PackGiven = { rateKind: 'PH1', priceCents: 609_64 };
const levothyrox: PackGiven = { rateKind: 'PH7', priceCents: 519, quarterly: true };
const rosuvastatine: PackGiven = { rateKind: 'PH7', priceCents: 441 };
const fiveMedicines = [116, 162, 318, 195, 196].map((priceCents): PackGiven => ({ rateKind: 'PH7', priceCents }));

const adult: Coverage = { exemption: 'none', alsaceMoselle: false, ageBand: '18-to-70' };

describe('what a dispensing costs and who pays', () => {
  /*
   * Prices of the base de données publique des médicaments of 2026-07-24, tariffs of 2026. Left out of the cases: the fee
   * HDE, which two of these dispensings would earn, the flat reference tariff, the refusal of a generic (its dearest
   * generic would then be the base) and the franchise, which the insurer keeps from later refunds and never from a claim.
   */
  it.each<[string, readonly PackGiven[], Coverage, readonly number[]]>([
    ['two boxes at 65 %', [{ ...doliprane, count: 2 }], adult, [497, 327, 170, 0]],
    [
      'at 75, a line of a long-term illness: everything at 100 %',
      [{ ...eliquis, aldRelated: true }],
      { ...adult, exemption: 'ald', ageBand: 'over-70' },
      [62_26, 62_26, 0, 0],
    ],
    [
      'three rates: the complementary pays for 65 % and HDR only',
      [xyzall, spasfon, doliprane],
      adult,
      [10_83, 378, 95, 610],
    ],
    ['an irreplaceable medicine at 100 %', [glivec], adult, [611_27, 611_09, 18, 0]],
    ['a generic, accepted', [rosuvastatine], adult, [604, 396, 208, 0]],
    [
      'Alsace and Moselle: 90 and 80 %',
      [{ ...doliprane, count: 2 }, xyzall],
      { ...adult, alsaceMoselle: true },
      [985, 839, 49, 97],
    ],
    ['in the seventh month of pregnancy', [doliprane], { ...adult, exemption: 'maternity' }, [279, 279, 0, 0]],
    ['CSS pays what is left', [{ ...doliprane, count: 2 }], { ...adult, exemption: 'css' }, [497, 327, 170, 0]],
    ['a pack of three months earns HG', [levothyrox], adult, [856, 559, 297, 0]],
    ['at 72, five medicines: HDA and HC', fiveMedicines, { ...adult, ageBand: 'over-70' }, [17_57, 11_63, 594, 0]],
    // Beyond the worked examples.
    ['CSS also pays for 15 and 30 %', [xyzall, spasfon], { ...adult, exemption: 'css' }, [865, 237, 628, 0]],
    [
      'a long-term illness leaves its unrelated lines at their rate',
      [{ ...eliquis, aldRelated: true }, xyzall],
      { ...adult, exemption: 'ald' },
      [65_46, 60_58 + 147, 0, 341],
    ],
    ['a long-term illness without a related line', [doliprane], { ...adult, exemption: 'ald' }, [279, 184, 95, 0]],
    ['AME leaves 15 % medicines to the patient', [spasfon], { ...adult, exemption: 'ame' }, [377, 61, 0, 316]],
    [
      'an invalidity pension leaves 30 % medicines at their rate',
      [doliprane, xyzall],
      { ...adult, exemption: 'invalidity' },
      [767, 426, 0, 341],
    ],
    ['a work accident', [spasfon], { ...adult, exemption: 'work-accident' }, [377, 377, 0, 0]],
    ['a child under three', [doliprane], { ...adult, ageBand: 'under-3' }, [447, 302, 145, 0]],
  ])('[BILL-001] %s', (_, packs, coverage, expected) => {
    const { totalCents, compulsoryCents, complementaryCents, patientCents } = amountsOf(price(packs, coverage));
    expect([totalCents, compulsoryCents, complementaryCents, patientCents]).toEqual(expected);
  });

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

  it('[BILL-005] multiplies HDR and HDA, and nothing else, where the pharmacy stands overseas', () => {
    const { lines } = amountsOf(price(fiveMedicines, { ...adult, ageBand: 'over-70' }, july2026, saintDenis));
    const unitCents = Object.fromEntries(lines.map((line) => [line.actCode, line.unitCents]));
    expect(unitCents).toMatchObject({ HD7: 102, HDR: 77, HDA: 212, HC: 31 });
  });
});

describe('what cannot be priced', () => {
  it('[BILL-006] is blocked when a pack is unknown on that day, and names it', () => {
    const unknown = pricingFactsOf(nobody, {
      pharmacyFiness: toulouse,
      dispensedOn: july2026,
      packs: [{ cip13: cip13Of(0), count: 1, aldRelated: false }],
      billedEarlier: [],
      coverage: adult,
    });
    expect(priceDispensing(unknown)).toEqual({ status: 'blocked', reason: 'price-missing', missingCode: cip13Of(0) });
  });

  it.each([
    ['an exemption', 'none', '2024-12-31', toulouse],
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
    const counter: PackFacts = { ...packFacts(doliprane, 9), stated: { cis: cisOf(9), quarterlyPack: false } };
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
  });
  const coverage = fc.record({
    exemption: fc.constantFrom<Exemption>('none', 'ald', 'maternity', 'work-accident', 'css', 'ame', 'invalidity'),
    alsaceMoselle: fc.boolean(),
    ageBand: fc.constantFrom<AgeBand>('under-3', '3-to-17', '18-to-70', 'over-70'),
  });
  const packs = fc.array(pack, { maxLength: 12 });

  it('[BILL-008] the shares add up to the total and to the lines, and none is negative', () => {
    fc.assert(
      fc.property(packs, coverage, (given, who) => {
        const amounts = amountsOf(price(given, who));
        const shares = [amounts.compulsoryCents, amounts.complementaryCents, amounts.patientCents];
        expect(addCents(...shares)).toBe(amounts.totalCents);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        const ofLines = amounts.lines.map((line) => multiplyCents(line.unitCents, line.quantity));
        expect(addCents(...ofLines)).toBe(amounts.totalCents);
        expect(addCents(...amounts.lines.map((line) => line.compulsoryCents))).toBe(amounts.compulsoryCents);
      }),
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
    fc.assert(
      fc.property(packs, coverage, (given, who) => {
        const maternity = amountsOf(price(given, { ...who, exemption: 'maternity' }));
        const workAccident = amountsOf(price(given, { ...who, exemption: 'work-accident' }));
        for (const { totalCents, compulsoryCents } of [maternity, workAccident])
          expect(subtractCents(totalCents, compulsoryCents)).toBe(0);
        expect(amountsOf(price(given, { ...who, exemption: 'css' })).patientCents).toBe(0);
      }),
    );
  });
});

function price(packs: readonly PackGiven[], coverage: Coverage, onDate = july2026, pharmacy = toulouse): Pricing {
  return priceDispensing(factsOf(packs, coverage, onDate, pharmacy));
}

/** The tariffs of the day as they are looked up, and packs at the prices given. */
function factsOf(packs: readonly PackGiven[], coverage: Coverage, onDate: CivilDate, pharmacy: Finess) {
  const looked = pricingFactsOf(nobody, {
    pharmacyFiness: pharmacy,
    dispensedOn: onDate,
    packs: [],
    billedEarlier: [],
    coverage,
  });
  const indexOf = (pack: PackGiven): number => packs.findIndex((other) => other === pack);
  return { ...looked, packs: packs.map((pack) => packFacts(pack, indexOf(pack))) };
}

function packFacts(given: PackGiven, index: number): PackFacts {
  const { rateKind, priceCents, count = 1, aldRelated = false, quarterly = false } = given;
  const reimbursement = {
    rateKind,
    ratePerMille: { PH1: 1000, PH7: 650, PH4: 300, PH2: 150 }[rateKind],
    priceCents: cents(priceCents),
    feeCents: cents(quarterly ? 276 : 102),
  };
  return {
    cip13: cip13Of(index),
    count,
    aldRelated,
    stated: { cis: cisOf(index), quarterlyPack: quarterly, reimbursement },
  };
}

function amountsOf(pricing: Pricing): InvoiceAmounts {
  invariant(pricing.status === 'priced', 'must have a price');
  return pricing.amounts;
}

function actCodes(pricing: Pricing): readonly string[] {
  return amountsOf(pricing).lines.map(({ actCode }) => actCode);
}

function cip13Of(index: number): Cip13 {
  const body = `34009${index.toString().padStart(7, '0')}`;
  const sum = Array.from(body).reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  const cip13 = `${body}${(10 - (sum % 10)) % 10}`;
  invariant(isCip13(cip13), 'must be a CIP13');
  return cip13;
}

function cisOf(index: number): MedicinePresentation['cis'] {
  return `6${index.toString().padStart(7, '0')}` as MedicinePresentation['cis'];
}

function day(text: string): CivilDate {
  invariant(isCivilDate(text), `${text} is not a day`);
  return text;
}

function finess(text: string): Finess {
  invariant(isFiness(text), `${text} is not a FINESS number`);
  return text;
}
