import type { Lot__Output } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/Lot.ts';
import type { RecordedAnswer__Output } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/RecordedAnswer.ts';
import { v4 as uuidV4 } from 'uuid';
import { namesOfPacks, pharmacistId, serveAtCounter } from './claims-journey-counter.ts';
import type { Served } from './claims-journey-counter.ts';
import { patiently } from './house.ts';
import type { Doors, House } from './house.ts';
import { walkSteps } from './journey-steps.ts';
import type { JourneyOptions, Step, Walked } from './journey-steps.ts';
import { amountsOf, linesOf, sharesOf, state, sumOf } from './journey-words.ts';
import { statementTable } from './monthly-statement.ts';
import { writePayerReturn } from './payer-return.ts';
import type { PayerAnswer } from './payer-return.ts';

const payerId = 'payer-front-end';

/**
 * A chronic patient's prescription at one counter and the money that it moves, through the public APIs, in a trace of its
 * own. The patient has diabetes and heart failure, which are long-term illnesses (ALD), takes a narcotic by fractions and a
 * medicine of more than 300 €, and refuses a generic. The carte Vitale does not say the ALD yet; it is brought up to date
 * before the costly medicine is fetched. So the payers reject the first invoice, it is corrected and paid, and at last the
 * dispensing of the costly medicine, which was paid, is reversed.
 */
export function runClaimsJourney(options: JourneyOptions): Promise<Walked<void>> {
  return walkSteps('journey of the claims', options.onStep, async (step) => {
    const served = await serveAtCounter(options, step);
    await settleWithPayers(options.house, served, step);
  });
}

async function settleWithPayers(house: House, served: Served, step: Step): Promise<void> {
  const { prescriptionId, today, chronic, brand, costly } = served;
  const pharmacy = house.as(pharmacistId);
  const payer = house.as(payerId).billing;

  await step(
    'sign the invoices',
    () => sign(pharmacy, [chronic, brand, costly]),
    ({ results }) =>
      results
        .map(({ refusalCode, asked }) => (refusalCode === '' ? `asks ${sharesOf(asked)}` : `asks none: ${refusalCode}`))
        .join('\n'),
  );
  const lot = await step('send the lot', () => send(pharmacy, [chronic, costly]), lotSent);
  await step(
    'acknowledgement (ARL)',
    () => acknowledge(payer, lot),
    () => 'the payers can read it; that pays nothing yet',
  );
  const returned = await step(
    "payers' return",
    () =>
      answer(payer, lot, [
        { outcome: 'rejected', dispensingId: chronic, reason: 'BASE_OR_RATE_MISMATCH' },
        { outcome: 'paid', dispensingId: costly, shares: askedFor(lot, costly) },
      ]),
    ({ answers }) => answers.map(answered).join('\n'),
  );

  await step(
    'correct the rejected invoice',
    async () => {
      // The return is recorded as a whole, and told to its invoices after: this waits for that.
      await pharmacy.billing.unary(
        'GetInvoice',
        { dispensingId: chronic, minPosition: returned.logPosition },
        patiently(),
      );
      return pharmacy.billing.unary(
        'CorrectInvoice',
        { requestId: uuidV4(), dispensingId: chronic, coverage: { exemption: 'EXEMPTION_ALD' } },
        patiently(),
      );
    },
    ({ invoice }) => `with the ALD: ${sumOf(amountsOf(invoice))}\n${linesOf(amountsOf(invoice), namesOfPacks)}`,
  );
  const secondLot = await step(
    'sign and send it again',
    async () => {
      await sign(pharmacy, [chronic]);
      const sent = await send(pharmacy, [chronic]);
      await acknowledge(payer, sent);
      return sent;
    },
    lotSent,
  );
  await step(
    "payers' second return",
    () => answer(payer, secondLot, [{ outcome: 'paid', dispensingId: chronic, shares: askedFor(secondLot, chronic) }]),
    ({ answers }) => answers.map(answered).join('\n'),
  );

  await step(
    'reverse the costly dispensing',
    async () => {
      const reversed = await pharmacy.dispensing.unary(
        'ReverseDispensing',
        { requestId: uuidV4(), prescriptionId, dispensingId: costly, reason: 'REVERSAL_REASON_NOT_COLLECTED' },
        patiently(),
      );
      return pharmacy.billing.unary(
        'GetInvoice',
        { dispensingId: costly, minPosition: reversed.logPosition },
        patiently(),
      );
    },
    ({ invoice }) => `never collected; to recover: ${sharesOf(invoice?.toRecover ?? null)}`,
  );
  const recovered = await step(
    'payers recover the claim',
    () => answer(payer, lot, [{ outcome: 'recovered', dispensingId: costly, shares: askedFor(lot, costly) }]),
    ({ answers }) => answers.map(answered).join('\n'),
  );
  await step(
    'statement of the month',
    async () => {
      const month = today.slice(0, 'YYYY-MM'.length);
      const { statement } = await pharmacy.billing.unary(
        'GetMonthlyStatement',
        { month, minPosition: recovered.logPosition },
        patiently(),
      );
      return statementTable(statement);
    },
    (table) => table,
  );
}

function sign({ billing }: Doors, dispensingIds: readonly string[]) {
  return billing.unary('SignInvoices', { requestId: uuidV4(), dispensingIds: [...dispensingIds] }, patiently());
}

/** Sends signed invoices and reads the lot once it has gone. */
async function send({ billing }: Doors, dispensingIds: readonly string[]): Promise<Lot__Output> {
  const { lotId, logPosition } = await billing.unary(
    'SendLot',
    { requestId: uuidV4(), regime: 'PAYER_REGIME_GENERAL', dispensingIds: [...dispensingIds] },
    patiently(),
  );
  const { lot } = await billing.unary('GetLot', { lotId, minPosition: logPosition }, patiently());
  if (lot?.status !== 'LOT_STATUS_SENT') throw new Error(`the lot is ${state(lot?.status)}, not sent`);
  return lot;
}

function acknowledge(payer: Doors['billing'], { lotId }: Lot__Output) {
  return payer.unary('RecordAcknowledgement', { requestId: uuidV4(), lotId }, patiently());
}

function answer(payer: Doors['billing'], { lotId }: Lot__Output, answers: readonly PayerAnswer[]) {
  const file = writePayerReturn(lotId, answers);
  return payer.unary('RecordPayerReturn', { requestId: uuidV4(), file }, patiently());
}

/** What a lot asks for one dispensing. */
function askedFor({ invoices }: Lot__Output, dispensingId: string) {
  const asked = invoices.find((invoice) => invoice.dispensingId === dispensingId)?.asked ?? null;
  if (asked === null) throw new Error('the lot does not ask for this dispensing');
  return asked;
}

function lotSent({ number, invoiceCount, asked }: Lot__Output): string {
  return `lot ${number}, ${invoiceCount === 1 ? '1 invoice' : `${invoiceCount} invoices`}, asks ${sharesOf(asked)}`;
}

function answered({ outcome, shares, rejection }: RecordedAnswer__Output): string {
  return rejection === null
    ? `${outcome}: ${sharesOf(shares)}`
    : `${outcome}: ${rejection.reason}. ${rejection.sentenceEn}`;
}
