import type { AgeBand as WireAgeBand } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/AgeBand.ts';
import type { InvoiceStatus__Output as WireStatus } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/InvoiceStatus.ts';
import type { Exemption as WireExemption } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/Exemption.ts';
import type { LotStatus__Output as WireLotStatus } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/LotStatus.ts';
import type { PayerRegime__Output as WireRegime } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/PayerRegime.ts';
import type { UnreadableReason__Output as WireUnreadableReason } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/UnreadableReason.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { z } from 'zod';
import type { InvoiceStatus } from '../domain/invoice/invoice.ts';
import type { PayerRegime } from '../domain/invoice/payer-regime.ts';
import type { UnreadableReason } from '../domain/lot/events.ts';
import type { Lot } from '../domain/lot/state.ts';
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
  AGE_BAND_18_TO_25: '18-to-25',
  AGE_BAND_26_TO_69: '26-to-69',
} as const satisfies Record<NameOf<WireAgeBand>, AgeBand>;

const statuses = {
  INVOICE_STATUS_UNSPECIFIED: undefined,
  INVOICE_STATUS_DRAFT: 'drafted',
  INVOICE_STATUS_BLOCKED: 'blocked',
  INVOICE_STATUS_REVERSED: 'reversed',
  INVOICE_STATUS_SIGNED: 'signed',
  INVOICE_STATUS_SENT: 'sent',
  INVOICE_STATUS_ACKNOWLEDGED: 'acknowledged',
  INVOICE_STATUS_UNREADABLE: 'unreadable',
  INVOICE_STATUS_PAID: 'paid',
  INVOICE_STATUS_PARTLY_PAID: 'partly-paid',
  INVOICE_STATUS_REJECTED: 'rejected',
  INVOICE_STATUS_CORRECTED: 'corrected',
  INVOICE_STATUS_NOTHING_TO_CLAIM: 'nothing-to-claim',
} as const satisfies Record<WireStatus, InvoiceStatus | undefined>;

const regimes = {
  PAYER_REGIME_GENERAL: 'general',
  PAYER_REGIME_ALSACE_MOSELLE: 'alsace-moselle',
  PAYER_REGIME_STATE_MEDICAL_AID: 'state-medical-aid',
} as const satisfies Record<Exclude<WireRegime, 'PAYER_REGIME_UNSPECIFIED'>, PayerRegime>;

const unreadableReasons = {
  UNREADABLE_REASON_UNSPECIFIED: undefined,
  UNREADABLE_REASON_MALFORMED: 'malformed',
  UNREADABLE_REASON_SIGNATURE_INVALID: 'signature-invalid',
  UNREADABLE_REASON_WRONG_ADDRESSEE: 'wrong-addressee',
} as const satisfies Record<WireUnreadableReason, UnreadableReason | undefined>;

export const exemption = wordOf(exemptions);
export const ageBand = wordOf(ageBands);
/** Undefined when unspecified: all of them. */
export const invoiceStatus = wordOf(statuses);
/** One of them: unspecified is refused. */
export const payerRegime = wordOf(regimes);
/** Undefined when unspecified: it can be read. */
export const unreadableReason = wordOf(unreadableReasons);

export const wireStatus = nameIn(statuses);
export const wireRegime = nameIn(regimes);
export const wireUnreadableReason = nameIn(unreadableReasons);

export const wireLotStatus = {
  opened: 'LOT_STATUS_OPENED',
  sent: 'LOT_STATUS_SENT',
  acknowledged: 'LOT_STATUS_ACKNOWLEDGED',
  unreadable: 'LOT_STATUS_UNREADABLE',
  answered: 'LOT_STATUS_ANSWERED',
} as const satisfies Record<Lot['status'], WireLotStatus>;

type NameOf<Enum> = Extract<Enum, string>;

/** The other way round. */
function nameIn<Name extends string, Word extends string | undefined>(words: Readonly<Record<Name, Word>>) {
  const names = new Map<string | undefined, Name>();
  for (const name of Object.keys(words) as Name[]) names.set(words[name], name);
  return (word: Word): Name => {
    const name = names.get(word);
    invariant(name !== undefined, 'every word has its name');
    return name;
  };
}

function wordOf<Name extends string, Word extends string | undefined>(words: Readonly<Record<Name, Word>>) {
  const isName = (value: unknown): value is Name => typeof value === 'string' && Object.hasOwn(words, value);
  return z.custom<Name>(isName, 'must be a value of the enum').transform((name) => words[name]);
}
