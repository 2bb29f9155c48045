import type { Invoice__Output as WireInvoice } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/Invoice.ts';
import type { InvoiceAmounts__Output as WireAmounts } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/InvoiceAmounts.ts';
import type { InvoiceLine__Output as WireLine } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/InvoiceLine.ts';
import type { Invoice } from '../domain/invoice/invoice.ts';
import type { InvoiceAmounts, InvoiceLine } from '../domain/pricing/invoice-amounts.ts';
import type { BlockedReason } from '../domain/pricing/price-dispensing.ts';
import { wireStatus } from './wire-words.ts';

export function wireInvoice(invoice: Invoice): WireInvoice {
  return {
    ...invoice.dispensing,
    status: wireStatus(invoice.status),
    amounts: invoice.status === 'blocked' || invoice.amounts === undefined ? null : wireAmounts(invoice.amounts),
    blockedReason: invoice.status === 'blocked' ? wireBlockedReason(invoice) : '',
    patientAdvances: invoice.status !== 'blocked' && invoice.patientAdvances,
  };
}

export function wireAmounts(amounts: InvoiceAmounts): WireAmounts {
  return { ...amounts, lines: amounts.lines.map(wireLine) };
}

function wireLine({ cip13, baseUnitCents, ...line }: InvoiceLine): WireLine {
  return { ...line, cip13: cip13 ?? '', baseUnitCents: baseUnitCents ?? line.unitCents };
}

/** `price-missing 3400935955838`: the reason, and the code of what is missing. */
export function wireBlockedReason(blocked: { readonly reason: BlockedReason; readonly missingCode: string }): string {
  return `${blocked.reason} ${blocked.missingCode}`;
}
