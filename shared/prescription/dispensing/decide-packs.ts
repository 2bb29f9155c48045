import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { LineToDispense, PackFacts, PackToDispense } from '../commands.ts';
import type { Refused } from '../decision.ts';
import type { DispensedLine, PrescribedLine } from '../events.ts';
import { type DeliveryAllowance, daysCoveredBy } from '../ledger.ts';
import { fourWeeksDays } from './delivery-length.ts';
import { statementsOf } from './line-statements.ts';
import { isUnderNarcoticRules } from '../narcotic-rules.ts';
import { rulesOn } from '../rules.ts';
import { type IssuedPrescription, type Kept, keptOf, type LineState } from '../state.ts';
import { refusedSubstitution, substitutionOf } from './substitution.ts';

/** Presentations of one line: more are an error of entry. */
const presentationsMax = 20;
/** Boxes of one presentation: more are an error of entry. */
const packCountMax = 999;

/** Whether the packs are known, usable, may stand for the prescribed medicine, and hold the units that are handed over. */
export function refusedPacks(
  toDispense: LineToDispense,
  { prescribed }: LineState,
  state: IssuedPrescription,
  { finess, on }: { readonly finess: Finess; readonly on: CivilDate },
): Refused | undefined {
  const kept = keptOf(state, toDispense.lineId, finess);
  return (
    refusedCounts(toDispense) ??
    refusedPresentations(toDispense, prescribed) ??
    refusedExpiry(toDispense, on) ??
    refusedSubstitution(toDispense, prescribed, on) ??
    refusedOpened(toDispense, kept) ??
    refusedUnits(toDispense, prescribed, kept.units)
  );
}

function refusedCounts({ lineId, units, packs }: LineToDispense): Refused | undefined {
  const isCount = (count: number, max: number): boolean => Number.isSafeInteger(count) && count >= 1 && count <= max;
  const valid =
    isCount(units, Number.MAX_SAFE_INTEGER) &&
    isCount(packs.length, presentationsMax) &&
    packs.every((pack) => isCount(pack.count, packCountMax));
  if (!valid) return refuse('QUANTITY_OUT_OF_BOUNDS', { lineId });

  const serials = new Set<string>();
  for (const pack of packs) {
    const serialsMax = pack.openedBefore ? 0 : pack.count;
    if (pack.serials.length > serialsMax) return refuse('SERIALS_INVALID', { lineId, cip13: pack.cip13 });
    for (const serial of pack.serials) {
      // A serial number is unique within its presentation only.
      const key = `${pack.cip13}-${serial}`;
      if (serials.has(key)) return refuse('SERIALS_INVALID', { lineId, cip13: pack.cip13 });
      serials.add(key);
    }
  }
  return undefined;
}

function refusedPresentations({ lineId, packs }: LineToDispense, prescribed: PrescribedLine): Refused | undefined {
  for (const { cip13, presentation } of packs) {
    if (presentation === undefined) return refuse('PACK_UNKNOWN', { lineId, cip13 });
    if (presentation.hospitalOnly) return refuse('MEDICINE_HOSPITAL_ONLY', { lineId, cip13 });
    // A narcotic's rules bind by the prescribed line: it never enters by way of another.
    if (presentation.listClass === 'narcotic' && prescribed.listClass !== 'narcotic') {
      return refuse('SUBSTITUTION_NOT_ALLOWED', { lineId, cip13 });
    }
  }
  return undefined;
}

/** A pack may be used until the end of the day that is printed on it. */
function refusedExpiry({ lineId, packs }: LineToDispense, dispensedOn: CivilDate): Refused | undefined {
  for (const { cip13, scanned = [] } of packs) {
    const expired = scanned.find(({ expiresOn }) => expiresOn < dispensedOn);
    if (expired) return refuse('PACK_EXPIRED', { lineId, cip13, expiresOn: expired.expiresOn });
  }
  return undefined;
}

