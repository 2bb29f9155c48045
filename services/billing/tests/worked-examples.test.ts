import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { franchiseOn } from '@ordonnancier/catalogue/tariffs.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { type Cents, cents, formatCents } from '@ordonnancier/kernel/money.ts';
import { z } from 'zod';
import { franchiseDueCents } from '../src/domain/franchise/franchise-due.ts';
import { priceDispensing } from '../src/domain/pricing/price-dispensing.ts';
import { day, factsOf, finess, type PackGiven } from './packs-given.ts';

const toulouse = finess('310000120');
const euros = /^\d+\.\d{2}$/;

const example = z.object({
  name: z.string(),
  onDate: z.string().transform(day),
  ageBand: z.enum(['under-3', '3-to-17', '18-to-25', '26-to-69', '18-to-70', 'over-70']),
  rights: z.string(),
  packs: z.string().transform((text) => text.split(' + ').map(readPack)),
  amounts: z.array(z.string().regex(euros)).length(5),
});

const exemption = z.enum(['none', 'ald', 'maternity', 'work-accident', 'css', 'ame', 'invalidity']);

const examples = readFileSync(path.join(import.meta.dirname, 'worked-examples.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!case|-)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, name, onDate, ageBand, rights, packs, ...amounts]) =>
    example.parse({ name, onDate, ageBand, rights, packs, amounts: amounts.slice(0, -1) }),
  );

describe('the worked examples', () => {
  it('[BILL-001] are all read', () => {
    expect(examples.length).toBeGreaterThan(53);
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
  });

  it.each(examples)('[BILL-001] $name', (worked) => {
    expect(amountsOf(worked).map(formatCents)).toEqual(worked.amounts.map((text) => formatCents(centsOf(text))));
  });
});

describe('the worked examples of contraception', () => {
  it('[BILL-101] are among them, on both sides of 26 years', () => {
    const pills = examples.filter(({ packs }) => packs.every(({ contraception }) => contraception !== undefined));
    const priced = pills.map((pill) => ({ ...pill, amounts: amountsOf(pill) }));
    expect(priced.filter(({ amounts: [total, compulsory] }) => total === compulsory).length).toBeGreaterThan(5);
    expect(priced.filter(({ ageBand }) => ageBand === '26-to-69').map(({ amounts }) => amounts.at(-1))).toEqual([
      100, 0,
    ]);
  });
});

/** The total, the three shares and the franchise. */
function amountsOf({ onDate, ageBand, rights, packs }: z.infer<typeof example>): readonly Cents[] {
  const [exempt, scheme] = rights.split(', ');
  const coverage = { exemption: exemption.parse(exempt), alsaceMoselle: scheme === 'Alsace and Moselle', ageBand };
  const facts = factsOf(packs, coverage, onDate, toulouse);
  const pricing = priceDispensing(facts);
  const [rule, franchise] = [facts.tariffs.exemption, franchiseOn(onDate)];
  invariant(pricing.status === 'priced' && rule !== undefined && franchise !== undefined, 'an example has a price');
  const { lines, totalCents, compulsoryCents, complementaryCents, patientCents } = pricing.amounts;
  const franchiseCents = franchiseDueCents(lines, rule, ageBand, franchise.perBoxCents);
  return [totalCents, compulsoryCents, complementaryCents, patientCents, franchiseCents];
}

/** `2×PH7 6.34 ald refused 4.41`. */
function readPack(text: string): PackGiven {
  const [, count, rateKind, price, rest = ''] = /^(\d+)×(PH\d) (\S+)( .*)?$/.exec(text) ?? [];
  const words = rest.trim().split(' ');
  const after = (word: string) => (words.includes(word) ? centsOf(words[words.indexOf(word) + 1]) : undefined);
  return {
    rateKind: z.enum(['PH1', 'PH7', 'PH4', 'PH2']).parse(rateKind),
    priceCents: centsOf(price),
    count: Number(count),
    aldRelated: words.includes('ald'),
    quarterly: words.includes('quarterly'),
    genericRefusedAtCents: after('refused'),
    referenceTariffCents: after('tariff'),
    specific: words.includes('specific'),
    ...contraceptionIn(words),
  };
}

function contraceptionIn(words: readonly string[]): Pick<PackGiven, 'contraception'> {
  if (words.includes('emergency')) return { contraception: 'emergency' };
  return words.includes('contraceptive') ? { contraception: 'regular' } : {};
}

function centsOf(text: string | undefined) {
  return cents(Number(z.string().regex(euros).parse(text).replace('.', '')));
}
