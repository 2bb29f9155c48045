import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { deadlineIn, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { BillingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/BillingService.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { parseFiness, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { startTestService, type TestService } from '@ordonnancier/testing/test-service.ts';
import { billingService, composeBilling } from '../src/compose.ts';
import { invoiceDispensingsName } from '../src/process-managers/invoice-dispensings/invoice-dispensings.ts';
import { settleLotsName } from '../src/process-managers/settle-lots/settle-lots.ts';
import { reachPosition } from '@ordonnancier/event-sourcing/checkpoints.ts';
import {
  dispense,
  fingerprintKey,
  idOf,
  lyon,
  pricesOf,
  reverse,
  toulouse,
  unknownPack,
  type DispensingGiven,
} from './dispensings.ts';

type Client = ServiceClient<BillingServiceDefinition>;

const general = 'PAYER_REGIME_GENERAL' as const;
const nothing = { compulsoryCents: 0, complementaryCents: 0 };
/** Of a box of doliprane with HDR. */
const asked = { compulsoryCents: 184, complementaryCents: 95 };

const managers = [settleLotsName, invoiceDispensingsName, 'billing.franchise-of-claims'];

const inTime = () => ({ deadlineMs: deadlineIn(20_000) });

describe('what insurers are asked for and answer', () => {
  let service: TestService;
  let pharmacist: Client;
  let pharmacistOfLyon: Client;
  let payer: Client;
  /** The day of all but the dispensings; the dispensings are of August. */
  let nowMs = Date.parse('2026-09-02T10:00:00Z');
  let position = '';
  let made = 0;

  beforeAll(async () => {
    service = await startTestService({
      name: 'billing',
      migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
      compose: (host) =>
        composeBilling(host, pricesOf(openCatalogue(readEditions(seedEditionsFolder))), fingerprintKey),
      clock: { nowMs: () => nowMs },
    });
    pharmacist = clientOf(toulouse);
    pharmacistOfLyon = clientOf(lyon);
    payer = service.client(billingService, { role: 'payer', subject: 'front-end' });
  });

  afterAll(() => service.stop());

  it('[BILL-092] signs what can be signed and says of each other why not', async () => {
    const [good, blocked, ofLyon] = [
      await dispensed(),
      await dispensed({ cip13: unknownPack }),
      await dispensed({ finess: lyon }),
    ];
    const request = { requestId: randomUUID(), dispensingIds: [good, blocked, ofLyon, idOf('d', 99_999)] };
    await invoiceOf(good);
    const answer = await pharmacist.unary('SignInvoices', request, inTime());
    expect(answer.results).toEqual([
      { dispensingId: good, refusalCode: '', asked, regime: general },
      refusedAs(blocked, 'INVOICE_NOT_SIGNABLE'),
      refusedAs(ofLyon, 'INVOICE_NOT_FOUND'),
      refusedAs(idOf('d', 99_999), 'INVOICE_NOT_FOUND'),
    ]);
    expect(await pharmacist.unary('SignInvoices', request, inTime())).toEqual(answer);
    const again = await pharmacist.unary('SignInvoices', { ...request, requestId: randomUUID() }, inTime());
    expect(again.results[0]).toEqual(refusedAs(good, 'INVOICE_NOT_SIGNABLE'));
    const other = await pharmacist.unary('SignInvoices', { ...request, dispensingIds: [good] }, inTime());
    expect(other.results[0]).toEqual(refusedAs(good, 'REQUEST_ID_REUSED'));
  });

  it('[BILL-093] sends a lot, once however often it is asked, with a number of its own', async () => {
    const dispensingIds = [await signed(), await signed()];
    const request = { requestId: randomUUID(), regime: general, dispensingIds } as const;
    const sent = await pharmacist.unary('SendLot', request, inTime());
    expect(await pharmacist.unary('SendLot', request, inTime())).toEqual(sent);
    const { lot } = await pharmacist.unary('GetLot', { lotId: sent.lotId, minPosition: sent.logPosition }, inTime());
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
    const next = await send([await signed()]);
    expect(next.number > sent.number && /^2026-\d{4}$/.test(sent.number)).toBe(true);
    for (const dispensingId of dispensingIds)
      expect(await invoiceOf(dispensingId)).toMatchObject({ status: 'INVOICE_STATUS_SENT', lotId: sent.lotId });
    const { lots } = await pharmacist.unary('ListLots', { minPosition: next.logPosition, pageSize: 2 }, inTime());
    expect(lots.map(({ lotId }) => lotId)).toEqual([next.lotId, sent.lotId]);
    expect(lots[1]).toEqual({ ...lot, invoices: [] });
  });

  it('[BILL-093] gives the id that a colleague chose to no second lot, and another pharmacy a lot of its own', async () => {
    const [own, colleagues, ofLyon] = [await signed(), await signed(), await signed({ finess: lyon })];
    const requestId = randomUUID();
    const request = { requestId, regime: general };
    const sent = await pharmacist.unary('SendLot', { ...request, dispensingIds: [own] }, inTime());
    const colleague = clientOf(toulouse, '10003234175');
    for (const dispensingIds of [[own], [colleagues]])
      expect(await refusalOf(colleague.unary('SendLot', { ...request, dispensingIds }, inTime()))).toMatchObject({
        code: 'REQUEST_ID_REUSED',
      });
    const other = await pharmacistOfLyon.unary('SendLot', { ...request, dispensingIds: [ofLyon] }, inTime());
    expect(other.lotId).not.toBe(sent.lotId);
    expect(await invoiceOf(colleagues)).toMatchObject({ status: 'INVOICE_STATUS_SIGNED' });
  });

  it('[BILL-093] refuses a lot as a whole, naming the entries that cannot be sent in it', async () => {
    const [draft, ofAme, ofLyon] = [
      await dispensed(),
      await signed({ exemption: 'ame' }),
      await dispensed({ finess: lyon }),
    ];
    const good = await signed();
    const refusal = await refusalOf(
      pharmacist.unary(
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
    expect(await invoiceOf(good)).toMatchObject({ status: 'INVOICE_STATUS_SIGNED' });
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
      const bad = await refusalOf(pharmacist.unary('SendLot', request, inTime()));
      expect(bad).toMatchObject({ code: 'INVALID_REQUEST', violations: [{ field }] });
    }
  });

  it('[BILL-093] puts an invoice that is wanted in many lots at once in one of them', async () => {
    const contested = await signed();
    const others = await Promise.all([signed(), signed(), signed(), signed()]);
    const wanted = others.map((other) => ({
      requestId: randomUUID(),
      regime: general,
      dispensingIds: [contested, other],
    }));
    const outcomes = await Promise.allSettled(wanted.map((request) => pharmacist.unary('SendLot', request, inTime())));
    const opened = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(opened.length).toBeGreaterThan(0);
    const lots = await Promise.all(opened.map(async ({ lotId, logPosition }) => lotOf(lotId, logPosition)));
    const holding = lots.filter((lot) => lot.invoices.some(({ dispensingId }) => dispensingId === contested));
    expect(holding).toHaveLength(1);
    for (const lot of lots.filter((one) => !holding.includes(one)))
      expect(lot).toMatchObject({ leftOutDispensingIds: [contested], invoiceCount: 1 });
  });

  it('[BILL-094] pays, pays in part, rejects and recovers as one return says, and shows the whole life', async () => {
    const [whole, part, rejected, reversed] = await Promise.all([signed(), signed(), signed(), signed()]);
    const { lotId } = await sentAndRead([whole, part, rejected, reversed]);
    const returned = await payerReturn(lotId, [
      `paid ${whole} 1.84 0.95`,
      `paid ${part} 1.84 0.00 DOCUMENT_MISSING`,
      `rejected ${rejected} RIGHTS_CLOSED`,
      `paid ${reversed} 1.84 0.95`,
    ]);
    expect(returned).toMatchObject({ lotId, status: 'LOT_STATUS_ANSWERED' });
    expect(returned.answers.map(({ outcome }) => outcome)).toEqual(['paid', 'paid', 'rejected', 'paid']);
    expect(await lotOf(lotId)).toMatchObject({
      paid: { compulsoryCents: 3 * 184, complementaryCents: 2 * 95 },
      awaited: nothing,
    });
    expect(await invoiceOf(whole)).toMatchObject({ status: 'INVOICE_STATUS_PAID', paid: asked, toAsk: nothing });
    expect(await invoiceOf(part)).toMatchObject({
      status: 'INVOICE_STATUS_PARTLY_PAID',
      paid: { compulsoryCents: 184, complementaryCents: 0 },
      rejection: { reason: 'DOCUMENT_MISSING', correctedBy: ['document'] },
    });
    expect(await invoiceOf(rejected)).toMatchObject({
      status: 'INVOICE_STATUS_REJECTED',
      paid: nothing,
      rejection: { reason: 'RIGHTS_CLOSED', correctedBy: ['coverage'] },
    });

    position = await reverse(service.log, givenOf(reversed), 0n);
    expect(await invoiceOf(reversed)).toMatchObject({ status: 'INVOICE_STATUS_REVERSED', toRecover: asked });
    await payerReturn(lotId, [`recovered ${reversed} 1.84 0.95`]);
    expect(await invoiceOf(reversed)).toMatchObject({ paid: nothing, toRecover: nothing });
    const { history } = await pharmacist.unary('GetInvoice', { dispensingId: reversed }, inTime());
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

    const { invoices } = await pharmacist.unary(
      'ListInvoices',
      { status: 'INVOICE_STATUS_PARTLY_PAID', minPosition: position },
      inTime(),
    );
    expect(invoices).toEqual([await invoiceOf(part)]);
  });

  it('[BILL-094] records nothing of a return that does not fit, and the same return once', async () => {
    const [first, second] = [await signed(), await signed()];
    const { lotId } = await sentAndRead([first, second]);
    const before = await lotOf(lotId);
    const misfits: readonly [string, readonly string[], string, string[]][] = [
      [
        'pays too much',
        [`paid ${first} 1.84 0.95`, `paid ${second} 1.85 0.95`],
        'PAYER_RETURN_DOES_NOT_FIT',
        ['file:4'],
      ],
      ['is about another lot', [`paid ${idOf('d', 99_999)} 1.00 0.00`], 'PAYER_RETURN_DOES_NOT_FIT', ['file:3']],
      ['is garbled', [`paid ${first} 1.84`], 'PAYER_RETURN_MALFORMED', ['file:3']],
    ];
    for (const [, answers, code, fields] of misfits) {
      const refusal = await refusalOf(payerReturn(lotId, answers));
      expect([refusal?.code, refusal?.violations.map(({ field }) => field)]).toEqual([code, fields]);
    }
    expect(await lotOf(lotId)).toEqual(before);
    expect(await refusalOf(payerReturn(randomUUID(), [`paid ${first} 1.84 0.95`]))).toMatchObject({
      code: 'LOT_NOT_FOUND',
    });

    const requestId = randomUUID();
    const once = await payerReturn(lotId, [`paid ${first} 1.84 0.95`], requestId);
    expect(await payerReturn(lotId, [`paid ${first} 1.84 0.95`], requestId)).toEqual(once);
    const other = await refusalOf(payerReturn(lotId, [`rejected ${first} LATE`], requestId));
    expect(other).toMatchObject({ code: 'REQUEST_ID_REUSED' });
    const second2 = await refusalOf(payerReturn(lotId, [`rejected ${first} LATE`]));
    expect(second2).toMatchObject({ code: 'PAYER_RETURN_DOES_NOT_FIT' });
    const undue = await refusalOf(payerReturn(lotId, [`recovered ${first} 1.84 0.95`]));
    expect(undue?.violations).toEqual([{ field: 'file:3', description: 'recovers what is owed to the pharmacy' }]);
    expect(await invoiceOf(first)).toMatchObject({ status: 'INVOICE_STATUS_PAID', paid: asked });
  });

  it('[BILL-094] lets a credit be recovered once, although the invoice was not told yet when it is asked again', async () => {
    const dispensingId = await signed({ exemption: 'maternity' });
    const { lotId } = await sentAndRead([dispensingId]);
    await payerReturn(lotId, [`paid ${dispensingId} 2.00 0.00 RIGHTS_CLOSED`]);
    await invoiceOf(dispensingId);
    await correct({ dispensingId, coverage: { exemption: 'EXEMPTION_UNSPECIFIED' } });
    expect(await invoiceOf(dispensingId)).toMatchObject({ toRecover: { compulsoryCents: 16, complementaryCents: 0 } });
    await payerReturn(lotId, [`recovered ${dispensingId} 0.16 0.00`]);
    const again = await refusalOf(payerReturn(lotId, [`recovered ${dispensingId} 0.16 0.00`]));
    expect(again).toMatchObject({ code: 'PAYER_RETURN_DOES_NOT_FIT' });
    expect(await invoiceOf(dispensingId)).toMatchObject({ paid: { compulsoryCents: 184, complementaryCents: 0 } });
  });

  it('[BILL-094] sends what could not be read again in another lot, and answers no lot before it was read', async () => {
    const dispensingId = await signed();
    const { lotId, logPosition } = await send([dispensingId]);
    await lotOf(lotId, logPosition);
    const early = await refusalOf(payerReturn(lotId, [`paid ${dispensingId} 1.84 0.95`]));
    expect(early).toMatchObject({ code: 'LOT_NOT_ACKNOWLEDGED' });
    const reason = 'UNREADABLE_REASON_SIGNATURE_INVALID';
    position = (await acknowledge(lotId, reason)).logPosition;
    expect(await lotOf(lotId)).toMatchObject({
      status: 'LOT_STATUS_UNREADABLE',
      unreadableReason: reason,
      awaited: nothing,
    });
    expect(await refusalOf(acknowledge(lotId))).toMatchObject({ code: 'LOT_ALREADY_ACKNOWLEDGED' });
    expect(await refusalOf(acknowledge(randomUUID()))).toMatchObject({ code: 'LOT_NOT_FOUND' });
    expect(await invoiceOf(dispensingId)).toMatchObject({ status: 'INVOICE_STATUS_UNREADABLE' });
    const again = await sentAndRead([dispensingId]);
    expect(await invoiceOf(dispensingId)).toMatchObject({ status: 'INVOICE_STATUS_ACKNOWLEDGED', lotId: again.lotId });
  });

  it('[BILL-095] corrects a rejected invoice, which is signed and sent again and moves its franchise', async () => {
    const dispensingId = await signed();
    const { lotId } = await sentAndRead([dispensingId]);
    const correction = { dispensingId, coverage: { exemption: 'EXEMPTION_CSS' } } as const;
    expect(await refusalOf(correct(correction))).toMatchObject({ code: 'INVOICE_NOT_CORRECTABLE' });
    expect(await franchiseOf(dispensingId, 75)).toBe(75);
    await payerReturn(lotId, [`rejected ${dispensingId} RIGHTS_CLOSED`]);
    expect(await franchiseOf(dispensingId, 0)).toBe(0);
    expect(await refusalOf(correct({ dispensingId, document: true }))).toMatchObject({
      code: 'CORRECTION_DOES_NOT_FIT',
      facts: { reason: 'RIGHTS_CLOSED', correctedBy: 'coverage' },
    });
    for (const wrong of [{}, { document: false }])
      expect(await refusalOf(correct({ dispensingId, ...wrong }))).toMatchObject({ code: 'INVALID_REQUEST' });

    const maternity = { dispensingId, coverage: { exemption: 'EXEMPTION_ALD' } } as const;
    const corrected = await correct(maternity);
    expect(corrected.invoice).toMatchObject({
      status: 'INVOICE_STATUS_CORRECTED',
      amounts: { totalCents: 279, compulsoryCents: 184 },
      toAsk: asked,
    });
    expect(await franchiseOf(dispensingId, 75)).toBe(75);
    await sign(dispensingId);
    const again = await sentAndRead([dispensingId]);
    await payerReturn(again.lotId, [`paid ${dispensingId} 1.84 0.95`]);
    expect(await invoiceOf(dispensingId)).toMatchObject({ status: 'INVOICE_STATUS_PAID', lotId: again.lotId });
  });

  it('[BILL-081] asks on top for fees that move to an invoice that is paid, and leaves what was sent as it was', async () => {
    const prescriptionId = idOf('a', 50_000);
    const first = await dispensed({ prescriptionId });
    const second = await dispensed({ prescriptionId }, 0n);
    for (const dispensingId of [first, second]) await sign(dispensingId);
    const { lotId } = await sentAndRead([first, second]);
    await payerReturn(lotId, [`paid ${first} 1.84 0.95`, `paid ${second} 1.41 0.77`]);
    position = await reverse(service.log, { dispensingId: first, prescriptionId }, 1n);
    const fee = { compulsoryCents: 43, complementaryCents: 18 };
    expect(await invoiceOf(first)).toMatchObject({ toAsk: nothing, toRecover: asked });
    expect(await invoiceOf(second)).toMatchObject({ status: 'INVOICE_STATUS_PAID', toAsk: fee, toRecover: nothing });
    await sign(second);
    const onTop = await sentAndRead([second]);
    expect((await lotOf(onTop.lotId)).invoices[0]?.asked).toEqual(fee);
    await payerReturn(onTop.lotId, [`paid ${second} 0.43 0.18`]);
    expect(await invoiceOf(second)).toMatchObject({ paid: asked, toAsk: nothing });
  });

  it('[BILL-096] shows pharmacies nothing of one another, and lets only the payers answer', async () => {
    const dispensingId = await signed();
    const { lotId, logPosition } = await send([dispensingId]);
    const hidden = [
      pharmacistOfLyon.unary('GetLot', { lotId }, inTime()),
      pharmacistOfLyon.unary('GetLot', { lotId: randomUUID() }, inTime()),
    ];
    for (const call of hidden) expect(await refusalOf(call)).toMatchObject({ code: 'LOT_NOT_FOUND' });
    const { lots } = await pharmacistOfLyon.unary('ListLots', { minPosition: logPosition }, inTime());
    expect(lots.filter(({ pharmacyFiness }) => pharmacyFiness !== lyon)).toEqual([]);
    const correction = { requestId: randomUUID(), dispensingId, document: true };
    expect(await refusalOf(pharmacistOfLyon.unary('CorrectInvoice', correction, inTime()))).toMatchObject({
      code: 'INVOICE_NOT_FOUND',
    });
    const { lot } = await payer.unary('GetLot', { lotId }, inTime());
    expect(lot?.lotId).toBe(lotId);
    const dispensingIds = [dispensingId];
    const requestId = randomUUID();
    const forbidden = [
      pharmacist.unary('RecordAcknowledgement', { requestId, lotId }, inTime()),
      pharmacist.unary('RecordPayerReturn', { requestId, file: '' }, inTime()),
      payer.unary('SignInvoices', { requestId, dispensingIds }, inTime()),
      payer.unary('SendLot', { requestId, regime: general, dispensingIds }, inTime()),
      payer.unary('CorrectInvoice', correction, inTime()),
      payer.unary('ListLots', {}, inTime()),
      payer.unary('GetMonthlyStatement', { month: '2026-09' }, inTime()),
      payer.unary('GetInvoice', { dispensingId }, inTime()),
    ];
    for (const call of forbidden) expect(await refusalOf(call)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  it('[BILL-097] accounts for each month to the cent', async () => {
    const finess = '330000019';
    const pharmacistOfBordeaux = clientOf(finess);
    const [whole, part, open, reversed] = await Promise.all([
      signed({ finess }),
      signed({ finess }),
      signed({ finess }),
      signed({ finess }),
    ]);
    const first = await sentAndRead([whole, part, open], finess);
    await payerReturn(first.lotId, [`paid ${whole} 1.84 0.95`, `paid ${part} 1.00 0.95 RIGHTS_CLOSED`]);
    position = await reverse(service.log, { ...givenOf(reversed), finess }, 0n);
    nowMs = Date.parse('2026-10-02T10:00:00Z');
    await payerReturn(first.lotId, [`rejected ${open} LATE`]);

    const statement = async (month: string) => {
      const request = { month, minPosition: position };
      return (await pharmacistOfBordeaux.unary('GetMonthlyStatement', request, inTime())).statement;
    };
    const shares = (compulsoryCents: number, complementaryCents: number) => ({ compulsoryCents, complementaryCents });
    expect(await statement('2026-08')).toMatchObject({
      dispensed: { count: 4, shares: shares(736, 380) },
      reversed: { count: 1, shares: asked },
      sent: { count: 0, shares: nothing },
      owedBefore: nothing,
      owedAfter: shares(552, 285),
    });
    expect(await statement('2026-09')).toMatchObject({
      sent: { count: 3, shares: shares(552, 285) },
      acknowledged: { count: 3, shares: shares(552, 285) },
      paid: { count: 2, shares: shares(284, 190) },
      rejected: { count: 1, shares: shares(84, 0) },
      awaitedBefore: nothing,
      awaitedAfter: asked,
      owedBefore: shares(552, 285),
      owedAfter: shares(268, 95),
      toRecoverAfter: nothing,
    });
    expect(await statement('2026-10')).toMatchObject({
      rejected: { count: 1, shares: asked },
      awaitedBefore: asked,
      awaitedAfter: nothing,
      owedAfter: shares(268, 95),
    });
    for (const month of ['2026-13', '2026-1', 'August'])
      expect(await refusalOf(statement(month))).toMatchObject({ code: 'INVALID_REQUEST' });
    nowMs = Date.parse('2026-09-02T10:00:00Z');
  });

  it('[BILL-098] makes nothing new when the log is replayed from its start, all of it in the published language', async () => {
    const before = await eventsWhenDone();
    for (const manager of managers)
      await service.pool.query('UPDATE checkpoints SET position = NULL WHERE projection = $1', [manager]);
    // The followers notice when they next move their checkpoints, and then begin at the start of the log.
    const last = await send([await signed()]);
    await lotOf(last.lotId, last.logPosition);
    const after = await eventsWhenDone();
    expect(after.slice(0, before.length)).toEqual(before);
    // Of the last lot alone: its dispensing's invoice and franchise, the signature, the number, the lot, the sending.
    expect(after.length - before.length).toBe(7);
    for (const { type, data } of after)
      expect(violationOfPublishedLanguage(type, JSON.parse(data) as object)).toBeUndefined();
  });

  /** All that billing wrote, once nothing is left to react to. */
  async function eventsWhenDone() {
    for (;;) {
      const events = await allEvents();
      const position = events.at(-1)?.position;
      if (position === undefined) throw new Error('there are events');
      expect(await reachPosition(service.pool, managers, position, AbortSignal.timeout(20_000))).toBe(true);
      if ((await allEvents()).length === events.length) return events;
    }
  }

  async function allEvents() {
    const events: {
      readonly position: Position;
      readonly stream: string;
      readonly type: string;
      readonly data: string;
    }[] = [];
    const streamPrefixes = ['invoice-', 'franchise-', 'lot-', 'lots-'];
    for await (const message of service.log.subscribe({
      after: 'start',
      streamPrefixes,
      signal: new AbortController().signal,
    })) {
      if (message.kind === 'caught-up') break;
      if (message.kind !== 'event') continue;
      const { position, stream, type, data } = message.event;
      events.push({ position, stream, type, data: Buffer.from(data).toString() });
    }
    return events;
  }

  function givenOf(dispensingId: string): DispensingGiven {
    return { dispensingId, prescriptionId: dispensingId.replace('-d', '-a') };
  }

  /** Of a prescription of its own, unless another is given. */
  async function dispensed(given: Partial<DispensingGiven> = {}, revision: bigint | 'none' = 'none'): Promise<string> {
    made += 1;
    const dispensing = { dispensingId: idOf('d', made), prescriptionId: idOf('a', made), ...given };
    const at = await dispense(
      service.log,
      { patientRef: `p1_${String(made).padStart(42, 'C')}A`, ...dispensing },
      revision,
    );
    position = position > at ? position : at;
    return dispensing.dispensingId;
  }

  async function signed(given: Partial<DispensingGiven> = {}): Promise<string> {
    const dispensingId = await dispensed(given);
    await sign(dispensingId, given.finess);
    return dispensingId;
  }

  async function sign(dispensingId: string, finess = toulouse): Promise<void> {
    const client = clientOf(finess);
    await client.unary('GetInvoice', { dispensingId, minPosition: position }, inTime());
    const request = { requestId: randomUUID(), dispensingIds: [dispensingId] };
    const { results } = await client.unary('SignInvoices', request, inTime());
    expect(results.map(({ refusalCode }) => refusalCode)).toEqual(['']);
  }

  async function send(dispensingIds: string[], finess = toulouse) {
    return clientOf(finess).unary('SendLot', { requestId: randomUUID(), regime: general, dispensingIds }, inTime());
  }

  async function sentAndRead(dispensingIds: string[], finess = toulouse) {
    const sent = await send(dispensingIds, finess);
    expect((await lotOf(sent.lotId, sent.logPosition)).status).toBe('LOT_STATUS_SENT');
    const { logPosition } = await acknowledge(sent.lotId);
    position = logPosition;
    return { ...sent, logPosition };
  }

  async function acknowledge(lotId: string, unreadableReason?: 'UNREADABLE_REASON_SIGNATURE_INVALID') {
    const reason = unreadableReason === undefined ? {} : { unreadableReason };
    return payer.unary('RecordAcknowledgement', { requestId: randomUUID(), lotId, ...reason }, inTime());
  }

  /** With the total that the answers add up to. */
  async function payerReturn(lotId: string, answers: readonly string[], requestId: string = randomUUID()) {
    const sum = (word: string, column: number) =>
      answers
        .filter((answer) => answer.startsWith(word))
        .reduce((total, answer) => total + Number(answer.split(' ')[column] ?? 0), 0)
        .toFixed(2);
    const total = `total ${answers.length} paid ${sum('paid', 2)} ${sum('paid', 3)} recovered ${sum('recovered', 2)} ${sum('recovered', 3)}`;
    const file = ['ordonnancier-payer-return 1', `lot ${lotId}`, ...answers, total].join('\n');
    const returned = await payer.unary('RecordPayerReturn', { requestId, file }, inTime());
    position = returned.logPosition;
    return returned;
  }

  async function correct(correction: Partial<Parameters<typeof pharmacist.unary<'CorrectInvoice'>>[1]>) {
    const corrected = await pharmacist.unary('CorrectInvoice', { requestId: randomUUID(), ...correction }, inTime());
    position = corrected.logPosition;
    return corrected;
  }

  async function lotOf(lotId: string, minPosition = position) {
    const { lot } = await payer.unary('GetLot', { lotId, minPosition }, inTime());
    if (lot === null) throw new Error('there is a lot');
    return lot;
  }

  async function invoiceOf(dispensingId: string) {
    const request = { dispensingId, minPosition: position };
    return (await pharmacist.unary('GetInvoice', request, inTime())).invoice;
  }

  /** The ledger follows the invoice: it is asked until it says so, or for ten seconds. */
  async function franchiseOf(dispensingId: string, expected: number): Promise<number> {
    const untilMs = Date.now() + 10_000;
    for (;;) {
      const { franchiseCents } = await pharmacist.unary(
        'GetInvoice',
        { dispensingId, minPosition: position },
        inTime(),
      );
      if (franchiseCents === expected || Date.now() > untilMs) return franchiseCents;
    }
  }

  function refusedAs(dispensingId: string, refusalCode: string) {
    return { dispensingId, refusalCode, asked: null, regime: 'PAYER_REGIME_UNSPECIFIED' };
  }

  function clientOf(finess: string, number = '10002909371'): Client {
    const [rpps, site] = [parseRpps(number), parseFiness(finess)];
    if (rpps === undefined || site === undefined) throw new Error('a test constant does not pass its check');
    return service.client(billingService, { role: 'pharmacist', rpps, finess: site });
  }
});

async function refusalOf(call: Promise<unknown>) {
  return readRefusal(
    await call.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
}
