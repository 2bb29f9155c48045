import type { DispensingToPrice } from '../../dated-facts/pricing-facts-of.ts';
import type { CorrectedCoverage } from '../../domain/invoice/payer-regime.ts';
import type { FeeEarning } from '../../domain/pricing/pricing-facts.ts';
import type { MedicationDispensed } from './dispensing-events.ts';

/** @param corrected rights in place of those that the dispensing stated */
export function dispensingToPrice(
  { dispensedOn, pharmacist, lines, coverage }: MedicationDispensed,
  billedEarlier: readonly FeeEarning[],
  corrected?: CorrectedCoverage,
): DispensingToPrice {
  const packs = lines.flatMap((line) =>
    line.packs.map(({ cip13, count }) => ({
      cip13,
      count,
      aldRelated: line.aldRelated,
      genericRefused: line.genericRefused ?? false,
    })),
  );
  return {
    pharmacyFiness: pharmacist.finess,
    dispensedOn,
    packs,
    billedEarlier,
    coverage: { ...coverage, ...corrected },
    // As long as nobody asked for a card, none was missing.
    carteVitalePresented: coverage.carteVitalePresented ?? true,
  };
}
