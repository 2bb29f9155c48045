import { describe, expect, it } from '@jest/globals';
import { parseDispensingId, type DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { lotId } from '../../../tests/claims.ts';
import { idOf } from '../../../tests/dispensings.ts';
import { day, finess } from '../../../tests/packs-given.ts';
import type { OpenLot, RecordPayerReturn } from './commands.ts';
import type {
  LotAcknowledged,
  LotEvent,
  LotOpened,
  LotSent,
  LotUnreadable,
  PayerAnswer,
  PayerReturnRecorded,
} from './events.ts';
import { lotDecider, type LotRefusalCode } from './lot.ts';
import { lotNumbersDecider } from './lot-numbers.ts';

const [first, second, third] = [dispensing(1), dispensing(2), dispensing(3)];
const asked = { compulsoryCents: cents(184), complementaryCents: cents(95) };

const opening: OpenLot = {
  type: 'OpenLot',
  lotId,
  number: 42,
  pharmacyFiness: finess('310000120'),
  regime: 'general',
  openedOn: day('2026-08-05'),
  dispensingIds: [first, second, third],
};
const opened: LotOpened = { ...opening, type: 'LotOpened' };
const sent: LotSent = {
  type: 'LotSent',
  lotId,
  sentOn: opening.openedOn,
  invoices: [first, second].map((dispensingId) => ({ dispensingId, ...asked })),
  leftOut: [third],
};
const acknowledged: LotAcknowledged = { type: 'LotAcknowledged', lotId, acknowledgedOn: day('2026-08-06') };
const unreadable: LotUnreadable = {
  type: 'LotUnreadable',
  lotId,
  unreadableOn: acknowledged.acknowledgedOn,
  reason: 'malformed',
};
const paid = { outcome: 'paid', dispensingId: first, ...asked } as const;
const rejected = { outcome: 'rejected', dispensingId: second, reason: 'DUPLICATE' } as const;
const recovered = { ...paid, outcome: 'recovered' } as const;
const returned = (...answers: readonly PayerAnswer[]): PayerReturnRecorded => ({
  type: 'PayerReturnRecorded',
  lotId,
  returnedOn: day('2026-09-02'),
  answers,
});

const readable: readonly LotEvent[] = [opened, sent, acknowledged];
const { given } = specificationOf(lotDecider);

describe('a lot of invoices', () => {
  it('[BILL-087] asks for the invoices that could be sent, and names those left out', () => {
    given().when(opening).then(opened);
    given(opened)
      .when({ ...sent, type: 'CompleteLot' })
      .then(sent);
    expect(stateOf(opened, sent)).toMatchObject({ status: 'sent', leftOut: [third], invoices: [{ asked }, { asked }] });
  });

  it('[BILL-087] is opened and made up once', () => {
    given(opened).when(opening).thenRefused('LOT_ALREADY_OPENED');
    given(opened, sent)
      .when({ ...sent, type: 'CompleteLot' })
      .thenRefused('LOT_NOT_SENT');
  });

  it('[BILL-087] that holds nothing any longer awaits no answer', () => {
    expect(stateOf(opened, { ...sent, invoices: [] })).toMatchObject({ status: 'answered' });
  });

  it('[BILL-087] is numbered in its pharmacy and year, no number twice', () => {
    const numbers = specificationOf(lotNumbersDecider);
    const number = { type: 'LotNumbered', lotId, number: 1 } as const;
    numbers.given().when({ type: 'NumberLot', lotId }).then(number);
    numbers.given(number).when({ type: 'NumberLot', lotId: 'another' }).then({ lotId: 'another', number: 2 });
    expect(() => lotNumbersDecider.evolve(1, number)).toThrow();
  });

  it('[BILL-088] is read or not by the payer, once', () => {
    const { acknowledgedOn } = acknowledged;
    const positive = { type: 'AcknowledgeLot', unreadable: undefined, acknowledgedOn } as const;
    const negative = { ...positive, unreadable: 'malformed' } as const;
    given(opened, sent).when(positive).then(acknowledged);
    given(opened, sent).when(negative).then(unreadable);
    given(opened).when(positive).thenRefused('LOT_NOT_SENT');
    for (const past of [readable, [opened, sent, unreadable], [...readable, returned(paid, rejected)]])
      for (const again of [positive, negative])
        given(...past)
          .when(again)
          .thenRefused('LOT_ALREADY_ACKNOWLEDGED');
  });

  it('[BILL-089] is answered by one return or several, each about other invoices', () => {
    given(...readable)
      .when(aReturn(paid))
      .then(returned(paid));
    expect(stateOf(...readable, returned(paid))).toMatchObject({ status: 'acknowledged' });
    given(...readable, returned(paid))
      .when(aReturn(rejected, recovered))
      .then(returned(rejected, recovered));
    expect(stateOf(...readable, returned(paid), returned(rejected))).toMatchObject({ status: 'answered' });
  });

  it.each<[string, readonly LotEvent[], LotRefusalCode]>([
    ['is not sent', [opened], 'LOT_NOT_SENT'],
    ['is not acknowledged', [opened, sent], 'LOT_NOT_ACKNOWLEDGED'],
    ['could not be read', [opened, sent, unreadable], 'LOT_NOT_ACKNOWLEDGED'],
  ])('[BILL-089] takes no return while it %s', (_, past, code) => {
    given(...past)
      .when(aReturn(paid))
      .thenRefused(code);
  });

  it.each<[string, readonly PayerAnswer[], string]>([
    ['about an invoice left out', [{ ...paid, dispensingId: third }], 'answer 1'],
    ['that pays more than asked', [paid, { ...paid, dispensingId: second, complementaryCents: cents(96) }], 'answer 2'],
    ['that pays more with a reason', [{ ...paid, compulsoryCents: cents(185), reason: 'LATE' }], 'answer 1'],
    ['that pays less without a reason', [{ ...paid, compulsoryCents: cents(183) }], 'answer 1'],
    ['that pays all with a reason for less', [{ ...paid, reason: 'LATE' }], 'answer 1'],
    ['that pays nothing', [{ ...paid, compulsoryCents: cents(0), complementaryCents: cents(0) }], 'answer 1'],
    ['that answers an invoice twice', [rejected, paid, { ...rejected, dispensingId: first }], 'answer 3'],
    ['that recovers what was not paid', [recovered], 'answer 1'],
  ])('[BILL-089] records nothing of a return %s', (_, answers, place) => {
    const decision = lotDecider.decide(aReturn(...answers), stateOf(...readable));
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'PAYER_RETURN_DOES_NOT_FIT' } });
    expect(decision.ok ? [] : decision.refusal.violations.map(({ field }) => field)).toEqual([place]);
  });

  it('[BILL-089] takes no second answer to an invoice, nor a recovery of more than was paid, in a later return', () => {
    const past = [...readable, returned(paid, rejected)];
    for (const answer of [paid, rejected, { ...rejected, dispensingId: first }])
      given(...past)
        .when(aReturn(answer))
        .thenRefused('PAYER_RETURN_DOES_NOT_FIT');
    given(...past, returned(recovered))
      .when(aReturn(recovered))
      .thenRefused('PAYER_RETURN_DOES_NOT_FIT');
  });

  it('[BILL-089] takes no recovery of what stays owed, also when the rest was recovered in between', () => {
    const credit = { ...recovered, compulsoryCents: cents(16), complementaryCents: cents(0) };
    const stillOwed = new Map([[first, { compulsoryCents: cents(168), complementaryCents: cents(95) }]]);
    const past = [...readable, returned(paid)];
    given(...past)
      .when({ ...aReturn(credit), stillOwed })
      .then(returned(credit));
    for (const [history, answer] of [
      [past, { ...credit, compulsoryCents: cents(17) }],
      [[...past, returned(credit)], credit],
    ] as const)
      given(...history)
        .when({ ...aReturn(answer), stillOwed })
        .thenRefused('PAYER_RETURN_DOES_NOT_FIT');
  });

  it.each<[string, readonly LotEvent[]]>([
    ['a lot that was not opened', [sent]],
    ['a lot opened twice', [opened, opened]],
    ['an answer to what was not read', [opened, sent, returned(paid)]],
    ['an invoice answered twice', [...readable, returned(paid), returned({ ...rejected, dispensingId: first })]],
  ])('[BILL-014] takes %s for a corrupt history', (_, history) => {
    expect(() => stateOf(...history)).toThrow();
  });

  it.each([opened, sent, acknowledged, unreadable, returned(paid, rejected)])(
    '[BILL-015] writes $type in the published language',
    (event) => {
      const { type, ...data } = event;
      expect(violationOfPublishedLanguage(type, data)).toBeUndefined();
    },
  );
});

function aReturn(...answers: readonly PayerAnswer[]): RecordPayerReturn {
  return {
    stillOwed: new Map(),
    type: 'RecordPayerReturn',
    returnedOn: day('2026-09-02'),
    answers: answers.map((answer, index) => ({ place: `answer ${index + 1}`, answer })),
  };
}

function stateOf(...history: readonly LotEvent[]) {
  return history.reduce((state, event) => lotDecider.evolve(state, event), lotDecider.initialState);
}

function dispensing(number: number): DispensingId {
  const id = parseDispensingId(idOf('d', number));
  invariant(id !== undefined, 'a test constant does not pass its check');
  return id;
}
