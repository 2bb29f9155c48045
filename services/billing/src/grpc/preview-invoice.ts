import { cip13, civilDate, count } from '@ordonnancier/grpc/fields.ts';
import type { PreviewInvoiceResponse__Output as PreviewInvoiceResponse } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/PreviewInvoiceResponse.ts';
import { unary, type UnaryRpc } from '@ordonnancier/grpc/rpc.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { z } from 'zod';
import type { DispensingToPrice } from '../dated-facts/pricing-facts-of.ts';
import { priceDispensing } from '../domain/pricing/price-dispensing.ts';
import type { PricingFacts } from '../domain/pricing/pricing-facts.ts';
import { pharmacistOf } from './caller.ts';
import { wireAmounts, wireBlockedReason, wireWarnings } from './wire-invoice.ts';
import { ageBand, exemption } from './wire-words.ts';

/** More than any prescription holds. */
const presentationsMax = 100;
const packsMax = 1_000;

export interface PreviewInvoiceNeeds {
  readonly pricingFactsOf: (dispensing: DispensingToPrice) => PricingFacts;
}

/** Prices by the very function that makes invoices, for the caller's pharmacy; records nothing. */
export function previewInvoice({ pricingFactsOf }: PreviewInvoiceNeeds): UnaryRpc<PreviewInvoiceResponse> {
  return unary({
    roles: ['pharmacist'],
    request: z.object({
      packs: z
        .array(z.object({ cip13, count: count(1, packsMax), aldRelated: z.boolean(), genericRefused: z.boolean() }))
        .min(1, 'must not be empty')
        .max(presentationsMax, `must have at most ${presentationsMax} entries`),
      coverage: z.object({ exemption, alsaceMoselle: z.boolean() }, 'must be present'),
      ageBand,
      dispensedOn: civilDate,
      carteVitalePresented: z.boolean(),
    }),
    handle: async ({ packs, coverage, ageBand, dispensedOn, carteVitalePresented }, call) => {
      const facts = pricingFactsOf({
        pharmacyFiness: pharmacistOf(call).finess,
        dispensedOn,
        packs,
        billedEarlier: [],
        coverage: { ...coverage, ageBand },
        carteVitalePresented,
      });
      const pricing = priceDispensing(facts);
      const reply: PreviewInvoiceResponse =
        pricing.status === 'priced'
          ? {
              amounts: wireAmounts(pricing.amounts),
              blockedReason: '',
              patientAdvances: pricing.patientAdvances,
              warnings: wireWarnings(undefined, pricing.patientAdvances),
            }
          : {
              amounts: null,
              blockedReason: wireBlockedReason(pricing),
              patientAdvances: false,
              warnings: wireWarnings(pricing.reason, false),
            };
      return accept(reply);
    },
  });
}