/** A pack is opened for one line, and what it has left stays where it was opened. */
function refusedOpened({ lineId, packs }: LineToDispense, kept: Kept): Refused | undefined {
  const openedBefore = packs.filter((pack) => pack.openedBefore);
  const stranger = openedBefore.find(({ cip13 }) => {
    const named = openedBefore.filter((pack) => pack.cip13 === cip13).reduce((sum, { count }) => sum + count, 0);
    const opened = kept.presentations.filter((presentation) => presentation === cip13).length;
    return kept.units === 0 || named > opened;
  });
  return stranger && refuse('PACK_NOT_OPENED_BEFORE', { lineId, cip13: stranger.cip13 });
}

/**
 * Whole packs, except for narcotics, which are counted out to the unit: of the packs that are opened for it less than one is
 * kept back.
 */
function refusedUnits(
  { lineId, units, packs }: LineToDispense,
  prescribed: PrescribedLine,
  unitsKept: number,
): Refused | undefined {
  const opened = packs.filter((pack) => !pack.openedBefore);
  const openedUnits = opened.reduce((sum, pack) => sum + pack.count * factsOf(pack).unitsPerPack, 0);
  const packUnits = openedUnits + (opened.length < packs.length ? unitsKept : 0);
  const largestPackUnits = Math.max(1, ...opened.map((pack) => factsOf(pack).unitsPerPack));
  const unitsKeptMax = isUnderNarcoticRules(prescribed) ? largestPackUnits - 1 : 0;
  if (units <= packUnits && openedUnits - units <= unitsKeptMax) return undefined;
  return refuse('UNITS_NOT_OF_PACKS', { lineId, packUnits: String(packUnits) });
}

/** By how much a delivery may exceed what is due. No pack in hand is smaller than the smallest, whatever the catalogue says. */
export function deliveryAllowanceOf(
  { smallestPackUnits, packs }: LineToDispense,
  monthsAtOnce: number,
  on: CivilDate,
): DeliveryAllowance {
  invariant(Number.isSafeInteger(smallestPackUnits) && smallestPackUnits >= 1, 'a pack holds at least one unit');
  const isContraceptive = packs.every((pack) => factsOf(pack).contraceptive);
  // What has become assimilated to narcotics since it was prescribed is given for a month.
  const isForAbroad = monthsAtOnce > 1 && packs.every((pack) => !factsOf(pack).secureForm);
  const { contraceptiveDeliveryDaysMax, deliveryDaysMax } = rulesOn(on);
  const daysAtOnceMax = Math.max(
    isContraceptive ? contraceptiveDeliveryDaysMax : 0,
    isForAbroad ? monthsAtOnce * deliveryDaysMax : 0,
  );
  return {
    smallestPackUnits: Math.min(smallestPackUnits, ...packs.map((pack) => factsOf(pack).unitsPerPack)),
    ...(daysAtOnceMax > 0 && { daysAtOnceMax }),
    ...(isForAbroad && { daysAbroad: monthsAtOnce * fourWeeksDays }),
  };
}

export function dispensedLine(toDispense: LineToDispense, prescribed: PrescribedLine): DispensedLine {
  const { lineId, units, packs, testResult } = toDispense;
  return {
    lineId,
    prescribedCis: prescribed.cis,
    units,
    daysCovered: daysCoveredBy(prescribed, units),
    packs: packs.map((pack) => {
      const { cis, unitsPerPack, listClass } = factsOf(pack);
      const { cip13, count, serials, openedBefore, scanned, lots = scanned?.map(({ lot }) => lot) } = pack;
      return {
        cip13,
        cis,
        count,
        unitsPerPack,
        serials,
        listClass,
        ...(lots && { lots }),
        ...(openedBefore && { openedBefore }),
      };
    }),
    ...substitutionOf(toDispense),
    ...(prescribed.condition !== undefined && testResult !== undefined && { testResult }),
    aldRelated: prescribed.aldRelated,
    ...statementsOf(toDispense),
  };
}

function factsOf({ presentation }: PackToDispense): PackFacts {
  invariant(presentation !== undefined, 'an unknown pack was refused before');
  return presentation;
}
