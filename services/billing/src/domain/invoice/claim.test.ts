import { describe, expect, it } from '@jest/globals';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import {
  acknowledged,
  acknowledgement,
  asked,
  blocked,
  correction,
  drafted,
  factsOfRights,
  feesMoved,
  invoiceOf,
  moveFees,
  otherLotId,
  paid,
  payment,
  pharmacy,
  recovered,
  rejected,
  rejection,
  reversal,
  reversed,
  sending,
  sent,
  signature,
  signed,
  unreadable,
} from '../../../tests/claims.ts';
import { creditShares, sharesToAsk } from './claim.ts';
import type { InvoiceEvent } from './events.ts';
import { claimed, invoiceDecider, statusOf } from './invoice.ts';
import { payerShares } from './payer-shares.ts';
import { rejectionReasons } from './rejection-reasons.ts';

const { given } = specificationOf(invoiceDecider);

const nothingBilled = {
  lines: [],
  totalCents: cents(0),
  compulsoryCents: cents(0),
  complementaryCents: cents(0),
  patientCents: cents(0),
};
const partly = { ...paid, compulsoryCents: cents(100), reason: 'RIGHTS_CLOSED' } as const;

/** An invoice in each state that it shows. */
const lives = {
  drafted: [drafted],
  blocked: [blocked],
  reversed: [drafted, reversed],
  signed: [drafted, signed],
  sent: [drafted, signed, sent],
  acknowledged: [drafted, signed, sent, acknowledged],
  unreadable: [drafted, signed, sent, unreadable],
  paid: [drafted, signed, sent, acknowledged, paid],
  'partly-paid': [drafted, signed, sent, acknowledged, partly],
  rejected: [drafted, signed, sent, acknowledged, rejected],
  corrected: [drafted, signed, sent, acknowledged, rejected, madeOf(correction('coverage'))],
} as const satisfies Record<string, readonly InvoiceEvent[]>;

type Status = keyof typeof lives;

const statuses = Object.keys(lives) as readonly Status[];

function except(...left: readonly Status[]): readonly Status[] {
  return statuses.filter((status) => !left.includes(status));
}

