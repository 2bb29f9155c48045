import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { franchiseDecider, franchiseTaken } from '../src/domain/franchise/ledger.ts';
import { invoiceDecider } from '../src/domain/invoice/invoice.ts';
import type { InvoiceState } from '../src/domain/invoice/invoice.ts';
import { lotNumbersDecider } from '../src/domain/lot/lot-numbers.ts';
import { lotDecider } from '../src/domain/lot/lot.ts';
import type { LotState } from '../src/domain/lot/state.ts';
import { franchiseCodec } from '../src/franchise-stream.ts';
import { invoiceCodec } from '../src/invoice-stream.ts';
import { lotCodec, lotNumbersCodec } from '../src/lot-stream.ts';
import { readDispensingEvent } from '../src/process-managers/invoice-dispensings/dispensing-events.ts';
import { idOf, somebody, unknownPack } from './dispensings.ts';

interface Line {
  readonly stream: string;
  readonly type: string;
  readonly metadata: object;
  readonly data: object;
}

/** As the service wrote them; what came with later features is in files of its own. Never edited: the log keeps them. */
const recorded = ['v1.ndjson', 'v1-fees-and-franchise.ndjson', 'v1-claims.ndjson'].flatMap((file) =>
  readFileSync(path.join(import.meta.dirname, 'histories', file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line),
);

describe('events recorded by version 1', () => {
  it('[BILL-040] still fold into the same invoices', () => {
    const invoices = new Map<string, InvoiceState>();
    for (const { stream, ...event } of recorded.filter(({ stream }) => stream.startsWith('invoice-'))) {
      const before = invoices.get(stream) ?? invoiceDecider.initialState;
      invoices.set(stream, invoiceDecider.evolve(before, invoiceCodec.decode(stored(event))));
    }
    expect(invoices.get(`invoice-${idOf('d', 1)}`)).toMatchObject({
      status: 'reversed',
      dispensing: { prescriptionId: idOf('a', 1) },
      amounts: { totalCents: 279, compulsoryCents: 184, complementaryCents: 95, patientCents: 0 },
      reversedOn: '2026-08-05',
    });
    expect(invoices.get(`invoice-${idOf('d', 12)}`)).toMatchObject({
      status: 'drafted',
      amounts: { totalCents: 549, compulsoryCents: 164, complementaryCents: 18, patientCents: 367 },
    });
    expect(invoices.get(`invoice-${idOf('d', 2)}`)).toMatchObject({ status: 'blocked', missingCode: unknownPack });
  });

  it('[BILL-040] still fold into the same claims', () => {
    expect(claimOf(22)).toMatchObject({
      status: 'drafted',
      amounts: { totalCents: 279, compulsoryCents: 184, complementaryCents: 95 },
      claim: {
        stage: { status: 'corrected' },
        paid: { compulsoryCents: 0, complementaryCents: 0 },
        coverage: { exemption: 'css', alsaceMoselle: false },
      },
    });
    expect(claimOf(23)).toMatchObject({
      status: 'reversed',
      claim: { stage: { status: 'paid' }, paid: { compulsoryCents: 0, complementaryCents: 0 } },
    });
    expect(claimOf(24)).toMatchObject({
      claim: { stage: { status: 'acknowledged', asked: { compulsoryCents: 184, complementaryCents: 95 } } },
    });
  });

  it('[BILL-040] still fold into the same lots, numbered one after the other', () => {
    const lots = new Map<string, LotState>();
    for (const { stream, ...event } of recorded.filter(({ stream }) => stream.startsWith('lot-')))
      lots.set(stream, lotDecider.evolve(lots.get(stream) ?? lotDecider.initialState, lotCodec.decode(stored(event))));
    expect(
      [...lots.values()].map((lot) => (lot.status === 'none' ? lot : [lot.number, lot.status, lot.leftOut.length])),
    ).toEqual([
      [1, 'unreadable', 0],
      [2, 'acknowledged', 0],
      [3, 'answered', 1],
    ]);
    const numbers = recorded.filter(({ stream }) => stream.startsWith('lots-'));
    const last = numbers.reduce(
      (before, event) => lotNumbersDecider.evolve(before, lotNumbersCodec.decode(stored(event))),
      lotNumbersDecider.initialState,
    );
    expect(last).toBe(3);
  });

  it('[BILL-040] still fold into the same franchise', () => {
    const ofFranchise = recorded.filter(({ stream }) => stream === `franchise-${somebody}-2026`);
    expect(ofFranchise.map(({ type }) => type)).toEqual([
      'FranchiseIncurred',
      'FranchiseIncurred',
      'FranchiseWithdrawn',
    ]);
    const ledger = ofFranchise.reduce(
      (before, event) => franchiseDecider.evolve(before, franchiseCodec.decode(stored(event))),
      franchiseDecider.initialState,
    );
    expect([...franchiseTaken(ledger)]).toEqual([[idOf('d', 12), 90]]);
  });

  it('[BILL-040] can still be read as dispensings', () => {
    const dispensings = recorded.filter(({ stream }) => stream.startsWith('prescription-'));
    expect(dispensings.map((event) => readDispensingEvent(stored(event))?.type)).toEqual([
      'MedicationDispensed',
      'MedicationDispensed',
      'MedicationDispensed',
      'DispensingReversed',
      'MedicationDispensed',
      'MedicationDispensed',
      'DispensingReversed',
    ]);
  });

  it('[BILL-015] are of the published language', () => {
    expect(recorded.map(({ type, data }) => violationOfPublishedLanguage(type, data))).toEqual(
      recorded.map(() => undefined),
    );
  });
});

function claimOf(number: number): InvoiceState {
  return recorded
    .filter(({ stream }) => stream === `invoice-${idOf('d', number)}`)
    .reduce(
      (before, event) => invoiceDecider.evolve(before, invoiceCodec.decode(stored(event))),
      invoiceDecider.initialState,
    );
}

function stored({ type, metadata, data }: Omit<Line, 'stream'>) {
  return { type, metadata: Buffer.from(JSON.stringify(metadata)), data: Buffer.from(JSON.stringify(data)) };
}
