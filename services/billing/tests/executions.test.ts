import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { parseSpecificMedicines } from '@ordonnancier/catalogue/specific-medicines.ts';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { deadlineIn, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { BillingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/BillingService.ts';
import { parseFiness, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { startTestService, type TestService } from '@ordonnancier/testing/test-service.ts';
import fc from 'fast-check';
import { billingService, composeBilling } from '../src/compose.ts';
import { invoiceDispensingsName } from '../src/process-managers/invoice-dispensings/invoice-dispensings.ts';
import {
  dispense,
  dispensedOn,
  fingerprintKey,
  idOf,
  lyon,
  reverse,
  toulouse,
  unknownPack,
  type DispensingGiven,
  pricesOf,
} from './dispensings.ts';

const editions = readEditions(seedEditionsFolder);
/** A pack of each of several medicines that are reimbursed. */
const medicines = [
  ...new Map(
    (editions.at(-1)?.presentations ?? [])
      .filter(({ reimbursement }) => reimbursement !== undefined)
      .map(({ cis, cip13 }) => [cis, { cis, cip13 }]),
  ).values(),
].slice(0, 7);

/** NORLEVO 1,5 mg. */
const emergencyContraception = { cip13: '3400936413726', cis: '60812935' };

/** The last of them, which earns the fee HDE. */
const specific = medicines.length - 1;
const closedList = listOf(specific);
let list = closedList;
const specificMedicines: typeof list = { isListedOn: (cip13, onDate) => list.isListedOn(cip13, onDate) };
const prices = { ...pricesOf(openCatalogue(editions)), specificMedicines };

const counter = editions.at(-1)?.presentations.find(({ reimbursement }) => reimbursement === undefined);
const nothingBilled = { lines: [], totalCents: 0, compulsoryCents: 0, complementaryCents: 0, patientCents: 0 };

describe('the fees of a prescription', () => {
  let service: TestService;
  let clients: Readonly<Record<string, ServiceClient<BillingServiceDefinition>>>;
  let made = 0;

  beforeAll(async () => {
    service = await startTestService({
      name: 'billing',
      migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
      compose: (host) => composeBilling(host, prices, fingerprintKey),
    });
    clients = { [toulouse]: clientOf(toulouse), [lyon]: clientOf(lyon) };
  });

  afterAll(() => service.stop());

  it('[BILL-050] are carried by the first dispensing of a visit that was split in two', async () => {
    const visit = prescription();
    await visit.dispense([0, 1, 2]);
    await visit.dispense([3, 4]);
    expect(await visit.fees()).toEqual([['HDR', 'HDA'], ['HC']]);
  });

  it.each([
    ['pharmacy', { finess: lyon }],
    ['day', { dispensedOn: '2026-08-04' }],
  ])('[BILL-050] are due again to another %s', async (_, other) => {
    const visits = prescription();
    await visits.dispense([0]);
    await visits.dispense([1], other);
    expect(await visits.fees()).toEqual([
      ['HDR', 'HDA'],
      ['HDR', 'HDA'],
    ]);
  });

  it.each([
    ['blocked', { cip13: unknownPack, cis: '60000000' }],
    ['sold at the counter', { cip13: counter?.cip13 ?? '', cis: counter?.cis ?? '' }],
  ])('[BILL-050] are not carried by a dispensing that is %s, now or later', async (_, pack) => {
    const visit = prescription();
    await visit.dispense([], { packs: [pack] });
    await visit.dispense([0]);
    await visit.dispense([1]);
    expect(await visit.fees()).toEqual([[], ['HDR', 'HDA'], []]);
    await visit.reverse(1);
    expect(await visit.fees()).toEqual([[], [], ['HDR', 'HDA']]);
    await visit.reverse(0);
    expect(await visit.fees()).toEqual([[], [], ['HDR', 'HDA']]);
  });

  it('[BILL-051] go to what remains when the dispensing that carried them is reversed', async () => {
    const visit = prescription();
    await visit.dispense([0, 1, 2]);
    await visit.dispense([3, 4]);
    await visit.reverse(0);
    // Two medicines remain: they are no complex prescription.
    expect(await visit.fees()).toEqual([[], ['HDR', 'HDA']]);
    await visit.dispense([0, 1, 2]);
    expect(await visit.fees()).toEqual([[], ['HDR', 'HDA'], ['HC']]);
    expect(await visit.listed()).toEqual((await visit.amounts()).toReversed());
  });

  it('[BILL-101] are paid in full by the dispensing of contraception that they go to', async () => {
    const visit = prescription();
    await visit.dispense([0], { ageBand: '26-to-69' });
    await visit.dispense([], { ageBand: '26-to-69', packs: [emergencyContraception] });
    const ratesOfFees = async () =>
      (await visit.amounts()).map(({ lines }) =>
        lines.filter(({ cip13 }) => cip13 === '').map((fee) => fee.ratePerMille),
      );
    expect(await ratesOfFees()).toEqual([[700], []]);
    await visit.reverse(0);
    expect((await ratesOfFees()).at(1)).toEqual([1000]);
  });

  it('[BILL-054] count a medicine of the closed list once, and give its fee to the next that has one', async () => {
    const visit = prescription();
    await visit.dispense([0]);
    await visit.dispense([specific]);
    await visit.dispense([1, specific]);
    expect(await visit.fees()).toEqual([['HDR', 'HDA'], ['HDE'], []]);
    await visit.reverse(1);
    expect(await visit.fees()).toEqual([['HDR', 'HDA'], [], ['HDE']]);
    await visit.reverse(2);
    expect(await visit.fees()).toEqual([['HDR', 'HDA'], [], []]);
  });

  it('[BILL-054] are not due twice, nor lost in a move, when another list is put in between two dispensings', async () => {
    const visit = prescription();
    await visit.dispense([1]);
    await visit.dispense([specific]);
    expect(await visit.fees()).toEqual([['HDR', 'HDA'], ['HDE']]);
    list = listOf(0);
    await visit.dispense([0]);
    expect(await visit.fees()).toEqual([['HDR', 'HDA'], ['HDE'], []]);
    await visit.reverse(0);
    expect(await visit.fees()).toEqual([[], ['HDR', 'HDA', 'HDE'], []]);
    await visit.reverse(1);
    expect(await visit.fees()).toEqual([[], [], ['HDR', 'HDA', 'HDE']]);
    list = closedList;
  });

  it('[BILL-054] are earned by no medicine that was put on the list after it was billed, and by one billed since', async () => {
    const visit = prescription();
    list = listOf(0);
    await visit.dispense([1]);
    await visit.dispense([specific]);
    expect(await visit.fees()).toEqual([['HDR', 'HDA'], []]);
    list = closedList;
    await visit.reverse(0);
    expect(await visit.fees()).toEqual([[], ['HDR', 'HDA']]);
    await visit.dispense([2, specific]);
    expect(await visit.fees()).toEqual([[], ['HDR', 'HDA'], ['HDE']]);
    await visit.reverse(2);
    expect(await visit.fees()).toEqual([[], ['HDR', 'HDA'], []]);
  });

  it('[BILL-054] stay where they went when the log is read again after another list was put in', async () => {
    const visit = prescription();
    await visit.dispense([specific]);
    await visit.dispense([0]);
    await visit.dispense([1, specific]);
    await visit.dispense([0]);
    await visit.reverse(0);
    const fees = [[], ['HDR', 'HDA'], ['HDE'], []];
    expect(await visit.fees()).toEqual(fees);
    list = listOf(0);
    await service.pool.query('UPDATE checkpoints SET position = NULL WHERE projection = $1', [invoiceDispensingsName]);
    // Its invoice is made once the log has been read again: the checkpoint passes it only then.
    await visit.dispense([2]);
    expect(await visit.fees()).toEqual([...fees, []]);
    list = closedList;
  });

  it('[BILL-051] take the rate of whom they go to', async () => {
    const visit = prescription();
    await visit.dispense([0], { exemption: 'ald' });
    await visit.dispense([1], { exemption: 'ald', aldRelated: true });
    await visit.reverse(0);
    const [, amounts] = await visit.amounts();
    expect(amounts?.lines.filter(({ cip13 }) => cip13 === '').map((line) => line.ratePerMille)).toEqual([1000, 1000]);
    expect(amounts).toMatchObject({ compulsoryCents: amounts?.totalCents, complementaryCents: 0, patientCents: 0 });
  });

  it('[BILL-052] are those that one dispensing of all that remains would earn, and every sum holds', async () => {
    const dispensing = fc.record({
      packs: fc.uniqueArray(fc.nat(medicines.length - 1), { minLength: 1, maxLength: 4 }),
      finess: fc.constantFrom(toulouse, lyon),
    });
    // A number reverses one of the dispensings before it, if it still stands.
    const acts = fc.array(fc.oneof({ weight: 2, arbitrary: dispensing }, fc.nat(5)), { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        const visits = prescription();
        for (const act of sequence) {
          if (typeof act !== 'number') await visits.dispense(act.packs, { finess: act.finess });
          else if (visits.stands(act)) await visits.reverse(act);
        }
        const amounts = await visits.amounts();
        const fees = await visits.fees();
        for (const finess of [toulouse, lyon]) {
          const standing = visits.standing(finess);
          const remaining = new Set(standing.flatMap(({ packs }) => packs));
          const hde = remaining.has(specific) ? ['HDE'] : [];
          const hc = remaining.size < 5 ? [] : ['HC'];
          const due = remaining.size === 0 ? [] : [...hc, 'HDA', ...hde, 'HDR'];
          expect(standing.flatMap(({ index }) => fees[index] ?? []).toSorted()).toEqual(due);
        }
        for (const { lines, totalCents, compulsoryCents, complementaryCents, patientCents } of amounts) {
          expect(sum(lines.map(({ unitCents, quantity }) => unitCents * quantity))).toBe(totalCents);
          expect(sum(lines.map((line) => line.compulsoryCents))).toBe(compulsoryCents);
          expect(compulsoryCents + complementaryCents + patientCents).toBe(totalCents);
          expect(Math.min(complementaryCents, patientCents)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 25 },
    );
  });

  /** One prescription, of which dispensings and reversals are appended one after the other. */
  function prescription() {
    made += 1;
    const number = made;
    const dispensings: { given: DispensingGiven & { finess: string }; packs: readonly number[]; stands: boolean }[] =
      [];
    let revision: bigint | 'none' = 'none';
    let last: Position = '' as Position;
    const after = () => (revision === 'none' ? 0n : revision + 1n);

    const amounts = () =>
      Promise.all(
        dispensings.map(async ({ given: { dispensingId, finess } }) => {
          const reply = await clients[finess]?.unary(
            'GetInvoice',
            { dispensingId, minPosition: last },
            { deadlineMs: deadlineIn(50_000) },
          );
          if (!reply?.invoice) throw new Error('a dispensing has no invoice');
          return reply.invoice.amounts ?? nothingBilled;
        }),
      );

    return {
      amounts,
      /** As the list has them, the newest first. */
      listed: async () => {
        const request = { pageSize: dispensings.length, minPosition: last };
        const reply = await clients[toulouse]?.unary('ListInvoices', request, { deadlineMs: deadlineIn(50_000) });
        return reply?.invoices.map((invoice) => invoice.amounts);
      },
      dispense: async (packs: readonly number[], other: Partial<DispensingGiven> = {}) => {
        const given = {
          dispensingId: idOf('d', number * 100 + dispensings.length),
          prescriptionId: idOf('a', number),
          finess: toulouse,
          dispensedOn,
          ageBand: 'over-70',
          packs: medicines.filter((_, index) => packs.includes(index)),
          ...other,
        };
        last = await dispense(service.log, given, revision);
        revision = after();
        dispensings.push({ given, packs, stands: true });
      },
      reverse: async (index: number) => {
        const dispensing = dispensings[index];
        if (dispensing === undefined || revision === 'none') throw new Error('nothing to reverse');
        last = await reverse(service.log, dispensing.given, revision);
        revision = after();
        dispensing.stands = false;
      },
      stands: (index: number) => dispensings[index]?.stands ?? false,
      standing: (finess: string) =>
        dispensings
          .map(({ given, packs, stands }, index) => ({ finess: given.finess, packs, stands, index }))
          .filter((dispensing) => dispensing.stands && dispensing.finess === finess),
      /** Of every dispensing; none when it is reversed, since nothing of it is paid. */
      fees: async () =>
        (await amounts()).map(({ lines }, index) =>
          (dispensings[index]?.stands ?? false)
            ? lines.filter(({ cip13 }) => cip13 === '').map(({ actCode }) => actCode)
            : [],
        ),
    };
  }

  function clientOf(text: string): ServiceClient<BillingServiceDefinition> {
    const [rpps, finess] = [parseRpps('10002909371'), parseFiness(text)];
    if (rpps === undefined || finess === undefined) throw new Error('a test constant does not pass its check');
    return service.client(billingService, { role: 'pharmacist', rpps, finess });
  }
});

function listOf(medicine: number) {
  return parseSpecificMedicines(JSON.stringify({ cip13: medicines[medicine]?.cip13, validFrom: dispensedOn }));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
