import type { AgeBand as WireAgeBand } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/AgeBand.ts';
import type { InvoiceStatus__Output as WireStatus } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/InvoiceStatus.ts';
import type { Exemption as WireExemption } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/Exemption.ts';
import { z } from 'zod';
import type { Invoice } from '../domain/invoice/invoice.ts';
import type { AgeBand, Exemption } from '../domain/pricing/pricing-facts.ts';

/*
 * The enums of the protos and the words of the domain. An unknown number, of a newer client, is in no table and refused.
 */

const exemptions = {
  EXEMPTION_UNSPECIFIED: 'none',
  EXEMPTION_ALD: 'ald',
  EXEMPTION_MATERNITY: 'maternity',
  EXEMPTION_WORK_ACCIDENT: 'work-accident',
  EXEMPTION_CSS: 'css',
  EXEMPTION_AME: 'ame',
  EXEMPTION_INVALIDITY: 'invalidity',
} as const satisfies Record<NameOf<WireExemption>, Exemption>;

const ageBands = {
  AGE_BAND_UNSPECIFIED: '18-to-70',
  AGE_BAND_UNDER_3: 'under-3',
  AGE_BAND_3_TO_17: '3-to-17',
  AGE_BAND_18_TO_70: '18-to-70',
  AGE_BAND_OVER_70: 'over-70',
} as const satisfies Record<NameOf<WireAgeBand>, AgeBand>;

const statuses = {
  drafted: 'INVOICE_STATUS_DRAFT',
  blocked: 'INVOICE_STATUS_BLOCKED',
  reversed: 'INVOICE_STATUS_REVERSED',
} as const satisfies Record<Invoice['status'], WireStatus>;

export const exemption = wordOf(exemptions);
export const ageBand = wordOf(ageBands);

export function wireStatus(status: Invoice['status']): WireStatus {
  return statuses[status];
}

type NameOf<Enum> = Extract<Enum, string>;

function wordOf<Name extends string, Word extends string>(words: Readonly<Record<Name, Word>>) {
  const isName = (value: unknown): value is Name => typeof value === 'string' && Object.hasOwn(words, value);
  return z.custom<Name>(isName, 'must be a value of the enum').transform((name) => words[name]);
}
