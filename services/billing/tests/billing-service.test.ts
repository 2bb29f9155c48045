import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { readReferenceTariffs } from '@ordonnancier/catalogue/reference-tariffs.ts';
import { readSpecificMedicines } from '@ordonnancier/catalogue/specific-medicines.ts';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { deadlineIn, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { BillingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/BillingService.ts';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import { parseFiness, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { startTestService, type TestService } from '@ordonnancier/testing/test-service.ts';
import { whileHeld } from '@ordonnancier/testing/while-held.ts';
import { billingService, composeBilling } from '../src/compose.ts';
import {
  dispense,
  dispensedOn,
  type DispensingGiven,
  doliprane,
  fingerprintKey,
  idOf,
  lyon,
  reverse,
  toulouse,
  unknownPack,
  xyzall,
} from './dispensings.ts';

/** At 609.64 €. */
const glivec = '3400936224988';
/** At 1.96 €; its dearest generic of thirty tablets costs 1.67 €, of a hundred more. */
const levothyrox100 = '3400930065891';
/** At 6.34 €, and its dearest generic at 4.41 €. */
const crestor = '3400939169460';
const rosuvastatin = '3400930087039';

const inTime = () => ({ deadlineMs: deadlineIn(20_000) });

const catalogue = openCatalogue(readEditions(seedEditionsFolder));
/** One of xyzall, from September on. */
const referenceTariffs = readReferenceTariffs(path.join(import.meta.dirname, 'fixtures'));
const specificMedicines = readSpecificMedicines(path.join(import.meta.dirname, 'fixtures'));

describe('a pharmacy asks what its dispensings cost', () => {
  let service: TestService;
  let pharmacist: ServiceClient<BillingServiceDefinition>;
  let latest: Position;
  let pharmacistOfLyon: ServiceClient<BillingServiceDefinition>;

  beforeAll(async () => {
    service = await startTestService({
      name: 'billing',
      migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
      compose: (host) => composeBilling(host, { catalogue, referenceTariffs, specificMedicines }, fingerprintKey),
    });
    pharmacist = clientOf(toulouse);
    pharmacistOfLyon = clientOf(lyon);
  });

  afterAll(() => service.stop());

  it('[BILL-020] reads the invoice of a dispensing by the position that the dispensing gave', async () => {
    const given = { dispensingId: idOf('d', 1), prescriptionId: idOf('a', 1) };
    const minPosition = await dispense(service.log, given);
    const { invoice } = await pharmacist.unary('GetInvoice', { ...given, minPosition }, inTime());
    expect(invoice).toMatchObject({
      ...given,
      pharmacyFiness: toulouse,
      dispensedOn,
      status: 'INVOICE_STATUS_DRAFT',
      amounts: { totalCents: 279, compulsoryCents: 184, complementaryCents: 95, patientCents: 0 },
      blockedReason: '',
    });
    expect(invoice?.amounts?.lines).toEqual([
      {
        actCode: 'PH7',
        cip13: doliprane,
        quantity: 1,
        unitCents: 116,
        baseUnitCents: 116,
        ratePerMille: 650,
        compulsoryCents: 75,
        contraceptionInFull: false,
      },
      {
        actCode: 'HD7',
        cip13: doliprane,
        quantity: 1,
        unitCents: 102,
        baseUnitCents: 102,
        ratePerMille: 650,
        compulsoryCents: 66,
        contraceptionInFull: false,
      },
      {
        actCode: 'HDR',
        cip13: '',
        quantity: 1,
        unitCents: 61,
        baseUnitCents: 61,
        ratePerMille: 700,
        compulsoryCents: 43,
        contraceptionInFull: false,
      },
    ]);
  });

  it('[BILL-021] sees the reversal, with what is recovered, by the position that the reversal gave', async () => {
    const given = { dispensingId: idOf('d', 2), prescriptionId: idOf('a', 2), cip13: xyzall };
    await dispense(service.log, given);
    const minPosition = await reverse(service.log, given, 0n);
    const { dispensingId } = given;
    const { invoice } = await pharmacist.unary('GetInvoice', { dispensingId, minPosition }, inTime());
    expect(invoice).toMatchObject({ status: 'INVOICE_STATUS_REVERSED', amounts: { totalCents: 549 } });
  });

  it('[BILL-022] learns why an invoice is blocked', async () => {
    const given = { dispensingId: idOf('d', 3), prescriptionId: idOf('a', 3), cip13: unknownPack };
    latest = await dispense(service.log, given);
    const { dispensingId } = given;
    const { invoice } = await pharmacist.unary('GetInvoice', { dispensingId, minPosition: latest }, inTime());
    const blockedReason = `price-missing ${unknownPack}`;
    const warnings = [
      {
        code: 'PRICE_MISSING',
        lineId: '',
        message: 'No price of that day is known for a pack, so nothing can be billed: the reason names it.',
        messageFr:
          "Aucun prix n'est connu pour une boîte à cette date : rien ne peut être facturé, le motif indique laquelle.",
      },
    ];
    expect(invoice).toMatchObject({ status: 'INVOICE_STATUS_BLOCKED', amounts: null, blockedReason, warnings });
    const early = { packs: [{ cip13: doliprane, count: 1 }], coverage: {}, dispensedOn: '2024-03-30' };
    expect(await pharmacist.unary('PreviewInvoice', early, inTime())).toMatchObject({
      blockedReason: 'tariff-missing none',
      warnings: [{ code: 'TARIFF_MISSING' }],
    });
  });

  it('[BILL-023] lists its own invoices, each once, page after page, up to the position it asks for', async () => {
    const positions = [];
    for (let number = 10; number < 15; number += 1) {
      const given = { dispensingId: idOf('d', number), prescriptionId: idOf('a', number), finess: lyon };
      positions.push(await dispense(service.log, given));
    }
    const minPosition = positions.at(-1) ?? '';
    const first = await pharmacistOfLyon.unary('ListInvoices', { pageSize: 3, minPosition }, inTime());
    const { nextPageToken: pageToken } = first;
    const second = await pharmacistOfLyon.unary('ListInvoices', { pageSize: 3, pageToken }, inTime());
    const listed = [...first.invoices, ...second.invoices].map(({ dispensingId }) => dispensingId);
    expect(listed).toHaveLength(5);
    expect(new Set(listed)).toEqual(new Set([10, 11, 12, 13, 14].map((number) => idOf('d', number))));
    expect(second.nextPageToken).toBe('');
  });

  it('[BILL-024] is listed what GetInvoice reads, drafted, blocked and reversed', async () => {
    const { invoices } = await pharmacist.unary('ListInvoices', { minPosition: latest }, inTime());
    expect(new Set(invoices.map(({ status }) => status)).size).toBe(3);
    for (const invoice of invoices) {
      const { dispensingId } = invoice;
      expect((await pharmacist.unary('GetInvoice', { dispensingId }, inTime())).invoice).toEqual(invoice);
    }
  });

  it('[BILL-025] reads its own dispensing first in the list, at once, every time', async () => {
    for (let number = 30; number < 60; number += 1) {
      const given = { dispensingId: idOf('d', number), prescriptionId: idOf('a', number) };
      const minPosition = await dispense(service.log, given);
      const { invoices } = await pharmacist.unary('ListInvoices', { pageSize: 1, minPosition }, inTime());
      expect(invoices[0]?.dispensingId).toBe(given.dispensingId);
    }
  });

  it("[BILL-026] is told nothing of another pharmacy's invoice, not even that it exists", async () => {
    const { dispensingId } = { dispensingId: idOf('d', 1) };
    const refusals = await Promise.all([
      refusalOf(pharmacistOfLyon.unary('GetInvoice', { dispensingId }, inTime())),
      refusalOf(pharmacistOfLyon.unary('GetInvoice', { dispensingId: idOf('d', 999) }, inTime())),
    ]);
    expect(refusals).toEqual(['INVOICE_NOT_FOUND', 'INVOICE_NOT_FOUND']);
    const { invoice } = await pharmacist.unary('GetInvoice', { dispensingId }, inTime());
    expect(invoice).toMatchObject({ dispensingId });
    const analyst = service.client(billingService, { role: 'analyst', subject: 'analyst-1' });
    for (const call of [
      analyst.unary('GetInvoice', { dispensingId }, inTime()),
      analyst.unary('ListInvoices', {}, inTime()),
      analyst.unary('PreviewInvoice', {}, inTime()),
    ])
      expect(await refusalOf(call)).toBe('ROLE_NOT_ALLOWED');
  });

  it('[BILL-027] previews what the invoice will say', async () => {
    const { invoice } = await pharmacist.unary('GetInvoice', { dispensingId: idOf('d', 1) }, inTime());
    const request = { packs: [{ cip13: doliprane, count: 1 }], coverage: {}, dispensedOn };
    const preview = await pharmacist.unary('PreviewInvoice', request, inTime());
    expect(preview).toEqual({ amounts: invoice?.amounts, blockedReason: '', patientAdvances: false, warnings: [] });
    const maternity = { ...request, coverage: { exemption: 'EXEMPTION_MATERNITY' } } as const;
    const { amounts } = await pharmacist.unary('PreviewInvoice', maternity, inTime());
    expect(amounts).toMatchObject({ totalCents: 279, compulsoryCents: 279 });
    const unknown = { ...request, packs: [{ cip13: unknownPack, count: 1 }] };
    expect(await pharmacist.unary('PreviewInvoice', unknown, inTime())).toMatchObject({
      amounts: null,
      blockedReason: `price-missing ${unknownPack}`,
      patientAdvances: false,
      warnings: [{ code: 'PRICE_MISSING' }],
    });
  });

  it('[BILL-070] previews what refusing a generic costs: its dearest of the same size is counted from, and paid upfront', async () => {
    const pack = { cip13: levothyrox100, count: 1 };
    const [accepted, refused] = await Promise.all(
      [false, true].map((genericRefused) =>
        pharmacist.unary(
          'PreviewInvoice',
          { packs: [{ ...pack, genericRefused }], coverage: {}, dispensedOn },
          inTime(),
        ),
      ),
    );
    expect(accepted).toMatchObject({
      patientAdvances: false,
      warnings: [],
      amounts: { totalCents: 359, compulsoryCents: 236, complementaryCents: 123, patientCents: 0 },
    });
    expect(refused).toMatchObject({
      patientAdvances: true,
      warnings: [{ code: 'PATIENT_ADVANCES' }],
      amounts: { totalCents: 359, compulsoryCents: 218, complementaryCents: 112, patientCents: 29 },
    });
    expect(refused?.amounts?.lines[0]).toMatchObject({ unitCents: 196, baseUnitCents: 167 });
  });

  it.each([
    ['2026-08-31', [549, 190, 18, 341]],
    ['2026-09-01', [549, 164, 18, 367]],
  ])('[BILL-071] counts from the flat reference tariff that is in force on %s', async (onDate, expected) => {
    const request = { packs: [{ cip13: xyzall, count: 1 }], coverage: {}, dispensedOn: onDate };
    const { amounts } = await pharmacist.unary('PreviewInvoice', request, inTime());
    const shares = [amounts?.compulsoryCents, amounts?.complementaryCents, amounts?.patientCents];
    expect([amounts?.totalCents, ...shares]).toEqual(expected);
  });

  it('[BILL-072] previews whether a carte Vitale would save the patient from paying upfront', async () => {
    const request = { packs: [{ cip13: glivec, count: 1 }], coverage: {}, dispensedOn };
    expect(await pharmacist.unary('PreviewInvoice', request, inTime())).toMatchObject({
      patientAdvances: true,
      warnings: [{ code: 'PATIENT_ADVANCES' }],
    });
    const presented = { ...request, carteVitalePresented: true };
    expect(await pharmacist.unary('PreviewInvoice', presented, inTime())).toMatchObject({
      patientAdvances: false,
      warnings: [],
    });
  });

  it('[BILL-075] pays the reference upfront, at the price of its dearest generic, when its dispensing says that this was refused', async () => {
    const invoiceOf = async (number: number, given: Pick<DispensingGiven, 'packs' | 'genericRefused'>) => {
      const dispensingId = idOf('d', number);
      const minPosition = await dispense(service.log, { dispensingId, prescriptionId: idOf('a', number), ...given });
      return pharmacist.unary('GetInvoice', { dispensingId, minPosition }, inTime());
    };
    const refused = await invoiceOf(70, { packs: [{ cip13: crestor, cis: '68479386' }], genericRefused: true });
    expect(refused).toMatchObject({
      invoice: {
        status: 'INVOICE_STATUS_NOTHING_TO_CLAIM',
        patientAdvances: true,
        amounts: { totalCents: 797, compulsoryCents: 396, complementaryCents: 208, patientCents: 193 },
      },
      // So 2.96 € are refunded.
      franchiseCents: 100,
    });
    const accepted = await invoiceOf(71, { packs: [{ cip13: rosuvastatin, cis: '66150164' }] });
    expect(accepted.invoice).toMatchObject({
      patientAdvances: false,
      amounts: { totalCents: 604, compulsoryCents: 396, complementaryCents: 208, patientCents: 0 },
    });
  });

  it.each([
    ['was not presented', false, true],
    ['was presented', true, false],
    ['was not asked for, as by older versions', undefined, false],
  ])('[BILL-076] pays a costly pack upfront or not when the carte Vitale %s', async (_, presented, patientAdvances) => {
    const number = 80 + [false, true, undefined].indexOf(presented);
    const dispensingId = idOf('d', number);
    const minPosition = await dispense(service.log, {
      dispensingId,
      prescriptionId: idOf('a', number),
      packs: [{ cip13: glivec, cis: '63485353' }],
      ...(presented !== undefined && { carteVitalePresented: presented }),
    });
    const { invoice } = await pharmacist.unary('GetInvoice', { dispensingId, minPosition }, inTime());
    expect(invoice).toMatchObject({ patientAdvances, amounts: { totalCents: 61127 } });
    const status = patientAdvances ? 'INVOICE_STATUS_NOTHING_TO_CLAIM' : 'INVOICE_STATUS_DRAFT';
    const { invoices } = await pharmacist.unary('ListInvoices', { minPosition, pageSize: 1, status }, inTime());
    expect(invoices).toEqual([invoice]);
    expect(invoice).toMatchObject({ status });
  });

  it.each([
    ['no packs', { packs: [] }, 'packs'],
    ['a pack counted zero times', { packs: [{ cip13: doliprane, count: 0 }] }, 'packs[0].count'],
    ['a code that is no CIP13', { packs: [{ cip13: '3400935955837', count: 1 }] }, 'packs[0].cip13'],
    ['no coverage', { coverage: null }, 'coverage'],
    ['an exemption it does not know', { coverage: { exemption: 99 as never } }, 'coverage.exemption'],
    ['a day that does not exist', { dispensedOn: '2026-02-30' }, 'dispensed_on'],
  ])('[BILL-028] refuses to preview %s, naming the field', async (_, wrong, field) => {
    const request = { packs: [{ cip13: doliprane, count: 1 }], coverage: {}, dispensedOn };
    const { amounts } = await pharmacist.unary('PreviewInvoice', request, inTime());
    expect(amounts).toMatchObject({ totalCents: 279 });
    const error = await errorOf(pharmacist.unary('PreviewInvoice', { ...request, ...wrong }, inTime()));
    const refusal = readRefusal(error);
    expect(refusal?.code).toBe('INVALID_REQUEST');
    expect(refusal?.violations.map((violation) => violation.field)).toContain(field);
  });

  it('[BILL-029] refuses what is behind the position asked for, while the caller still listens', async () => {
    await whileHeld(service.pool, 'billing.invoice-dispensings', async () => {
      const given = { dispensingId: idOf('d', 98), prescriptionId: idOf('a', 98), finess: lyon };
      const minPosition = await dispense(service.log, given);
      const soon = () => ({ deadlineMs: deadlineIn(4_000) });
      const codes = await Promise.all([
        heardRefusal(() => pharmacist.unary('GetInvoice', { dispensingId: idOf('d', 1), minPosition }, soon())),
        heardRefusal(() => pharmacist.unary('ListInvoices', { minPosition }, soon())),
      ]);
      expect(codes).toEqual(['READ_MODEL_BEHIND', 'READ_MODEL_BEHIND']);
    });
    const reached = await pharmacist.unary('ListInvoices', { minPosition: latest, pageSize: 100 }, inTime());
    expect(reached.invoices).not.toEqual([]);
    const wrong = [{ minPosition: 'tomorrow' }, { pageToken: 'x' }, { pageSize: 101 }];
    for (const request of wrong)
      expect(await refusalOf(pharmacist.unary('ListInvoices', request, inTime()))).toBe('INVALID_REQUEST');
  });

  function clientOf(finess: string): ServiceClient<BillingServiceDefinition> {
    const [rpps, site] = [parseRpps('10002909371'), parseFiness(finess)];
    if (rpps === undefined || site === undefined) throw new Error('a test constant does not pass its check');
    return service.client(billingService, { role: 'pharmacist', rpps, finess: site });
  }
});

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  return readRefusal(await errorOf(call))?.code;
}

/** The status of gRPC. */
const deadlineExceeded = 4;

/** Of who asks again when the machine held up the answer until the deadline. */
async function heardRefusal(ask: () => Promise<unknown>): Promise<string | undefined> {
  for (;;) {
    const error = await errorOf(ask());
    const isTooLate = error instanceof Error && 'code' in error && error.code === deadlineExceeded;
    if (!isTooLate) return readRefusal(error)?.code;
  }
}
