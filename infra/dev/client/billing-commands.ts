import { readFileSync } from 'node:fs';
import { v4 as uuidV4 } from 'uuid';
import { patiently } from '../house.ts';
import type { Command, Invocation } from './commands.ts';

/*
 * The life of an invoice: `dispense` makes it, then come `send-lot`, `acknowledge` and `payer-return`.
 */

const pharmacist = 'pharmacist-moreau';
const payer = 'payer-front-end';

/** As many as one call signs. */
const signedMax = 50;

export const billingCommands: readonly (readonly [string, Command])[] = [
  [
    'invoices',
    {
      usage: 'invoices',
      does: "lists the pharmacy's invoices",
      as: pharmacist,
      run: async ({ doors, print }) => {
        print(await doors.billing.unary('ListInvoices', {}, patiently()));
      },
    },
  ],
  [
    'send-lot',
    {
      usage: 'send-lot',
      does: 'signs what is drafted or corrected, and sends what is signed as a lot of the general regime',
      as: pharmacist,
      run: sendLot,
    },
  ],
  [
    'lot',
    {
      usage: 'lot <lot id>',
      does: 'reads a lot and what was answered to it',
      as: pharmacist,
      run: async ({ doors, argument, print }) => {
        print(await doors.billing.unary('GetLot', { lotId: argument(0, 'a lot id') }, patiently()));
      },
    },
  ],
  [
    'acknowledge',
    {
      usage: 'acknowledge <lot id>',
      does: 'says as the payers that they can read a lot',
      as: payer,
      run: async ({ doors, argument, print }) => {
        const request = { requestId: uuidV4(), lotId: argument(0, 'a lot id') };
        print(await doors.billing.unary('RecordAcknowledgement', request, patiently()));
      },
    },
  ],
  [
    'payer-return',
    {
      usage: 'payer-return <file, like examples/payer-return.txt>',
      does: 'records what the payers pay, reject and recover of a lot',
      as: payer,
      run: async ({ doors, argument, print }) => {
        const request = { requestId: uuidV4(), file: readFileSync(argument(0, 'a file'), 'utf8') };
        print(await doors.billing.unary('RecordPayerReturn', request, patiently()));
      },
    },
  ],
  [
    'statement',
    {
      usage: 'statement <month, as 2026-08>',
      does: "reads the pharmacy's account with the insurers for a month",
      as: pharmacist,
      run: async ({ doors, argument, print }) => {
        print(await doors.billing.unary('GetMonthlyStatement', { month: argument(0, 'a month') }, patiently()));
      },
    },
  ],
];

async function sendLot({ doors: { billing }, print }: Invocation): Promise<void> {
  const toSign = await Promise.all(
    (['INVOICE_STATUS_DRAFT', 'INVOICE_STATUS_CORRECTED'] as const).map((status) =>
      billing.unary('ListInvoices', { status, pageSize: signedMax }, patiently()),
    ),
  );
  const dispensingIds = toSign
    .flatMap(({ invoices }) => invoices.map(({ dispensingId }) => dispensingId))
    .slice(0, signedMax);
  let minPosition = '';
  if (dispensingIds.length > 0) {
    const answer = await billing.unary('SignInvoices', { requestId: uuidV4(), dispensingIds }, patiently());
    minPosition = answer.logPosition;
    print(answer);
  }
  const signed = await billing.unary(
    'ListInvoices',
    { status: 'INVOICE_STATUS_SIGNED', pageSize: signedMax, minPosition },
    patiently(),
  );
  const regime = 'PAYER_REGIME_GENERAL';
  const request = {
    requestId: uuidV4(),
    regime,
    dispensingIds: signed.invoices.map((each) => each.dispensingId),
  } as const;
  const sent = await billing.unary('SendLot', request, patiently());
  print(await billing.unary('GetLot', { lotId: sent.lotId, minPosition: sent.logPosition }, patiently()));
}
