import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asked, general, inTime, openClaimsDesk, refusalOf, type ClaimsDesk } from './claims-desk.ts';
import { idOf, lyon, toulouse, unknownPack } from './dispensings.ts';

describe('signing invoices and sending them in lots', () => {
  let desk: ClaimsDesk;

  beforeAll(async () => {
    desk = await openClaimsDesk();
  });

  afterAll(() => desk.stop());

  it('[BILL-092] signs what can be signed and says of each other why not', async () => {
    const [good, blocked, ofLyon] = [
      await desk.dispensed(),
      await desk.dispensed({ cip13: unknownPack }),
      await desk.dispensed({ finess: lyon }),
    ];
    const request = { requestId: randomUUID(), dispensingIds: [good, blocked, ofLyon, idOf('d', 99_999)] };
    await desk.invoiceOf(good);
    const answer = await desk.pharmacist.unary('SignInvoices', request, inTime());
    expect(answer.results).toEqual([
      { dispensingId: good, refusalCode: '', asked, regime: general },
      refusedAs(blocked, 'INVOICE_NOT_SIGNABLE'),
      refusedAs(ofLyon, 'INVOICE_NOT_FOUND'),
      refusedAs(idOf('d', 99_999), 'INVOICE_NOT_FOUND'),
    ]);
    expect(await desk.pharmacist.unary('SignInvoices', request, inTime())).toEqual(answer);
    const again = await desk.pharmacist.unary('SignInvoices', { ...request, requestId: randomUUID() }, inTime());
    expect(again.results[0]).toEqual(refusedAs(good, 'INVOICE_NOT_SIGNABLE'));
    const other = await desk.pharmacist.unary('SignInvoices', { ...request, dispensingIds: [good] }, inTime());
    expect(other.results[0]).toEqual(refusedAs(good, 'REQUEST_ID_REUSED'));
  });

  it('[BILL-093] sends a lot, once however often it is asked, with a number of its own', async () => {
    const dispensingIds = [await desk.signed(), await desk.signed()];
    const request = { requestId: randomUUID(), regime: general, dispensingIds } as const;
    const sent = await desk.pharmacist.unary('SendLot', request, inTime());
    expect(await desk.pharmacist.unary('SendLot', request, inTime())).toEqual(sent);
    const { lot } = await desk.pharmacist.unary(
      'GetLot',
      { lotId: sent.lotId, minPosition: sent.logPosition },
      inTime(),
    );
    expect(lot).toMatchObject({
      lotId: sent.lotId,
      number: sent.number,
      pharmacyFiness: toulouse,
      regime: general,
      status: 'LOT_STATUS_SENT',
      sentOn: '2026-09-02',
      asked: { compulsoryCents: 368, complementaryCents: 190 },
      awaited: { compulsoryCents: 368, complementaryCents: 190 },
      invoiceCount: 2,
      invoices: dispensingIds.map((dispensingId) => ({ dispensingId, asked, paid: null, rejection: null })),
      leftOutDispensingIds: [],
    });
    const next = await desk.send([await desk.signed()]);
    expect(next.number > sent.number && /^2026-\d{4}$/.test(sent.number)).toBe(true);
    for (const dispensingId of dispensingIds)
      expect(await desk.invoiceOf(dispensingId)).toMatchObject({ status: 'INVOICE_STATUS_SENT', lotId: sent.lotId });
    const { lots } = await desk.pharmacist.unary('ListLots', { minPosition: next.logPosition, pageSize: 2 }, inTime());
    expect(lots.map(({ lotId }) => lotId)).toEqual([next.lotId, sent.lotId]);
    expect(lots[1]).toEqual({ ...lot, invoices: [] });
  });

  it('[BILL-093] gives the id that a colleague chose to no second lot, and another pharmacy a lot of its own', async () => {
    const [own, colleagues, ofLyon] = [await desk.signed(), await desk.signed(), await desk.signed({ finess: lyon })];
    const requestId = randomUUID();
    const request = { requestId, regime: general };
    const sent = await desk.pharmacist.unary('SendLot', { ...request, dispensingIds: [own] }, inTime());
    const colleague = desk.clientOf(toulouse, '10003234175');
    for (const dispensingIds of [[own], [colleagues]])
      expect(await refusalOf(colleague.unary('SendLot', { ...request, dispensingIds }, inTime()))).toMatchObject({
        code: 'REQUEST_ID_REUSED',
      });
    const other = await desk.pharmacistOfLyon.unary('SendLot', { ...request, dispensingIds: [ofLyon] }, inTime());
    expect(other.lotId).not.toBe(sent.lotId);
    expect(await desk.invoiceOf(colleagues)).toMatchObject({ status: 'INVOICE_STATUS_SIGNED' });
  });

  it('[BILL-093] refuses a lot as a whole, naming the entries that cannot be sent in it', async () => {
    const [draft, ofAme, ofLyon] = [
      await desk.dispensed(),
      await desk.signed({ exemption: 'ame' }),
      await desk.dispensed({ finess: lyon }),
    ];
    const good = await desk.signed();
    const refusal = await refusalOf(
      desk.pharmacist.unary(
        'SendLot',
        { requestId: randomUUID(), regime: general, dispensingIds: [draft, good, ofAme, ofLyon] },
        inTime(),
      ),
    );
    expect(refusal).toMatchObject({ code: 'LOT_DOES_NOT_FIT' });
    expect(refusal?.violations).toEqual([
      { field: 'dispensing_ids[0]', description: 'is drafted, not signed' },
      { field: 'dispensing_ids[2]', description: 'is signed for the regime state-medical-aid' },
      { field: 'dispensing_ids[3]', description: 'has no invoice of your pharmacy' },
    ]);
    expect(await desk.invoiceOf(good)).toMatchObject({ status: 'INVOICE_STATUS_SIGNED' });
    const wrong: readonly [
      { readonly dispensingIds: string[]; readonly regime?: 'PAYER_REGIME_UNSPECIFIED' },
      string,
    ][] = [
      [{ dispensingIds: [] }, 'dispensing_ids'],
      [{ dispensingIds: [good, good] }, 'dispensing_ids'],
      [{ dispensingIds: [good], regime: 'PAYER_REGIME_UNSPECIFIED' }, 'regime'],
    ];
    for (const [change, field] of wrong) {
      const request = { requestId: randomUUID(), regime: general, ...change } as const;
      const bad = await refusalOf(desk.pharmacist.unary('SendLot', request, inTime()));
      expect(bad).toMatchObject({ code: 'INVALID_REQUEST', violations: [{ field }] });
    }
  });

  it('[BILL-093] puts an invoice that is wanted in many lots at once in one of them', async () => {
    const contested = await desk.signed();
    const others = await Promise.all([desk.signed(), desk.signed(), desk.signed(), desk.signed()]);
    const wanted = others.map((other) => ({
      requestId: randomUUID(),
      regime: general,
      dispensingIds: [contested, other],
    }));
    const outcomes = await Promise.allSettled(
      wanted.map((request) => desk.pharmacist.unary('SendLot', request, inTime())),
    );
    const opened = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(opened.length).toBeGreaterThan(0);
    const lots = await Promise.all(opened.map(async ({ lotId, logPosition }) => desk.lotOf(lotId, logPosition)));
    const holding = lots.filter((lot) => lot.invoices.some(({ dispensingId }) => dispensingId === contested));
    expect(holding).toHaveLength(1);
    for (const lot of lots.filter((one) => !holding.includes(one)))
      expect(lot).toMatchObject({ leftOutDispensingIds: [contested], invoiceCount: 1 });
  });

  it('[BILL-096] shows pharmacies nothing of one another, and lets only the payers answer', async () => {
    const dispensingId = await desk.signed();
    const { lotId, logPosition } = await desk.send([dispensingId]);
    const hidden = [
      desk.pharmacistOfLyon.unary('GetLot', { lotId }, inTime()),
      desk.pharmacistOfLyon.unary('GetLot', { lotId: randomUUID() }, inTime()),
    ];
    for (const call of hidden) expect(await refusalOf(call)).toMatchObject({ code: 'LOT_NOT_FOUND' });
    const { lots } = await desk.pharmacistOfLyon.unary('ListLots', { minPosition: logPosition }, inTime());
    expect(lots.filter(({ pharmacyFiness }) => pharmacyFiness !== lyon)).toEqual([]);
    const correction = { requestId: randomUUID(), dispensingId, document: true };
    expect(await refusalOf(desk.pharmacistOfLyon.unary('CorrectInvoice', correction, inTime()))).toMatchObject({
      code: 'INVOICE_NOT_FOUND',
    });
    const { lot } = await desk.payer.unary('GetLot', { lotId }, inTime());
    expect(lot?.lotId).toBe(lotId);
    const dispensingIds = [dispensingId];
    const requestId = randomUUID();
    const forbidden = [
      desk.pharmacist.unary('RecordAcknowledgement', { requestId, lotId }, inTime()),
      desk.pharmacist.unary('RecordPayerReturn', { requestId, file: '' }, inTime()),
      desk.payer.unary('SignInvoices', { requestId, dispensingIds }, inTime()),
      desk.payer.unary('SendLot', { requestId, regime: general, dispensingIds }, inTime()),
      desk.payer.unary('CorrectInvoice', correction, inTime()),
      desk.payer.unary('ListLots', {}, inTime()),
      desk.payer.unary('GetMonthlyStatement', { month: '2026-09' }, inTime()),
      desk.payer.unary('GetInvoice', { dispensingId }, inTime()),
    ];
    for (const call of forbidden) expect(await refusalOf(call)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });
});

function refusedAs(dispensingId: string, refusalCode: string) {
  return { dispensingId, refusalCode, asked: null, regime: 'PAYER_REGIME_UNSPECIFIED' };
}
