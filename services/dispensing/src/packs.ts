import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { priceWhere } from '@ordonnancier/catalogue/tariffs.ts';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Cip13, Cis, Finess, LineId } from '@ordonnancier/kernel/identifiers.ts';
import { addCents } from '@ordonnancier/kernel/money.ts';
import type { PricedPack } from '@ordonnancier/prescription/dispensing/cheapest-packs.ts';
import type { LineToDispense, PackToDispense } from '@ordonnancier/prescription/commands.ts';
import type {
  LineCondition,
  NotDispensedReason,
  SecurityControl,
  SubstitutionReason,
} from '@ordonnancier/prescription/events.ts';
import type { SerialisedPack } from './serials.ts';

/** A line that a pharmacy asks to dispense, its packs not looked up yet. */
export interface RequestedLine {
  readonly lineId: LineId;
  readonly packs: readonly RequestedPack[];
  /** 0 for all units of the packs. */
  readonly units: number;
  readonly substitution: SubstitutionReason | undefined;
  /** Undefined when it is not. */
  readonly genericRefused: true | undefined;
  readonly securityControl: SecurityControl | undefined;
  readonly recommendationReference?: string | undefined;
  readonly notSubstituted: 'MTE-PH' | undefined;
  readonly testResult: LineCondition | undefined;
  readonly outstandingReason: NotDispensedReason | undefined;
}

export type RequestedPack = Omit<PackToDispense, 'presentation'>;

/**
 * What is handed over, with what the catalogue says of it on the day, at the prices of where the pharmacy stands; at those of
 * the mainland when that is not said, or when nobody knows them there.
 */
export function withFacts(
  lines: readonly RequestedLine[],
  catalogue: Catalogue,
  onDate: CivilDate,
  pharmacyFiness?: Finess,
): readonly LineToDispense[] {
  return lines.map(({ lineId, packs, units, ...said }) => {
    const known = packs.map((pack) => {
      const presentation = catalogue.presentation(pack.cip13, onDate);
      return { ...pack, presentation: presentation && atPriceWhere(presentation, pharmacyFiness, onDate) };
    });
    return {
      lineId,
      packs: known,
      units: units === 0 ? unitsOfAll(known) : units,
      smallestPackUnits: smallestPackUnits(known, catalogue, onDate),
      pricedPacks: medicinesOf(known).flatMap((cis) => pricedPacks(cis, catalogue, onDate, pharmacyFiness)),
      ...stated(said),
    };
  });
}

function atPriceWhere(
  presentation: MedicinePresentation,
  pharmacyFiness: Finess | undefined,
  onDate: CivilDate,
): MedicinePresentation {
  const { reimbursement } = presentation;
  if (reimbursement === undefined || pharmacyFiness === undefined) return presentation;
  const priceCents = priceWhere(pharmacyFiness, reimbursement.priceCents, onDate) ?? reimbursement.priceCents;
  return { ...presentation, reimbursement: { ...reimbursement, priceCents } };
}

/** Statements that were made. */
function stated({
  substitution,
  genericRefused,
  securityControl,
  recommendationReference,
  notSubstituted,
  testResult,
  outstandingReason,
}: Omit<RequestedLine, 'lineId' | 'packs' | 'units'>) {
  return {
    ...(substitution !== undefined && { substitution }),
    ...(genericRefused && { genericRefused }),
    ...(securityControl && { securityControl }),
    ...(recommendationReference !== undefined && { recommendationReference }),
    ...(notSubstituted !== undefined && { notSubstituted }),
    ...(testResult !== undefined && { testResult }),
    ...(outstandingReason !== undefined && { outstandingReason }),
  };
}

/** Packs of a medicine that may be handed over at a regulated price, which is that of the day with its fee. */
export function pricedPacks(
  cis: Cis,
  catalogue: Catalogue,
  onDate: CivilDate,
  pharmacyFiness?: Finess,
): readonly PricedPack[] {
  return catalogue
    .presentationsOf(cis, onDate)
    .filter((pack) => pack.marketed && !pack.hospitalOnly)
    .map((pack) => atPriceWhere(pack, pharmacyFiness, onDate))
    .flatMap(({ cip13, unitsPerPack, reimbursement }) =>
      reimbursement === undefined
        ? []
        : [{ cip13, unitsPerPack, cents: addCents(reimbursement.priceCents, reimbursement.feeCents) }],
    );
}

/** An unknown pack counts for one unit: it is refused as unknown, not for its quantity. */
function unitsOfAll(packs: readonly PackToDispense[]): number {
  return packs.reduce((sum, { count, presentation }) => sum + count * (presentation?.unitsPerPack ?? 1), 0);
}

/** Of the medicines given: a pharmacy is not held to packs of other makers that it may not have. */
function smallestPackUnits(packs: readonly PackToDispense[], catalogue: Catalogue, onDate: CivilDate): number {
  const given = packs.flatMap(({ presentation }) => presentation ?? []);
  const marketed = medicinesOf(packs)
    .flatMap((cis) => catalogue.presentationsOf(cis, onDate))
    .filter((pack) => pack.marketed && !pack.hospitalOnly);
  const units = [...marketed, ...given].map((pack) => pack.unitsPerPack);
  return units.length === 0 ? 1 : Math.min(...units);
}

function medicinesOf(packs: readonly PackToDispense[]): readonly Cis[] {
  return [...new Set(packs.flatMap(({ presentation }) => presentation?.cis ?? []))];
}

export function serialisedPacks(lines: readonly RequestedLine[]): readonly SerialisedPack[] {
  return lines.flatMap(({ packs }) =>
    packs.flatMap(({ cip13, serials }) => serials.map((serial) => ({ cip13, serial }))),
  );
}

/** The line and the medicine of a pack that stands in two lines, as facts of a refusal. */
export function packNamedTwice(
  lines: readonly RequestedLine[],
): { readonly lineId: LineId; readonly cip13: Cip13 } | undefined {
  const seen = new Set<string>();
  for (const { lineId, packs } of lines) {
    for (const { cip13, serials } of packs) {
      for (const serial of serials) {
        const name = `${cip13} ${serial}`;
        if (seen.has(name)) return { lineId, cip13 };
        seen.add(name);
      }
    }
  }
  return undefined;
}
