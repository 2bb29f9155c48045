import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { deadlineIn, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { BillingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/BillingService.ts';
import { parseFiness, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { startTestService, type TestService } from '@ordonnancier/testing/test-service.ts';
import { billingService, composeBilling } from '../src/compose.ts';
import {
  dispense,
  fingerprintKey,
  idOf,
  reverse,
  toulouse,
  xyzall,
  type DispensingGiven,
  pricesOf,
} from './dispensings.ts';

/** Of a box of doliprane: 65 % of 1.16 € is less than 1 €. */
const dolipraneFranchiseCents = 75;

describe('the franchise of the boxes of an invoice', () => {
  let service: TestService;
  let pharmacist: ServiceClient<BillingServiceDefinition>;
  let position = '';
  let patients = 0;
  let made = 0;

  beforeAll(async () => {
    service = await startTestService({
      name: 'billing',
      migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
      compose: (host) =>
        composeBilling(host, pricesOf(openCatalogue(readEditions(seedEditionsFolder))), fingerprintKey),
    });
    const [rpps, finess] = [parseRpps('10002909371'), parseFiness(toulouse)];
    if (rpps === undefined || finess === undefined) throw new Error('a test constant does not pass its check');
    pharmacist = service.client(billingService, { role: 'pharmacist', rpps, finess });
  });

  afterAll(() => service.stop());

  it.each<[string, Partial<DispensingGiven>, number]>([
    ['an adult', {}, dolipraneFranchiseCents],
    ['an adult, of a box the insurer pays more than one euro for', { cip13: xyzall }, 100],
    ['a minor', { ageBand: '3-to-17' }, 0],
    ['CSS', { exemption: 'css' }, 0],
    ['AME', { exemption: 'ame' }, 0],
    ['maternity', { exemption: 'maternity' }, 0],
    ['a long-term illness', { exemption: 'ald', aldRelated: true }, 100],
    ['an invalidity pension', { exemption: 'invalidity' }, 100],
    ['a work accident', { exemption: 'work-accident' }, 100],
  ])('[BILL-063] is what the law says for %s, and stands in no share of the invoice', async (_, given, expected) => {
    const dispensing = await dispensed({ patientRef: nextPatient(), ...given });
    expect(await franchiseCents(dispensing)).toBe(expected);
    const { invoice } = await pharmacist.unary(
      'GetInvoice',
      { dispensingId: dispensing.dispensingId },
      { deadlineMs: deadlineIn(50_000) },
    );
    const { totalCents = 0, compulsoryCents = 0, complementaryCents = 0, patientCents = 0 } = invoice?.amounts ?? {};
    expect(compulsoryCents + complementaryCents + patientCents).toBe(totalCents);
  });

  it('[BILL-064] is exact, up to the cap, of many prescriptions at once, and after reversals', async () => {
    const patientRef = nextPatient();
    const all = await Promise.all(Array.from({ length: 80 }, () => dispensed({ patientRef })));
    const taken = await Promise.all(all.map(franchiseCents));
    // 66 boxes at 0.75 € are 49.50 €; one more meets the cap.
    expect(sum(taken)).toBe(5_000);
    expect(taken.filter((cents) => cents === dolipraneFranchiseCents)).toHaveLength(66);
    expect(taken.filter((cents) => cents === 50)).toHaveLength(1);

    const reversed = all.filter((_, index) => (taken[index] ?? 0) > 0).slice(0, 30);
    for (const given of reversed) position = later(position, await reverse(service.log, given, 0n));
    const remaining = all.filter((given) => !reversed.includes(given));
    const after = await Promise.all(remaining.map(franchiseCents));
    expect(after).toEqual(remaining.map(() => dolipraneFranchiseCents));
    expect(await Promise.all(reversed.map(franchiseCents))).toEqual(reversed.map(() => 0));
  });

  it('[BILL-064] begins again with the civil year and with every person', async () => {
    const patientRef = nextPatient();
    await Promise.all(Array.from({ length: 67 }, () => dispensed({ patientRef, dispensedOn: '2026-12-31' })));
    const next = await dispensed({ patientRef, dispensedOn: '2027-01-01' });
    expect(await franchiseCents(next)).toBe(dolipraneFranchiseCents);
    expect(await franchiseCents(await dispensed({ patientRef, dispensedOn: '2026-12-31' }))).toBe(0);
    expect(await franchiseCents(await dispensed({ patientRef: nextPatient() }))).toBe(dolipraneFranchiseCents);
  });

  it('[BILL-065] stands although a dispensing that bore the id of its own was reversed', async () => {
    const patientRef = nextPatient();
    const given = await dispensed({ patientRef });
    const other = { ...given, prescriptionId: idOf('a', 9_999) };
    await dispense(service.log, other);
    position = later(position, await reverse(service.log, other, 0n));
    expect(await franchiseCents(given)).toBe(dolipraneFranchiseCents);
  });

  /** Of a prescription of its own. */
  async function dispensed(given: Partial<DispensingGiven>): Promise<DispensingGiven> {
    made += 1;
    const dispensing = { dispensingId: idOf('d', made), prescriptionId: idOf('a', made), ...given };
    position = later(position, await dispense(service.log, dispensing));
    return dispensing;
  }

  async function franchiseCents({ dispensingId }: DispensingGiven): Promise<number> {
    const request = { dispensingId, minPosition: position };
    return (await pharmacist.unary('GetInvoice', request, { deadlineMs: deadlineIn(50_000) })).franchiseCents;
  }

  function nextPatient(): string {
    patients += 1;
    return `p1_${patients.toString().padStart(42, 'B')}A`;
  }
});

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
