import { isDispensingId, type DispensingId } from '@ordonnancier/kernel/identifiers.ts';
import { cents, type Cents } from '@ordonnancier/kernel/money.ts';
import { accept, refuse, type FieldViolation, type Result } from '@ordonnancier/kernel/result.ts';
import { addShares, isSame, noShares, payerShares, type PayerShares } from '../domain/invoice/payer-shares.ts';
import { isRejectionReason, type RejectionReason } from '../domain/invoice/rejection-reasons.ts';
import type { AnswerOfReturn } from '../domain/lot/commands.ts';
import type { PayerAnswer } from '../domain/lot/events.ts';

/*
 * The file in which a payer answers a lot, in a readable format of ours: docs/billing.md describes it and maps it to NOEMIE,
 * whose specification only approved vendors get. Whoever gets it replaces this file by a reader of NOEMIE with the same
 * result; nothing else knows the format.
 */

/** Of 200 answers with comments; a file beyond is none of ours. */
export const payerReturnLengthMax = 128 * 1024;

export interface PayerReturn {
  readonly lotId: string;
  /** Each with the line it stands on. */
  readonly answers: readonly AnswerOfReturn[];
}

const header = 'ordonnancier-payer-return 1';
const lotPattern = /^lot ([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;
/** Below a million euros: the dearest pack costs some hundred thousand. */
const euros = String.raw`(\d{1,6}\.\d{2})`;
const settledPattern = new RegExp(`^(paid|recovered) (\\S{1,36}) ${euros} ${euros}(?: ([A-Z_]{1,30}))?$`);
const rejectedPattern = /^rejected (\S{1,36}) ([A-Z_]{1,30})$/;
/** Of 200 such amounts. */
const eurosInAll = String.raw`(\d{1,9}\.\d{2})`;
const totalPattern = new RegExp(
  `^total (\\d{1,4}) paid ${eurosInAll} ${eurosInAll} recovered ${eurosInAll} ${eurosInAll}$`,
);

/** Violations name the line at fault, `file:12` its twelfth, and never repeat it. */
export function readPayerReturn(file: string): Result<PayerReturn, 'PAYER_RETURN_MALFORMED'> {
  const [first, lot, ...rest] = linesOf(file);
  const total = rest.pop();
  const lotId = lotPattern.exec(lot?.text ?? '')?.[1];
  if (first?.text !== header) return malformed([violation(first, `must be "${header}"`)]);
  if (lotId === undefined) return malformed([violation(lot, 'must be "lot" and the id of the lot')]);
  if (total === undefined) return malformed([violation(lot, 'must be followed by answers and a total')]);

  const answers: AnswerOfReturn[] = [];
  const violations: FieldViolation[] = [];
  for (const line of rest) {
    const answer = readAnswer(line.text);
    if (typeof answer === 'string') violations.push(violation(line, answer));
    else answers.push({ place: placeOf(line), answer });
  }
  if (violations.length > 0) return malformed(violations);
  const wrong = totalFault(
    total.text,
    answers.map(({ answer }) => answer),
  );
  return wrong === undefined ? accept({ lotId, answers }) : malformed([violation(total, wrong)]);
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Without comments and empty lines. */
function linesOf(file: string): readonly Line[] {
  return file
    .split(/\r?\n/)
    .map((text, index) => ({ number: index + 1, text: text.trim() }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
}

/** The answer, or what is wrong with the line. */
function readAnswer(text: string): PayerAnswer | string {
  const [, outcome, settledId = '', compulsory = '', complementary = '', reason] = settledPattern.exec(text) ?? [];
  if (outcome === 'paid' || outcome === 'recovered') {
    if (!isDispensingId(settledId)) return 'names no dispensing: a UUIDv7 in lower case';
    const answer = { dispensingId: settledId, ...sharesOf(compulsory, complementary) };
    return outcome === 'paid' ? paid(answer, reason) : recovered(answer, reason);
  }
  const [, rejectedId = '', rejectedFor = ''] = rejectedPattern.exec(text) ?? [];
  if (rejectedFor === '') return 'must be "paid", "rejected" or "recovered" with what belongs to it';
  if (!isDispensingId(rejectedId)) return 'names no dispensing: a UUIDv7 in lower case';
  if (!isRejectionReason(rejectedFor)) return 'names a reason that is none';
  return { outcome: 'rejected', dispensingId: rejectedId, reason: rejectedFor };
}

type Settled = PayerShares & { readonly dispensingId: DispensingId };

function paid(answer: Settled, reason: string | undefined): PayerAnswer | string {
  if (reason === undefined) return { outcome: 'paid', ...answer };
  return isRejectionReason(reason) ? withReason(answer, reason) : 'names a reason that is none';
}

function withReason(answer: Settled, reason: RejectionReason): PayerAnswer {
  return { outcome: 'paid', ...answer, reason };
}

function recovered(answer: Settled, reason: string | undefined): PayerAnswer | string {
  return reason === undefined ? { outcome: 'recovered', ...answer } : 'gives a reason, which a recovery has not';
}

/** A file that was cut or garbled on its way does not add up. */
function totalFault(text: string, answers: readonly PayerAnswer[]): string | undefined {
  const [, count, ...amounts] = totalPattern.exec(text) ?? [];
  if (count === undefined) return 'must be the total: the file is cut or has another form';
  const [paidCompulsory = '', paidComplementary = '', takenCompulsory = '', takenComplementary = ''] = amounts;
  const [paidSum, taken] = [sumOf(answers, 'paid'), sumOf(answers, 'recovered')];
  const addsUp =
    Number(count) === answers.length &&
    isSame(sharesOf(paidCompulsory, paidComplementary), paidSum) &&
    isSame(sharesOf(takenCompulsory, takenComplementary), taken);
  if (!addsUp) return 'is not the number and the sums of the answers above';
  return answers.length === 0 ? 'is of no answer' : undefined;
}

function sumOf(answers: readonly PayerAnswer[], outcome: 'paid' | 'recovered'): PayerShares {
  const shares = answers.map((answer) => (answer.outcome === outcome ? payerShares(answer) : noShares));
  return addShares(...shares);
}

function sharesOf(compulsory: string, complementary: string): PayerShares {
  return { compulsoryCents: centsOf(compulsory), complementaryCents: centsOf(complementary) };
}

function centsOf(text: string): Cents {
  return cents(Number(text.replace('.', '')));
}

function placeOf({ number }: Line): string {
  return `file:${number}`;
}

function violation(line: Line | undefined, description: string): FieldViolation {
  return { field: line === undefined ? 'file' : placeOf(line), description };
}

function malformed(violations: readonly FieldViolation[]): Result<never, 'PAYER_RETURN_MALFORMED'> {
  return refuse('PAYER_RETURN_MALFORMED', {}, violations);
}
