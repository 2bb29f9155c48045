import { franchiseOn } from '@ordonnancier/catalogue/tariffs.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { exemptionRuleOn } from '../dated-facts/exemption-rules.ts';
import { franchiseDueCents } from '../domain/franchise/franchise-due.ts';
import type { FranchiseDue } from '../domain/franchise/ledger.ts';
import type { CorrectedCoverage } from '../domain/invoice/payer-regime.ts';
import type { InvoiceLine } from '../domain/pricing/invoice-amounts.ts';
import type { MedicationDispensed } from './invoice-dispensings/dispensing-events.ts';

/** What the boxes of an invoice make due; nothing when it has none. */
export function franchiseOf(
  { dispensingId, dispensedOn, coverage }: MedicationDispensed,
  lines: readonly InvoiceLine[],
  corrected?: CorrectedCoverage,
): FranchiseDue {
  const { exemption } = { ...coverage, ...corrected };
  const [franchise, rule] = [franchiseOn(dispensedOn), exemptionRuleOn(exemption, dispensedOn)];
  invariant(
    franchise !== undefined && rule !== undefined,
    'the franchise is older than any rate that bills an invoice',
  );
  const { perBoxCents, perYearCentsMax } = franchise;
  return { dispensingId, dueCents: franchiseDueCents(lines, rule, coverage.ageBand, perBoxCents), perYearCentsMax };
}
