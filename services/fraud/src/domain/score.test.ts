import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { parseFiness } from '@ordonnancier/kernel/identifiers.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import type { DeliveredMedicine, DispensingToScore, EarlierDispensing } from './rules/dispensing.ts';
import { reasonCodes } from './rules/rule.ts';
import { scoreOf, sentenceOf } from './score.ts';

const day0 = known(parseCivilDate('2026-08-03'));
const here = known(parseFiness('240000117'));
const there = known(parseFiness('010002301'));
const elsewhere = known(parseFiness('2A0000014'));

/** An earlier dispensing `day` days after day 0, by default of 30 days of one medicine in this pharmacy. */
function earlier(day: number, of: Partial<EarlierDispensing> = {}): EarlierDispensing {
  return { eventId: `event-${day}`, pharmacy: here, on: addDays(day0, day), medicines: [tramadol(30)], ...of };
}

/** The dispensing to score. */
function now(day: number, of: Partial<DispensingToScore> = {}): DispensingToScore {
  return { ...earlier(day), eventId: 'event-now', dearestPackCents: undefined, ...of };
}

function tramadol(daysCovered: number): DeliveredMedicine {
  return { keys: ['cis-68656947', 'group-242'], daysCovered };
}

function given(...history: readonly EarlierDispensing[]) {
  return {
    when: (dispensing: DispensingToScore) => {
      const { score, reasons } = scoreOf(dispensing, history);
      return {
        thenNothing: () => {
          expect({ score, reasons }).toEqual({ score: 0, reasons: [] });
        },
        thenMatches: (reason: object) => {
          expect(reasons).toMatchObject([reason]);
        },
      };
    },
  };
}

const costly = { dearestPackCents: cents(300_01) };

describe('COSTLY_FIRST_DELIVERY', () => {
  it('[FRAUD-001] matches a pack above 300 € for a patient new to the pharmacy', () => {
    given(earlier(-20, { pharmacy: there, medicines: [] }))
      .when(now(0, costly))
      .thenMatches({
        code: 'COSTLY_FIRST_DELIVERY',
        ruleVersion: 1,
        observed: 300_01,
        threshold: 300_00,
        citedEventIds: ['event-now'],
      });
    given(earlier(-366)).when(now(0, costly)).thenMatches({ code: 'COSTLY_FIRST_DELIVERY' });
  });

  it.each([
    ['the pack costs 300 € and no cent more', [], now(0, { dearestPackCents: cents(300_00) })],
    ['its price is not known', [], now(0)],
    [
      'the pharmacy served the patient twelve months ago, whatever with',
      [earlier(-365, { medicines: [] })],
      now(0, costly),
    ],
    ['it was before the control existed', [], now(0, { ...costly, on: known(parseCivilDate('2022-10-23')) })],
  ])('[FRAUD-001] does not match when %s', (_, history, dispensing) => {
    given(...history)
      .when(dispensing)
      .thenNothing();
  });
});

describe('MANY_PHARMACIES', () => {
  it('[FRAUD-002] matches the third pharmacy for one medicine within 90 days, and cites what was delivered', () => {
    given(earlier(0, { pharmacy: there }), earlier(45, { pharmacy: elsewhere }))
      .when(now(90))
      .thenMatches({
        code: 'MANY_PHARMACIES',
        observed: 3,
        threshold: 3,
        citedEventIds: ['event-0', 'event-45', 'event-now'],
      });
  });

  it('[FRAUD-002] counts a generic of the same group as the same medicine', () => {
    const generic = { keys: ['cis-61644643', 'group-242'], daysCovered: 30 };
    given(earlier(0, { pharmacy: there, medicines: [generic] }), earlier(45, { pharmacy: elsewhere }))
      .when(now(85))
      .thenMatches({ code: 'MANY_PHARMACIES' });
  });

  it.each([
    [
      'two pharmacies take turns, near home and near work',
      [0, 28, 56].map((day) => earlier(day, day === 28 ? { pharmacy: there } : {})),
      now(84),
    ],
    [
      'the first of three was more than 90 days ago',
      [earlier(0, { pharmacy: there }), earlier(60, { pharmacy: elsewhere })],
      now(91),
    ],
    [
      'the third pharmacy gave another medicine',
      [
        earlier(0, { pharmacy: there, medicines: [{ keys: ['cis-60234100'], daysCovered: 5 }] }),
        earlier(45, { pharmacy: elsewhere }),
      ],
      now(85),
    ],
    [
      'three pharmacies served the patient, never twice the same medicine',
      [there, elsewhere].map((pharmacy, index) =>
        earlier(index, { pharmacy, medicines: [{ keys: [`cis-6000000${index}`], daysCovered: 5 }] }),
      ),
      now(85),
    ],
  ])('[FRAUD-002] does not match when %s', (_, history, dispensing) => {
    given(...history)
      .when(dispensing)
      .thenNothing();
  });
});

