import { describe, expect, it } from '@jest/globals';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { shareOfCents } from '@ordonnancier/kernel/money.ts';
import fc from 'fast-check';
import {
  acknowledgement,
  correction,
  drafted,
  invoiceOf,
  moveFees,
  payment,
  rejection,
  reversal,
  sending,
  signature,
} from '../../../tests/claims.ts';
import { day } from '../../../tests/packs-given.ts';
import { awaitedShares, creditShares, owedShares, sharesToAsk } from '../invoice/claim.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { InvoiceCommand } from '../invoice/commands.ts';
import { claimed, invoiceDecider, type Invoice } from '../invoice/invoice.ts';
import {
  addShares,
  isNothing,
  isSame,
  isWithin,
  noShares,
  positiveShares,
  subtractShares,
  type PayerShares,
} from '../invoice/payer-shares.ts';
import { monthOf, movedOn, movementsOf, statementOf, type MonthlyTotal } from './statement.ts';

const months = ['2026-08', '2026-09', '2026-10', '2026-11'];

/** What may happen to an invoice; a reversal, after which little more does, comes last. */
const whats = [
  ...(['sign', 'send', 'acknowledge', 'unreadable', 'pay', 'pay-part', 'reject', 'correct'] as const),
  ...(['fees', 'recover', 'reverse'] as const),
];

/** Which of what can happen next does, and how many days after the one before. */
const act = fc.record({ days: fc.nat(12), choice: fc.nat(1_000), perMille: fc.integer({ min: 1, max: 999 }) });

type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

interface Step {
  readonly before: Invoice;
  readonly event: InvoiceEvent;
  readonly after: Invoice;
}

const lives = fc.array(fc.array(act, { maxLength: 25, size: 'max' }), { minLength: 1, maxLength: 5 });

