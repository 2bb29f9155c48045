import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { addCents } from '@ordonnancier/kernel/money.ts';
import type { LineToDispense, PackToDispense } from '../commands.ts';

/**
 * Price of one pack, fee and taxes included, above which the prescription is controlled before the pack is handed over; one
 * row per change. Source: notices of the Assurance Maladie to pharmacies, October 2022.
 */
const rows: readonly { readonly validFrom: string; readonly packCentsMax: number }[] = [
  { validFrom: '2022-10-24', packCentsMax: 300_00 },
];

/** A pack of the line whose prescription is controlled before it is handed over on that day; undefined when there is none. */
export function costlyPackOf({ packs }: Pick<LineToDispense, 'packs'>, on: CivilDate): PackToDispense | undefined {
  const row = rows.findLast(({ validFrom }) => validFrom <= on);
  return row && packs.find((pack) => priceCentsOf(pack) > row.packCentsMax);
}

/** What has no regulated price is not known to be costly. */
function priceCentsOf({ presentation }: PackToDispense): number {
  const reimbursement = presentation?.reimbursement;
  return reimbursement === undefined ? 0 : addCents(reimbursement.priceCents, reimbursement.feeCents);
}