describe('SUPPLY_EXCEEDS_TIME', () => {
  it('[FRAUD-003] matches two months of treatment on one day', () => {
    given(earlier(0))
      .when(now(0))
      .thenMatches({
        code: 'SUPPLY_EXCEEDS_TIME',
        observed: 60,
        threshold: 45,
        citedEventIds: ['event-0', 'event-now'],
      });
  });

  it('[FRAUD-003] matches supplies that add up slowly, ten days too early each month', () => {
    const history = [0, 20, 40, 60].map((day) => earlier(day));
    given(...history)
      .when(now(80))
      .thenMatches({ code: 'SUPPLY_EXCEEDS_TIME', observed: 150, threshold: 143 });
  });

  it.each([
    ['it is a single delivery, of however many days', [], now(0, { medicines: [tramadol(90)] })],
    ['the dose rises in the middle of the month', [earlier(0)], now(15)],
    ['two months are given before a journey', [earlier(0, { medicines: [tramadol(60)] })], now(55)],
    [
      'a week is added to a quarterly pack',
      [earlier(0, { medicines: [tramadol(90)] })],
      now(30, { medicines: [tramadol(7)] }),
    ],
    [
      'two short treatments follow each other closely',
      [earlier(0, { medicines: [tramadol(5)] })],
      now(1, { medicines: [tramadol(5)] }),
    ],
    [
      'a morning and an evening dose stand on two lines',
      [earlier(0, { medicines: [tramadol(30), tramadol(30)] })],
      now(25, { medicines: [tramadol(30), tramadol(30)] }),
    ],
    [
      'the same days are covered by different medicines',
      [earlier(0, { medicines: [{ keys: ['cis-60234100'], daysCovered: 30 }] })],
      now(0),
    ],
  ])('[FRAUD-003] does not match when %s', (_, history, dispensing) => {
    given(...history)
      .when(dispensing)
      .thenNothing();
  });

  it('[FRAUD-003] never matches renewals at any rhythm, each by up to 23 % of it too early', () => {
    const rhythm = fc.oneof(fc.constantFrom(7, 14, 28, 30, 84, 90), fc.integer({ min: 1, max: 100 }));
    const earliness = fc.oneof(
      fc.array(fc.integer({ min: -40, max: 230 }), { minLength: 1, maxLength: 20, size: 'max' }),
      fc.constant(Array.from({ length: 20 }, () => 230)),
    );
    fc.assert(
      fc.property(rhythm, earliness, (days, earlyPerMille) => {
        let day = 0;
        const visits = [0, ...earlyPerMille.map((early) => (day += days - Math.floor((days * early) / 1_000)))];
        const history = visits.slice(0, -1).map((visit) => earlier(visit, { medicines: [tramadol(days)] }));
        return scoreOf(now(day, { medicines: [tramadol(days)] }), history).score === 0;
      }),
    );
  });
});

describe('the score', () => {
  it('[FRAUD-004] grows with every reason, stays within 1 to 1000, and tells each in a French sentence', () => {
    const one = scoreOf(now(0, costly), []);
    const all = scoreOf(now(2, costly), [earlier(0, { pharmacy: there }), earlier(1, { pharmacy: elsewhere })]);
    expect(one.score).toBe(200);
    // 1 − 0.8 × 0.55 × 0.55
    expect(all.score).toBe(758);
    expect(all.reasons.map(({ code }) => code)).toEqual(reasonCodes);
    expect(all.reasons.map(sentenceOf)).toEqual([
      "Boîte à 300,01 € (contrôle au-delà de 300,00 €) pour un patient que cette pharmacie n'avait pas servi depuis douze mois.",
      'Le même médicament a été délivré à ce patient par 3 pharmacies différentes en 90 jours (seuil : 3).',
      'Les délivrances de ce médicament en 90 jours couvrent 90 jours de traitement, alors que le temps écoulé en explique au plus 47.',
    ]);
  });

  it('[FRAUD-004] cites the latest fifty events at most', () => {
    const pharmacies: readonly Finess[] = [there, elsewhere];
    const history = pharmacies.flatMap((pharmacy, half) =>
      Array.from({ length: 40 }, (_, index) =>
        earlier(0, { pharmacy, eventId: `${half}-${index}`, medicines: [tramadol(0)] }),
      ),
    );
    const [reason] = scoreOf(now(1), history).reasons;
    expect(reason?.citedEventIds).toHaveLength(50);
    expect(reason?.citedEventIds.at(-1)).toBe('event-now');
  });
});

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a test constant does not pass its check');
  return value;
}
