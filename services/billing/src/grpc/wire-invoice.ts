import type { Invoice__Output as WireInvoice } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/Invoice.ts';
import type { InvoiceAmounts__Output as WireAmounts } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/InvoiceAmounts.ts';
import type { InvoiceLine__Output as WireLine } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/InvoiceLine.ts';
import type { Warning__Output as WireWarning } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/Warning.ts';
import { awaitedShares, creditShares, sharesToAsk } from '../domain/invoice/claim.ts';
import { claimed, statusOf, type Invoice } from '../domain/invoice/invoice.ts';
import type { InvoiceAmounts, InvoiceLine } from '../domain/pricing/invoice-amounts.ts';
import type { BlockedReason } from '../domain/pricing/price-dispensing.ts';
import { billingWarningSentences, warningOfBlocked, type BillingWarningCode } from '../warnings.ts';
import { wireRejection, wireShares } from './wire-claim.ts';
import { wireStatus } from './wire-words.ts';

export function wireInvoice(invoice: Invoice): WireInvoice {
  const claim = claimed(invoice);
  const { stage } = claim.claim;
  return {
    ...invoice.dispensing,
    status: wireStatus(statusOf(invoice)),
    amounts: invoice.status === 'blocked' || invoice.amounts === undefined ? null : wireAmounts(invoice.amounts),
    blockedReason: invoice.status === 'blocked' ? wireBlockedReason(invoice) : '',
    patientAdvances: claim.patientAdvances,
    paid: wireShares(claim.claim.paid),
    awaited: wireShares(awaitedShares(claim)),
    toAsk: wireShares(sharesToAsk(claim)),
    toRecover: wireShares(creditShares(claim)),
    lotId: 'lotId' in stage ? stage.lotId : '',
    rejection: invoice.status === 'drafted' && 'reason' in stage ? wireRejection(stage.reason) : null,
    warnings: wireWarnings(invoice.status === 'blocked' ? invoice.reason : undefined, claim.patientAdvances),
  };
}

export function wireAmounts(amounts: InvoiceAmounts): WireAmounts {
  return { ...amounts, lines: amounts.lines.map(wireLine) };
}

function wireLine({ cip13, baseUnitCents, contraceptionInFull, ...line }: InvoiceLine): WireLine {
  return {
    ...line,
    cip13: cip13 ?? '',
    baseUnitCents: baseUnitCents ?? line.unitCents,
    contraceptionInFull: contraceptionInFull ?? false,
  };
}

/** `price-missing 3400935955838`: the reason, and the code of what is missing. */
export function wireBlockedReason(blocked: { readonly reason: BlockedReason; readonly missingCode: string }): string {
  return `${blocked.reason} ${blocked.missingCode}`;
}

/** Of an invoice, or of what would be one. */
export function wireWarnings(blocked: BlockedReason | undefined, patientAdvances: boolean): WireWarning[] {
  const codes: BillingWarningCode[] = [
    ...(blocked === undefined ? [] : [warningOfBlocked[blocked]]),
    ...(patientAdvances ? ['PATIENT_ADVANCES' as const] : []),
  ];
  return codes.map((code) => {
    const { en: message, fr: messageFr } = billingWarningSentences[code];
    return { code, lineId: '', message, messageFr };
  });
}
