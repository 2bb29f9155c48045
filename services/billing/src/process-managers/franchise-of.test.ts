import { describe, expect, it } from '@jest/globals';
import { parseCip13, parseCis, parsePatientRef } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import {
  acknowledged,
  asked,
  blocked,
  correction,
  drafted,
  feesMoved,
  invoiceOf,
  moveFees,
  paid,
  rejected,
  reversed,
  sent,
  signed,
} from '../../tests/claims.ts';
import { doliprane, somebody } from '../../tests/dispensings.ts';
import { day } from '../../tests/packs-given.ts';
import type { InvoiceEvent } from '../domain/invoice/events.ts';
import { invoiceDecider } from '../domain/invoice/invoice.ts';
import { payerShares } from '../domain/invoice/payer-shares.ts';
import { franchiseOf } from './franchise-of.ts';
import type { MedicationDispensed } from './invoice-dispensings/dispensing-events.ts';

const dispensing: MedicationDispensed = {
  ...drafted,
  type: 'MedicationDispensed',
  patientRef: known(parsePatientRef(somebody)),
  pharmacist: { finess: drafted.pharmacyFiness },
  lines: [
    {
      aldRelated: false,
      packs: [{ cip13: known(parseCip13(doliprane)), cis: known(parseCis('60234100')), count: 1 }],
    },
  ],
  coverage: { exemption: 'none', alsaceMoselle: false, ageBand: '18-to-70' },
};

/** Of one box of doliprane: 65 % of 1.16 €. */
const dueCents = 75;
const sentAndRead = [drafted, signed, sent, acknowledged];
const complementaryAlone = { ...paid, compulsoryCents: cents(0), reason: 'RIGHTS_CLOSED' } as const;

describe('the franchise of an invoice', () => {
  it.each<[string, readonly InvoiceEvent[]]>([
    ['drafted', [drafted]],
    ['awaited', sentAndRead],
    ['paid', [...sentAndRead, paid]],
    ['paid in part', [...sentAndRead, { ...paid, compulsoryCents: cents(100), reason: 'RIGHTS_CLOSED' }]],
    ['corrected', [...sentAndRead, rejected, corrected(...sentAndRead, rejected)]],
    ['paid, and a fee that came to it later is rejected', paidButForAFee()],
  ])('[BILL-095] is due while the invoice is %s', (_, history) => {
    expect(franchiseOf(dispensing, invoiceOf(...history))?.dueCents).toBe(dueCents);
  });

  it.each<[string, readonly InvoiceEvent[]]>([
    ['rejected', [...sentAndRead, rejected]],
    ['paid by the complementary insurer alone', [...sentAndRead, complementaryAlone]],
    ['reversed', [...sentAndRead, paid, reversed]],
    ['blocked', [blocked]],
  ])('[BILL-095] is not due while the invoice is %s', (_, history) => {
    expect(franchiseOf(dispensing, invoiceOf(...history))).toBeUndefined();
  });

  it('[BILL-095] is asked of no rule on a day that knows none, as long as nothing is billed', () => {
    const early = { ...dispensing, dispensedOn: day('2024-03-30') };
    expect(franchiseOf(early, invoiceOf(blocked, reversed))).toBeUndefined();
  });
});

function paidButForAFee(): readonly InvoiceEvent[] {
  const withoutFee = [
    { ...drafted, ...feesMoved, type: 'InvoiceDrafted' },
    { ...signed, ...payerShares(feesMoved) },
    { ...sent, ...payerShares(feesMoved) },
    { ...paid, ...payerShares(feesMoved) },
  ] as const;
  const fee = decided(moveFees(drafted.lines.filter(({ cip13 }) => cip13 === undefined)), withoutFee);
  const added = { compulsoryCents: cents(43), complementaryCents: cents(18) };
  expect(payerShares(drafted)).toEqual(asked);
  return [...withoutFee, fee, { ...signed, ...added }, { ...sent, ...added }, acknowledged, rejected];
}

function corrected(...history: readonly InvoiceEvent[]): InvoiceEvent {
  return decided(correction('coverage'), history);
}

function decided(command: Parameters<typeof invoiceDecider.decide>[0], history: readonly InvoiceEvent[]): InvoiceEvent {
  const decision = invoiceDecider.decide(command, invoiceOf(...history));
  const [event] = decision.ok ? decision.value : [];
  invariant(event !== undefined, 'an event was expected');
  return event;
}

function known<T>(value: T | undefined): T {
  invariant(value !== undefined, 'a test constant does not pass its check');
  return value;
}
