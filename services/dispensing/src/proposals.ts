import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import type { PackProposal__Output as ProposalView } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/PackProposal.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Cis, Finess, LineId } from '@ordonnancier/kernel/identifiers.ts';
import { cheapestPacks, type PackCombination } from '@ordonnancier/prescription/dispensing/cheapest-packs.ts';
import { unitsDueFor } from '@ordonnancier/prescription/dispensing/decide-dispense.ts';
import { holdsLongPeriods } from '@ordonnancier/prescription/dispensing/delivery-length.ts';
import type { ClaimPurpose, PrescribedLine } from '@ordonnancier/prescription/events.ts';
import { isUnderNarcoticRules } from '@ordonnancier/prescription/narcotic-rules.ts';
import { rulesOn } from '@ordonnancier/prescription/rules.ts';
import { type IssuedPrescription, keptOf, latestGiven, lineOf } from '@ordonnancier/prescription/state.ts';
import { pricedPacks } from './packs.ts';

/**
 * The cheapest packs of each line of which something is due, within the medicines that nobody needs to be asked for, beside
 * what the pharmacy has left in packs that it opened for the line.
 */
export function proposalsFor(
  lines: readonly { readonly lineId: LineId }[],
  prescription: IssuedPrescription,
  purpose: ClaimPurpose,
  catalogue: Catalogue,
  { finess, on }: { readonly finess: Finess; readonly on: CivilDate },
): ProposalView[] {
  // What is refused for its day may be of any day, also of one that no rules are known for.
  if (on < prescription.issuedOn) return [];
  return lines.flatMap(({ lineId }) => {
    const line = lineOf(prescription, lineId);
    if (line === undefined || line.closure !== undefined) return [];
    const unitsDue = unitsDueFor(prescription, line, purpose, on);
    const equivalents = equivalentsOf(line.prescribed, latestGiven(prescription, lineId), catalogue, on);
    const kept = keptOf(prescription, lineId, finess);
    const isOpen = (cis: Cis) =>
      catalogue.presentationsOf(cis, on).some(({ cip13 }) => kept.presentations.includes(cip13));
    const opened = kept.units > 0 ? equivalents.filter(isOpen) : [];
    const unitsKept = opened.length > 0 ? Math.min(kept.units, unitsDue) : 0;
    if (unitsKept > 0 && unitsKept === unitsDue) return [{ lineId, units: unitsDue, unitsKept, cents: 0, packs: [] }];
    const isLong = purpose === 'dispense' && line.prescribed.daysPerDelivery > rulesOn(on).deliveryDaysMax;
    const [cheapest] = (unitsKept > 0 ? opened : equivalents)
      .flatMap(
        (cis) =>
          cheapestOf(cis, line.prescribed, { units: unitsDue - unitsKept, isLong }, catalogue, { finess, on }) ?? [],
      )
      .sort((one, other) => one.cents - other.cents);
    if (cheapest === undefined) return [];
    // A narcotic is counted out of its packs.
    const units = isUnderNarcoticRules(line.prescribed) ? unitsDue : cheapest.units;
    const packs = cheapest.packs.map((pack) => ({
      ...pack,
      serials: [],
      dataMatrices: [],
      lots: [],
      openedBefore: false,
    }));
    return [{ lineId, units, unitsKept, cents: cheapest.cents, packs }];
  });
}

/** The prescribed medicine first, which is proposed where others cost as much. Nobody keeps medicines of two makers apart. */
function equivalentsOf(
  { cis, genericGroupIds, biosimilarGroupId, nonSubstitutable }: PrescribedLine,
  givenBefore: readonly Cis[],
  catalogue: Catalogue,
  on: CivilDate,
): readonly Cis[] {
  if (biosimilarGroupId !== undefined && givenBefore.length > 0) return [...new Set(givenBefore)];
  if (nonSubstitutable !== undefined) return [cis];
  const members = genericGroupIds.flatMap((groupId) =>
    catalogue
      .presentationsInGroup(groupId, on)
      .filter(({ genericGroups }) =>
        genericGroups.some((group) => group.groupId === groupId && group.role !== 'generic-by-dose-complement'),
      ),
  );
  return [...new Set([cis, ...members.map((member) => member.cis)])];
}

function cheapestOf(
  cis: Cis,
  prescribed: PrescribedLine,
  { units, isLong }: { readonly units: number; readonly isLong: boolean },
  catalogue: Catalogue,
  { finess, on }: { readonly finess: Finess; readonly on: CivilDate },
): PackCombination | undefined {
  const marketed = catalogue.presentationsOf(cis, on).filter((pack) => pack.marketed && !pack.hospitalOnly);
  const sizes = marketed.map((pack) => pack.unitsPerPack);
  if (sizes.length === 0) return undefined;
  const packUnits = isUnderNarcoticRules(prescribed) ? Math.max(...sizes) : Math.min(...sizes);
  const fitting = new Set(
    marketed
      .filter((pack) => !isLong || holdsLongPeriods(pack) || pack.unitsPerPack >= units)
      .map((pack) => pack.cip13),
  );
  const priced = pricedPacks(cis, catalogue, on, finess).filter((pack) => fitting.has(pack.cip13));
  return cheapestPacks(units, priced, packUnits);
}
