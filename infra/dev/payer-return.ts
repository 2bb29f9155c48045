import type { PayerShares__Output } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/PayerShares.ts';

export type PayerAnswer =
  | { readonly outcome: 'paid' | 'recovered'; readonly dispensingId: string; readonly shares: PayerShares__Output }
  | { readonly outcome: 'rejected'; readonly dispensingId: string; readonly reason: string };

/** The file in which payers answer a lot, in the format of docs/billing.md. */
export function writePayerReturn(lotId: string, answers: readonly PayerAnswer[]): string {
  const lines = answers.map((answer) => {
    const said = answer.outcome === 'rejected' ? answer.reason : amounts(answer.shares);
    return `${answer.outcome} ${answer.dispensingId} ${said}`;
  });
  const paid = amounts(sumOf(answers, 'paid'));
  const recovered = amounts(sumOf(answers, 'recovered'));
  const total = `total ${answers.length} paid ${paid} recovered ${recovered}`;
  return ['ordonnancier-payer-return 1', `lot ${lotId}`, ...lines, total].join('\n');
}

function sumOf(answers: readonly PayerAnswer[], outcome: 'paid' | 'recovered'): PayerShares__Output {
  const shares = answers.flatMap((answer) => (answer.outcome === outcome ? [answer.shares] : []));
  return {
    compulsoryCents: shares.reduce((sum, { compulsoryCents }) => sum + compulsoryCents, 0),
    complementaryCents: shares.reduce((sum, { complementaryCents }) => sum + complementaryCents, 0),
  };
}

function amounts({ compulsoryCents, complementaryCents }: PayerShares__Output): string {
  return `${decimal(compulsoryCents)} ${decimal(complementaryCents)}`;
}

/** Euros with a point, `12.34`; no answer has less than none. */
function decimal(cents: number): string {
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