describe('the claim of an invoice', () => {
  it.each(statuses)('[BILL-080] shows that it is %s', (status) => {
    expect(statusOf(invoiceOf(...lives[status]))).toBe(status);
  });

  it.each([
    ['is advanced by the patient', { ...drafted, patientAdvances: true as const }],
    ['bills nothing', { ...drafted, ...nothingBilled }],
  ])('[BILL-080] is no draft to be signed when its invoice %s', (_, invoice) => {
    expect(statusOf(invoiceOf(invoice))).toBe('nothing-to-claim');
    expect(statusOf(invoiceOf(invoice, reversed))).toBe('reversed');
    given(invoice).when(signature).thenRefused('NOTHING_TO_CLAIM');
  });

  it('[BILL-080] is a draft to be signed as soon as a fee comes to an invoice of which nothing was owed', () => {
    const nothingOwed = { ...drafted, ...nothingBilled };
    const hdr = drafted.lines.filter(({ cip13 }) => cip13 === undefined);
    const feeCame = madeBy(moveFees(hdr), [nothingOwed]);
    expect(statusOf(invoiceOf(nothingOwed, feeCame))).toBe('drafted');
    given(nothingOwed, feeCame)
      .when(signature)
      .then({ ...signed, compulsoryCents: cents(43), complementaryCents: cents(18) });
  });

  it('[BILL-080] is signed for what the insurers owe, as a draft or corrected', () => {
    given(...lives.drafted)
      .when(signature)
      .then({ type: 'InvoiceSigned', regime: 'general', ...asked });
    given(...lives.corrected)
      .when(signature)
      .then({ type: 'InvoiceSigned' });
  });

  it.each(except('drafted', 'corrected', 'paid'))('[BILL-080] is not signed when %s', (status) => {
    given(...lives[status])
      .when(signature)
      .thenRefused('INVOICE_NOT_SIGNABLE', { status });
  });

  it.each<[string, readonly InvoiceEvent[]]>([
    ['all is paid', lives.paid],
    ['the patient pays and is refunded', [{ ...drafted, patientAdvances: true }]],
  ])('[BILL-080] is not signed when %s, for then there is nothing to ask', (_, past) => {
    given(...past)
      .when(signature)
      .thenRefused('NOTHING_TO_CLAIM');
  });

  it('[BILL-081] loses its signature when a fee moves before it is sent', () => {
    for (const status of ['signed', 'unreadable'] as const) {
      given(...lives[status])
        .when(moveFees())
        .then(feesMoved);
      given(...lives[status], feesMoved)
        .when(sending())
        .then({ type: 'InvoiceLeftOut' });
      given(...lives[status], feesMoved)
        .when(signature)
        .then({ type: 'InvoiceSigned', ...payerShares(feesMoved) });
    }
  });

  it('[BILL-081] is not changed by a fee that leaves it once it is sent: what was paid for the fee is a credit', () => {
    given(...lives.sent)
      .when(moveFees())
      .then(feesMoved);
    given(...lives.sent, feesMoved)
      .when(payment(asked))
      .then(paid);
    const invoice = claimed(invoiceOf(...lives.sent, feesMoved, paid));
    expect(creditShares(invoice)).toEqual({ compulsoryCents: 43, complementaryCents: 18 });
    expect(sharesToAsk(invoice)).toEqual({ compulsoryCents: 0, complementaryCents: 0 });
  });

  it('[BILL-081] asks in a later lot for a fee that came to it once it was paid, and for nothing else', () => {
    const withoutFee = [
      { ...drafted, ...feesMoved, type: 'InvoiceDrafted' },
      { ...signed, ...payerShares(feesMoved) },
      { ...sent, ...payerShares(feesMoved) },
      { ...paid, ...payerShares(feesMoved) },
    ] as const;
    const fee = drafted.lines.filter(({ cip13 }) => cip13 === undefined);
    const feeCame = madeBy(moveFees(fee), withoutFee);
    expect(statusOf(invoiceOf(...withoutFee))).toBe('paid');
    expect(statusOf(invoiceOf(...withoutFee, feeCame))).toBe('drafted');
    given(...withoutFee, feeCame)
      .when(signature)
      .then({ type: 'InvoiceSigned', compulsoryCents: cents(43), complementaryCents: cents(18) });
  });

  it('[BILL-081] is paid, and no draft, when the fee that came to it leaves before it is asked for', () => {
    const fee = drafted.lines.filter(({ cip13 }) => cip13 === undefined);
    const added = { ...signed, compulsoryCents: cents(43), complementaryCents: cents(18) };
    const withoutFee = [
      ...lives.paid,
      feesMoved,
      { ...recovered, compulsoryCents: cents(43), complementaryCents: cents(18) },
    ];
    const onTop = [...withoutFee, madeBy(moveFees(fee), withoutFee), added];
    expect(statusOf(invoiceOf(...onTop))).toBe('signed');
    expect(statusOf(invoiceOf(...onTop, feesMoved))).toBe('paid');
  });

  it('[BILL-081] whose lot could not be read is signed anew when a fee moved meanwhile', () => {
    const past = [...lives.sent, feesMoved, unreadable];
    expect(statusOf(invoiceOf(...past))).toBe('drafted');
    given(...past)
      .when(sending())
      .then({ type: 'InvoiceLeftOut' });
  });

  it('[BILL-082] is sent in one lot, and again only in another after the first could not be read', () => {
    given(...lives.signed)
      .when(sending())
      .then(sent);
    given(...lives.unreadable)
      .when(sending(otherLotId))
      .then({ ...sent, lotId: otherLotId });
  });

  it.each(except('signed', 'unreadable'))('[BILL-082] is left out of a lot when %s', (status) => {
    given(...lives[status])
      .when(sending(otherLotId))
      .then({ type: 'InvoiceLeftOut', lotId: otherLotId });
  });

  it.each([
    ['another regime', { ...sending(), regime: 'alsace-moselle' }],
    ['another pharmacy', { ...sending(), pharmacyFiness: pharmacy('690000021') }],
  ] as const)("[BILL-082] is left out of %s's lot", (_, command) => {
    given(...lives.signed)
      .when(command)
      .then({ type: 'InvoiceLeftOut' });
  });

  it('[BILL-083] is acknowledged, paid, paid in part and rejected as its lot says', () => {
    given(...lives.sent)
      .when(acknowledgement(true))
      .then(acknowledged);
    given(...lives.sent)
      .when(acknowledgement(false))
      .then(unreadable);
    given(...lives.acknowledged)
      .when(payment(asked))
      .then(paid);
    given(...lives.acknowledged)
      .when(payment(partly, 'RIGHTS_CLOSED'))
      .then(partly);
    given(...lives.acknowledged)
      .when(rejection())
      .then(rejected);
  });

  it.each<[string, readonly InvoiceEvent[]]>([
    ['a payment of what was not asked', [drafted, signed, paid]],
    ['a second payment', [...lives.paid, paid]],
    ['a payment in another lot', [...lives.acknowledged, { ...paid, lotId: otherLotId }]],
    ['a payment of more than was asked', [...lives.acknowledged, { ...paid, compulsoryCents: cents(185) }]],
    ['a payment of less without a reason', [...lives.acknowledged, { ...paid, compulsoryCents: cents(183) }]],
    ['a rejection of what is paid', [...lives.paid, rejected]],
    ['a lot that asks for another sum', [drafted, signed, { ...sent, compulsoryCents: cents(185) }]],
    ['a recovery of more than was paid', [...lives.paid, { ...recovered, complementaryCents: cents(96) }]],
    ['a correction of what was not rejected', [...lives.paid, lives.corrected[5]]],
    ['a signature of what is reversed', [drafted, reversed, signed]],
    ['a claim of what is blocked', [blocked, signed]],
  ])('[BILL-014] takes %s for a corrupt history', (_, history) => {
    expect(() => invoiceOf(...history)).toThrow();
  });

  it.each(statuses)('[BILL-084] of a reversed dispensing asks for nothing more, whether it was %s', (status) => {
    const past = status === 'reversed' ? lives.drafted : lives[status];
    given(...past)
      .when(reversal)
      .then(reversed);
    const invoice = claimed(invoiceOf(...past, reversed));
    expect(sharesToAsk(invoice)).toEqual({ compulsoryCents: 0, complementaryCents: 0 });
    expect(creditShares(invoice)).toEqual(claimed(invoiceOf(...past)).claim.paid);
    given(...past, reversed)
      .when(signature)
      .thenRefused('INVOICE_NOT_SIGNABLE', { status: 'reversed' });
  });

  it('[BILL-084] of a dispensing reversed before the payer answered is a credit once it is paid, until it is recovered', () => {
    const past = [...lives.acknowledged, reversed];
    given(...past)
      .when(payment(asked))
      .then(paid);
    expect(creditShares(claimed(invoiceOf(...past, paid)))).toEqual(asked);
    expect(creditShares(claimed(invoiceOf(...past, paid, recovered)))).toEqual({
      compulsoryCents: 0,
      complementaryCents: 0,
    });
    given(...past)
      .when(rejection())
      .then(rejected);
    expect(statusOf(invoiceOf(...past, rejected))).toBe('reversed');
  });

  it('[BILL-085] is corrected by what its rejection says can be, and priced anew by the same function', () => {
    const corrected = madeOf(correction('coverage', 'maternity'));
    expect(corrected).toMatchObject({
      fact: 'coverage',
      coverage: { exemption: 'maternity', alsaceMoselle: false },
      totalCents: 279,
      compulsoryCents: 279,
      complementaryCents: 0,
    });
    given(...lives.rejected, corrected)
      .when(signature)
      .then({ type: 'InvoiceSigned', compulsoryCents: cents(279), complementaryCents: cents(0) });
  });

  it('[BILL-085] keeps on correction the fees it carries, and takes none that went elsewhere', () => {
    const corrected = madeBy(correction('coverage', 'maternity'), [...lives.rejected, feesMoved]);
    expect(corrected).toMatchObject({ totalCents: 218, compulsoryCents: 218, complementaryCents: 0 });
  });

  it('[BILL-085] paid in part asks after its correction for what is owed and not paid', () => {
    const corrected = madeBy(correction('coverage', 'maternity'), lives['partly-paid']);
    given(...lives['partly-paid'], corrected)
      .when(signature)
      .then({ type: 'InvoiceSigned', compulsoryCents: cents(179), complementaryCents: cents(0) });
    expect(creditShares(claimed(invoiceOf(...lives['partly-paid'], corrected)))).toEqual({
      compulsoryCents: 0,
      complementaryCents: 95,
    });
  });

  it('[BILL-085] is paid once corrected to no more than was paid: nothing is left to sign', () => {
    const mostOf = { ...partly, compulsoryCents: cents(150), complementaryCents: cents(80) };
    const past = [...lives.acknowledged, mostOf];
    const withoutFee = madeBy(correction('coverage'), [...past, feesMoved]);
    expect(statusOf(invoiceOf(...past, feesMoved, withoutFee))).toBe('paid');
    expect(statusOf(invoiceOf(...past, madeBy(correction('coverage'), past)))).toBe('corrected');
  });

  it.each(except('rejected', 'partly-paid'))('[BILL-085] is not corrected when %s', (status) => {
    given(...lives[status])
      .when(correction('coverage'))
      .thenRefused('INVOICE_NOT_CORRECTABLE', { status });
  });

  it.each(Object.entries(rejectionReasons))(
    '[BILL-085] rejected as %s takes the corrections it names',
    (reason, meaning) => {
      const past = [...lives.acknowledged, { ...rejected, reason: reason as keyof typeof rejectionReasons }];
      for (const fact of ['coverage', 'beneficiary', 'prescriber', 'document'] as const) {
        const corrected = given(...past).when(correction(fact));
        if (meaning.correctedBy.includes(fact)) corrected.then({ type: 'InvoiceCorrected', fact });
        else corrected.thenRefused('CORRECTION_DOES_NOT_FIT', { reason });
      }
    },
  );

  it('[BILL-085] is not corrected when a price of its day is not known any longer', () => {
    const command = { ...correction('coverage'), facts: factsOfRights('none') };
    const [pack] = command.facts.packs;
    invariant(pack !== undefined, 'there is a pack');
    const facts = { ...command.facts, packs: [{ ...pack, stated: undefined }] };
    given(...lives.rejected)
      .when({ ...command, facts })
      .thenRefused('CORRECTION_NOT_PRICED', { reason: 'price-missing' });
  });

  it.each([signed, sent, acknowledged, unreadable, paid, partly, rejected, lives.corrected[5], recovered])(
    '[BILL-015] writes $type in the published language',
    (event) => {
      const { type, ...data } = event;
      expect(violationOfPublishedLanguage(type, data)).toBeUndefined();
    },
  );
});

function madeOf(command: ReturnType<typeof correction>) {
  return madeBy(command, [drafted, signed, sent, acknowledged, rejected]);
}

function madeBy(command: Parameters<typeof invoiceDecider.decide>[0], past: readonly InvoiceEvent[]): InvoiceEvent {
  const decision = invoiceDecider.decide(command, invoiceOf(...past));
  const [event] = decision.ok ? decision.value : [];
  invariant(event !== undefined, 'an event was expected');
  return event;
}