describe('the monthly statement', () => {
  it('[BILL-086] is of invoices that ask, in any life, never for more than is owed, and for nothing twice', () => {
    let sentAgain = 0;
    fc.assert(
      fc.property(fc.array(act, { minLength: 20, maxLength: 40, size: 'max' }), (acts) => {
        let paid = noShares;
        let sendings = 0;
        for (const { before, event, after } of lifeOf(acts)) {
          const [was, is] = [claimed(before), claimed(after)];
          if (event.type === 'InvoicePaid') paid = addShares(paid, event);
          if (event.type === 'InvoiceRecovered') paid = subtractShares(paid, event);
          expect(is.claim.paid).toEqual(paid);
          expect(isWithin(noShares, is.claim.paid)).toBe(true);
          if (event.type !== 'InvoiceSent') continue;
          sendings += 1;
          expect(awaitedShares(was)).toEqual(noShares);
          const due = positiveShares(subtractShares(owedShares(was), paid));
          expect(isSame(event, due) && !isNothing(event)).toBe(true);
          expect(sharesToAsk(is)).toEqual(noShares);
        }
        sentAgain += sendings > 1 ? 1 : 0;
      }),
      { numRuns: 500 },
    );
    expect(sentAgain).toBeGreaterThan(50);
  });

  it('[BILL-090] reconciles to the cent, month after month, with what the invoices themselves say', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const histories = all.map(lifeOf);
        const totals = histories.flatMap((steps) => [
          ...totalsOf(invoiceDecider.initialState, drafted, invoiceOf(drafted)),
          ...steps.flatMap(({ before, event, after }) => totalsOf(before, event, after)),
        ]);
        for (const month of months) {
          const statement = statementOf(
            month,
            totals.filter((total) => total.month <= month),
          );
          const { dispensed, adjusted, reversed, sent, unreadable, paid, rejected, recovered } = statement.totals;
          expect(addShares(statement.awaitedBefore, sent.shares)).toEqual(
            addShares(unreadable.shares, paid.shares, rejected.shares, statement.awaitedAfter),
          );
          expect(addShares(statement.owedBefore, dispensed.shares, adjusted.shares, recovered.shares)).toEqual(
            addShares(reversed.shares, paid.shares, statement.owedAfter),
          );
          const then = histories.map((steps) => atEndOf(month, steps));
          expect(statement.awaitedAfter).toEqual(sumOf(then, awaitedShares));
          expect(statement.toRecoverAfter).toEqual(sumOf(then, creditShares));
          expect(statement.owedAfter).toEqual(
            sumOf(then, (invoice) => subtractShares(owedShares(invoice), invoice.claim.paid)),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('[BILL-090] counts nothing of what is blocked, and nothing that the patient advances', () => {
    const advanced = { ...drafted, patientAdvances: true } as const;
    expect(movementsOf(invoiceDecider.initialState, advanced, invoiceOf(advanced))).toEqual([]);
  });
});

function lifeOf(acts: readonly Act[]): readonly Step[] {
  const steps: Step[] = [];
  let invoice = invoiceOf(drafted);
  let on = drafted.dispensedOn;
  for (const [index, { days, choice, perMille }] of acts.entries()) {
    const possible = whats.flatMap((what) => eventsOf(commandOf(what, invoice, perMille, `lot ${index}`), invoice));
    const decided = possible[choice % (choice % 11 === 0 ? possible.length : Math.max(1, possible.length - 1))];
    on = addDays(on, days);
    if (decided === undefined || on > '2026-11-30') break;
    const event = datedOn(decided, on);
    const after = invoiceDecider.evolve(invoice, event);
    invariant(after.status !== 'none', 'an invoice stays made');
    steps.push({ before: invoice, event, after });
    invoice = after;
  }
  return steps;
}

/** Of each command one; none of a lot that goes without the invoice. */
function eventsOf(command: InvoiceCommand | undefined, invoice: Invoice): readonly InvoiceEvent[] {
  const decision = command && invoiceDecider.decide(command, invoice);
  return decision?.ok === true ? decision.value.filter(({ type }) => type !== 'InvoiceLeftOut') : [];
}

/** Undefined when no lot, or no payer, could say so of the invoice. */
function commandOf(
  what: (typeof whats)[number],
  invoice: Invoice,
  perMille: number,
  lotId: string,
): InvoiceCommand | undefined {
  const { claim } = claimed(invoice);
  const { stage } = claim;
  const isAwaited = stage.status === 'sent' || stage.status === 'acknowledged';
  switch (what) {
    case 'sign':
      return signature;
    case 'send':
      return sending(lotId);
    case 'acknowledge':
    case 'unreadable':
      return stage.status === 'sent' ? { ...acknowledgement(what === 'acknowledge'), lotId: stage.lotId } : undefined;
    case 'pay':
      return isAwaited ? { ...payment(stage.asked), lotId: stage.lotId } : undefined;
    case 'pay-part': {
      if (!isAwaited) return undefined;
      const { compulsoryCents, complementaryCents } = stage.asked;
      const part = {
        compulsoryCents: shareOfCents(compulsoryCents, perMille),
        complementaryCents: shareOfCents(complementaryCents, perMille),
      };
      return isSame(part, stage.asked) ? undefined : { ...payment(part, 'RIGHTS_CLOSED'), lotId: stage.lotId };
    }
    case 'reject':
      return isAwaited ? { ...rejection(), lotId: stage.lotId } : undefined;
    case 'correct':
      return correction('coverage', perMille % 2 === 0 ? 'none' : 'maternity');
    case 'fees':
      return moveFees(carriesFees(invoice) ? [] : drafted.lines.filter(({ cip13 }) => cip13 === undefined));
    case 'reverse':
      return reversal;
    case 'recover': {
      const shares = creditShares(claimed(invoice));
      return isNothing(shares)
        ? undefined
        : { type: 'RecordRecovery', lotId, shares, recoveredOn: drafted.dispensedOn };
    }
  }
}

function carriesFees(invoice: Invoice): boolean {
  return claimed(invoice).amounts?.lines.some(({ cip13 }) => cip13 === undefined) ?? false;
}

/** Events state the day of their command; here, the day of their step. */
function datedOn(event: InvoiceEvent, on: typeof drafted.dispensedOn): InvoiceEvent {
  const dates = Object.fromEntries(
    Object.keys(event)
      .filter((key) => key.endsWith('On'))
      .map((key) => [key, on]),
  );
  const dated = { ...event, ...dates };
  recordedOn.set(dated, on);
  return dated;
}

const recordedOn = new WeakMap<InvoiceEvent, typeof drafted.dispensedOn>();

function totalsOf(...[before, event, after]: Parameters<typeof movementsOf>): readonly MonthlyTotal[] {
  const month = monthOf(movedOn(event, recordedOn.get(event) ?? day('2026-08-03')));
  return movementsOf(before, event, after).map((movement) => ({ ...movement, month, count: 1 }));
}

function atEndOf(month: string, steps: readonly Step[]): Invoice {
  const last = steps.filter(
    ({ event }) => monthOf(movedOn(event, recordedOn.get(event) ?? day('2026-08-03'))) <= month,
  );
  return last.at(-1)?.after ?? invoiceOf(drafted);
}

function sumOf(invoices: readonly Invoice[], of: (invoice: ReturnType<typeof claimed>) => PayerShares): PayerShares {
  return addShares(...invoices.map((invoice) => of(claimed(invoice))));
}
