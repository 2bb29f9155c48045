import type { Invoice__Output } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/Invoice.ts';
import type { InvoiceAmounts__Output } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/InvoiceAmounts.ts';
import type { PayerShares__Output } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/PayerShares.ts';
import { cents, formatCents } from '@ordonnancier/kernel/money.ts';

/*
 * How the journeys say what the services answered.
 */

/** `12,34 €`. */
export function euros(value: number): string {
  return formatCents(cents(value));
}

/** `PRESCRIPTION_STATUS_IN_PROGRESS` → `in progress`. */
export function state(name: string | undefined): string {
  return (name ?? '')
    .replace(/^(PRESCRIPTION_STATUS|OUTCOME_KIND|INVOICE_STATUS|LOT_STATUS)_/, '')
    .toLowerCase()
    .replaceAll('_', ' ');
}

export function screened({ screening }: { readonly screening: { answered: boolean; score: number } | null }): string {
  return screening?.answered === true ? `screened in time, score ${screening.score}` : 'not screened in time';
}

/** Of an invoice that is not blocked. */
export function amountsOf(invoice: Invoice__Output | null): InvoiceAmounts__Output {
  const amounts = invoice?.amounts ?? null;
  if (amounts === null) throw new Error(`the invoice is blocked: ${invoice?.blockedReason ?? 'missing'}`);
  return amounts;
}

export function sumOf({ totalCents, compulsoryCents, complementaryCents, patientCents }: InvoiceAmounts__Output) {
  return (
    `total ${euros(totalCents)} = compulsory ${euros(compulsoryCents)}` +
    ` + complementary ${euros(complementaryCents)} + patient ${euros(patientCents)}`
  );
}

export function sharesOf(shares: PayerShares__Output | null): string {
  return `compulsory ${euros(shares?.compulsoryCents ?? 0)} + complementary ${euros(shares?.complementaryCents ?? 0)}`;
}

/**
 * A line for each of an invoice's: `PH7 CRESTOR 10 mg × 30: 1 × 6,34 €, counted as 4,41 €, at 65 %: compulsory 2,87 €, rest
 * 3,47 €`.
 */
export function linesOf({ lines }: InvoiceAmounts__Output, names: ReadonlyMap<string, string>): string {
  return lines
    .map(({ actCode, cip13, quantity, unitCents, baseUnitCents, ratePerMille, compulsoryCents }) => {
      const named = cip13 === '' ? actCode : `${actCode} ${names.get(cip13) ?? cip13}`;
      const counted = baseUnitCents === unitCents ? '' : `, counted as ${euros(baseUnitCents)}`;
      const paid = `compulsory ${euros(compulsoryCents)}, rest ${euros(quantity * unitCents - compulsoryCents)}`;
      return `${named}: ${quantity} × ${euros(unitCents)}${counted}, at ${ratePerMille / 10} %: ${paid}`;
    })
    .join('\n');
}
