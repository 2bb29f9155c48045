import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { asked, givenOf, inTime, nothing, openClaimsDesk, refusalOf, type ClaimsDesk } from './claims-desk.ts';
import { idOf } from './dispensings.ts';

describe('what the payers answer', () => {
  let desk: ClaimsDesk;

  beforeAll(async () => {
    desk = await openClaimsDesk();
  });

  afterAll(() => desk.stop());

  it('[BILL-094] pays, pays in part, rejects and recovers as one return says, and shows the whole life', async () => {
    const [whole, part, rejected, reversed] = await Promise.all([
      desk.signed(),
      desk.signed(),
      desk.signed(),
      desk.signed(),
    ]);
    const { lotId } = await desk.sentAndRead([whole, part, rejected, reversed]);
    const returned = await desk.payerReturn(lotId, [
      `paid ${whole} 1.84 0.95`,
      `paid ${part} 1.84 0.00 DOCUMENT_MISSING`,
      `rejected ${rejected} RIGHTS_CLOSED`,
      `paid ${reversed} 1.84 0.95`,
    ]);
    expect(returned).toMatchObject({ lotId, status: 'LOT_STATUS_ANSWERED' });
    expect(returned.answers.map(({ outcome }) => outcome)).toEqual(['paid', 'paid', 'rejected', 'paid']);
    expect(await desk.lotOf(lotId)).toMatchObject({
      paid: { compulsoryCents: 3 * 184, complementaryCents: 2 * 95 },
      awaited: nothing,
    });
    expect(await desk.invoiceOf(whole)).toMatchObject({ status: 'INVOICE_STATUS_PAID', paid: asked, toAsk: nothing });
    expect(await desk.invoiceOf(part)).toMatchObject({
      status: 'INVOICE_STATUS_PARTLY_PAID',
      paid: { compulsoryCents: 184, complementaryCents: 0 },
      rejection: { reason: 'DOCUMENT_MISSING', correctedBy: ['document'] },
    });
    expect(await desk.invoiceOf(rejected)).toMatchObject({
      status: 'INVOICE_STATUS_REJECTED',
      paid: nothing,
      rejection: { reason: 'RIGHTS_CLOSED', correctedBy: ['coverage'] },
    });

    await desk.reversed(givenOf(reversed), 0n);
    expect(await desk.invoiceOf(reversed)).toMatchObject({ status: 'INVOICE_STATUS_REVERSED', toRecover: asked });
    await desk.payerReturn(lotId, [`recovered ${reversed} 1.84 0.95`]);
    expect(await desk.invoiceOf(reversed)).toMatchObject({ paid: nothing, toRecover: nothing });
    const { history } = await desk.pharmacist.unary('GetInvoice', { dispensingId: reversed }, inTime());
    expect(history.map(({ event, on }) => [event, on])).toEqual([
      ['InvoiceDrafted', '2026-08-03'],
      ['InvoiceSigned', '2026-09-02'],
      ['InvoiceSent', '2026-09-02'],
      ['InvoiceAcknowledged', '2026-09-02'],
      ['InvoicePaid', '2026-09-02'],
      ['InvoiceReversed', '2026-08-05'],
      ['InvoiceRecovered', '2026-09-02'],
    ]);
    expect(history.slice(1).map(({ shares }) => shares)).toEqual([asked, asked, null, asked, null, asked]);

    const { invoices } = await desk.pharmacist.unary(
      'ListInvoices',
      { status: 'INVOICE_STATUS_PARTLY_PAID', minPosition: desk.position() },
      inTime(),
    );
    expect(invoices).toEqual([await desk.invoiceOf(part)]);
  });

  it('[BILL-094] records nothing of a return that does not fit, and the same return once', async () => {
    const [first, second] = [await desk.signed(), await desk.signed()];
    const { lotId } = await desk.sentAndRead([first, second]);
    const before = await desk.lotOf(lotId);
    const doesNotFit = 'PAYER_RETURN_DOES_NOT_FIT';
    const misfits: readonly [readonly string[], string, string][] = [
      [[`paid ${first} 1.84 0.95`, `paid ${second} 1.85 0.95`], doesNotFit, 'file:4'],
      [[`paid ${idOf('d', 99_999)} 1.00 0.00`], doesNotFit, 'file:3'],
      [[`paid ${first} 1.84`], 'PAYER_RETURN_MALFORMED', 'file:3'],
    ];
    for (const [answers, code, field] of misfits)
      expect(await refusalOf(desk.payerReturn(lotId, answers))).toMatchObject({ code, violations: [{ field }] });
    expect(await desk.lotOf(lotId)).toEqual(before);
    expect(await refusalOf(desk.payerReturn(randomUUID(), [`paid ${first} 1.84 0.95`]))).toMatchObject({
      code: 'LOT_NOT_FOUND',
    });

    const requestId = randomUUID();
    const once = await desk.payerReturn(lotId, [`paid ${first} 1.84 0.95`], requestId);
    expect(await desk.payerReturn(lotId, [`paid ${first} 1.84 0.95`], requestId)).toEqual(once);
    const other = await refusalOf(desk.payerReturn(lotId, [`rejected ${first} LATE`], requestId));
    expect(other).toMatchObject({ code: 'REQUEST_ID_REUSED' });
    const answeredBefore = await refusalOf(desk.payerReturn(lotId, [`rejected ${first} LATE`]));
    expect(answeredBefore).toMatchObject({ code: 'PAYER_RETURN_DOES_NOT_FIT' });
    const undue = await refusalOf(desk.payerReturn(lotId, [`recovered ${first} 1.84 0.95`]));
    expect(undue?.violations).toEqual([{ field: 'file:3', description: 'recovers what is owed to the pharmacy' }]);
    expect(await desk.invoiceOf(first)).toMatchObject({ status: 'INVOICE_STATUS_PAID', paid: asked });
  });

  it('[BILL-094] lets a credit be recovered once, although the invoice was not told yet when it is asked again', async () => {
    const dispensingId = await desk.signed({ exemption: 'maternity' });
    const { lotId } = await desk.sentAndRead([dispensingId]);
    await desk.payerReturn(lotId, [`paid ${dispensingId} 2.00 0.00 RIGHTS_CLOSED`]);
    await desk.invoiceOf(dispensingId);
    await desk.correct({ dispensingId, coverage: { exemption: 'EXEMPTION_UNSPECIFIED' } });
    expect(await desk.invoiceOf(dispensingId)).toMatchObject({
      toRecover: { compulsoryCents: 16, complementaryCents: 0 },
    });
    await desk.payerReturn(lotId, [`recovered ${dispensingId} 0.16 0.00`]);
    const again = await refusalOf(desk.payerReturn(lotId, [`recovered ${dispensingId} 0.16 0.00`]));
    expect(again).toMatchObject({ code: 'PAYER_RETURN_DOES_NOT_FIT' });
    expect(await desk.invoiceOf(dispensingId)).toMatchObject({ paid: { compulsoryCents: 184, complementaryCents: 0 } });
  });

  it('[BILL-094] lets a credit be recovered once, although two lots paid for the invoice', async () => {
    const dispensingId = await desk.signed();
    const first = await desk.sentAndRead([dispensingId]);
    await desk.payerReturn(first.lotId, [`paid ${dispensingId} 1.00 0.00 RIGHTS_CLOSED`]);
    await desk.invoiceOf(dispensingId);
    await desk.correct({ dispensingId, coverage: { exemption: 'EXEMPTION_MATERNITY' } });
    await desk.sign(dispensingId);
    const second = await desk.sentAndRead([dispensingId]);
    await desk.payerReturn(second.lotId, [`paid ${dispensingId} 1.50 0.00 RIGHTS_CLOSED`]);
    await desk.invoiceOf(dispensingId);
    await desk.correct({ dispensingId, coverage: { exemption: 'EXEMPTION_UNSPECIFIED' } });
    expect(await desk.invoiceOf(dispensingId)).toMatchObject({ toRecover: { compulsoryCents: 66 } });

    await desk.payerReturn(first.lotId, [`recovered ${dispensingId} 0.40 0.00`]);
    const tooMuch = await refusalOf(desk.payerReturn(second.lotId, [`recovered ${dispensingId} 0.27 0.00`]));
    expect(tooMuch?.violations).toEqual([{ field: 'file:3', description: 'recovers what is owed to the pharmacy' }]);
    await desk.payerReturn(second.lotId, [`recovered ${dispensingId} 0.26 0.00`]);
    expect(await desk.invoiceOf(dispensingId)).toMatchObject({
      paid: { compulsoryCents: 184, complementaryCents: 0 },
      toAsk: { compulsoryCents: 0, complementaryCents: 95 },
      toRecover: nothing,
    });
  });

  it('[BILL-094] sends what could not be read again in another lot, and answers no lot before it was read', async () => {
    const dispensingId = await desk.signed();
    const { lotId, logPosition } = await desk.send([dispensingId]);
    await desk.lotOf(lotId, logPosition);
    const early = await refusalOf(desk.payerReturn(lotId, [`paid ${dispensingId} 1.84 0.95`]));
    expect(early).toMatchObject({ code: 'LOT_NOT_ACKNOWLEDGED' });
    const reason = 'UNREADABLE_REASON_SIGNATURE_INVALID';
    await desk.acknowledge(lotId, reason);
    expect(await desk.lotOf(lotId)).toMatchObject({
      status: 'LOT_STATUS_UNREADABLE',
      unreadableReason: reason,
      awaited: nothing,
    });
    expect(await refusalOf(desk.acknowledge(lotId))).toMatchObject({ code: 'LOT_ALREADY_ACKNOWLEDGED' });
    expect(await refusalOf(desk.acknowledge(randomUUID()))).toMatchObject({ code: 'LOT_NOT_FOUND' });
    expect(await desk.invoiceOf(dispensingId)).toMatchObject({ status: 'INVOICE_STATUS_UNREADABLE' });
    const again = await desk.sentAndRead([dispensingId]);
    expect(await desk.invoiceOf(dispensingId)).toMatchObject({
      status: 'INVOICE_STATUS_ACKNOWLEDGED',
      lotId: again.lotId,
    });
  });

  it('[BILL-095] corrects a rejected invoice, which is signed and sent again and moves its franchise', async () => {
    const dispensingId = await desk.signed();
    const { lotId } = await desk.sentAndRead([dispensingId]);
    const correction = { dispensingId, coverage: { exemption: 'EXEMPTION_CSS' } } as const;
    expect(await refusalOf(desk.correct(correction))).toMatchObject({ code: 'INVOICE_NOT_CORRECTABLE' });
    expect(await desk.franchiseOf(dispensingId, 75)).toBe(75);
    await desk.payerReturn(lotId, [`rejected ${dispensingId} RIGHTS_CLOSED`]);
    expect(await desk.franchiseOf(dispensingId, 0)).toBe(0);
    expect(await refusalOf(desk.correct({ dispensingId, document: true }))).toMatchObject({
      code: 'CORRECTION_DOES_NOT_FIT',
      facts: { reason: 'RIGHTS_CLOSED', correctedBy: 'coverage' },
    });
    for (const wrong of [{}, { document: false }])
      expect(await refusalOf(desk.correct({ dispensingId, ...wrong }))).toMatchObject({ code: 'INVALID_REQUEST' });

    const corrected = await desk.correct({ dispensingId, coverage: { exemption: 'EXEMPTION_ALD' } });
    expect(corrected.invoice).toMatchObject({
      status: 'INVOICE_STATUS_CORRECTED',
      amounts: { totalCents: 279, compulsoryCents: 184 },
      toAsk: asked,
    });
    expect(await desk.franchiseOf(dispensingId, 75)).toBe(75);
    await desk.sign(dispensingId);
    const again = await desk.sentAndRead([dispensingId]);
    await desk.payerReturn(again.lotId, [`paid ${dispensingId} 1.84 0.95`]);
    expect(await desk.invoiceOf(dispensingId)).toMatchObject({ status: 'INVOICE_STATUS_PAID', lotId: again.lotId });
  });

  it('[BILL-081] asks on top for fees that move to an invoice that is paid, and leaves what was sent as it was', async () => {
    const prescriptionId = idOf('a', 50_000);
    const first = await desk.dispensed({ prescriptionId });
    const second = await desk.dispensed({ prescriptionId }, 0n);
    for (const dispensingId of [first, second]) await desk.sign(dispensingId);
    const { lotId } = await desk.sentAndRead([first, second]);
    await desk.payerReturn(lotId, [`paid ${first} 1.84 0.95`, `paid ${second} 1.41 0.77`]);
    await desk.reversed({ dispensingId: first, prescriptionId }, 1n);
    const fee = { compulsoryCents: 43, complementaryCents: 18 };
    expect(await desk.invoiceOf(first)).toMatchObject({ toAsk: nothing, toRecover: asked });
    expect(await desk.invoiceOf(second)).toMatchObject({
      status: 'INVOICE_STATUS_DRAFT',
      toAsk: fee,
      toRecover: nothing,
    });
    await desk.sign(second);
    const onTop = await desk.sentAndRead([second]);
    expect((await desk.lotOf(onTop.lotId)).invoices[0]?.asked).toEqual(fee);
    await desk.payerReturn(onTop.lotId, [`paid ${second} 0.43 0.18`]);
    expect(await desk.invoiceOf(second)).toMatchObject({ paid: asked, toAsk: nothing });
  });

  it('[BILL-098] makes nothing new when the log is replayed from its start, all of it in the published language', async () => {
    const before = await desk.eventsWhenDone();
    await desk.replayAll();
    const last = await desk.send([await desk.signed()]);
    await desk.lotOf(last.lotId, last.logPosition);
    const after = await desk.eventsWhenDone();
    expect(after.slice(0, before.length)).toEqual(before);
    // Of the last lot alone: its dispensing's invoice and franchise, the signature, the number, the lot, the sending.
    expect(after.length - before.length).toBe(7);
    for (const { type, data } of after)
      expect(violationOfPublishedLanguage(type, JSON.parse(data) as object)).toBeUndefined();
  });
});
