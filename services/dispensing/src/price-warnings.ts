import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { dearestGenericCents } from '@ordonnancier/catalogue/dearest-generic.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { LineToDispense, PackToDispense } from '@ordonnancier/prescription/commands.ts';
import type { DispensingWarning } from '@ordonnancier/prescription/dispensing/dispensing-warnings.ts';
import { type IssuedPrescription, lineOf } from '@ordonnancier/prescription/state.ts';

/**
 * Lines where a reference is handed over in the place of a generic, or of a common name, that costs more than the dearest generic
 * (L.162-16 CSS). A generic that the patient refuses is billed for what it is.
 */
export function priceWarnings(
  lines: readonly LineToDispense[],
  prescription: IssuedPrescription,
  catalogue: Catalogue,
  on: CivilDate,
): readonly DispensingWarning[] {
  return lines
    .filter(({ lineId, packs, substitution = 'generic', genericRefused }) => {
      const prescribed = lineOf(prescription, lineId)?.prescribed;
      if (prescribed === undefined || substitution !== 'generic' || genericRefused) return false;
      const chosen = packs.filter((pack) => prescribed.commonNameOnly || pack.presentation?.cis !== prescribed.cis);
      return chosen.some((pack) => isDearReference(pack, catalogue, on));
    })
    .map(({ lineId }) => ({ code: 'REFERENCE_COSTS_MORE', lineId }));
}

function isDearReference({ cip13 }: PackToDispense, catalogue: Catalogue, on: CivilDate): boolean {
  const stated = catalogue.presentation(cip13, on);
  if (stated?.reimbursement === undefined || stated.genericGroups.every(({ role }) => role !== 'reference'))
    return false;
  const dearestCents = dearestGenericCents(catalogue, stated, on);
  return dearestCents !== undefined && stated.reimbursement.priceCents > dearestCents;
}
