import { franchiseOn } from '@ordonnancier/catalogue/tariffs.ts';
import type { CommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { Request } from '@ordonnancier/event-sourcing/request.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { exemptionRuleOn } from '../dated-facts/exemption-rules.ts';
import { franchiseDueCents } from '../domain/franchise/franchise-due.ts';
import type { FranchiseDue, FranchiseEvent, FranchiseLedger, ReviseFranchise } from '../domain/franchise/ledger.ts';
import type { DraftedInvoice, InvoiceState } from '../domain/invoice/invoice.ts';
import { franchiseStream } from '../franchise-stream.ts';
import type { MedicationDispensed } from './invoice-dispensings/dispensing-events.ts';
import { done } from './reaction.ts';

export type FranchiseHandler = CommandHandler<FranchiseLedger, ReviseFranchise, FranchiseEvent, never>;

/** Makes the ledger of the patient's year say what an invoice makes due; nothing happens when it does already. */
export async function reviseFranchise(
  franchises: FranchiseHandler,
  dispensing: MedicationDispensed,
  invoice: InvoiceState,
  request: Request,
): Promise<void> {
  const { dispensingId, patientRef, dispensedOn } = dispensing;
  const command = { type: 'ReviseFranchise', dispensingId, due: franchiseOf(dispensing, invoice) } as const;
  done(await franchises.handle(franchiseStream(patientRef, dispensedOn), request, () => command));
}

/** What the boxes of an invoice make due; undefined when that is nothing. */
export function franchiseOf(
  { dispensingId, dispensedOn, coverage }: MedicationDispensed,
  invoice: InvoiceState,
): FranchiseDue | undefined {
  if (invoice.status !== 'drafted' || isRefused(invoice)) return undefined;
  const rights = { ...coverage, ...invoice.claim.coverage };
  const [franchise, rule] = [franchiseOn(dispensedOn), exemptionRuleOn(rights, dispensedOn)];
  invariant(
    franchise !== undefined && rule !== undefined,
    'the franchise is older than any rate that bills an invoice',
  );
  const { perBoxCents, perYearCentsMax } = franchise;
  const dueCents = franchiseDueCents(invoice.amounts.lines, rule, coverage.ageBand, perBoxCents);
  return dueCents === 0 ? undefined : { dispensingId, dueCents, perYearCentsMax };
}

/** The compulsory insurer has answered, and paid for no box; a rejection of what was asked on top leaves what was paid. */
function isRefused({ claim: { stage, paid } }: DraftedInvoice): boolean {
  return (stage.status === 'rejected' || stage.status === 'partly-paid') && paid.compulsoryCents === 0;
}
