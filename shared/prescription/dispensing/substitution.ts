import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { Cis } from '@ordonnancier/kernel/identifiers.ts';
import { refuse } from '@ordonnancier/kernel/result.ts';
import type { LineToDispense, PackFacts, PackToDispense } from '../commands.ts';
import type { Refused } from '../decision.ts';
import type { DispensedLine, PrescribedLine, SubstitutionReason } from '../events.ts';
import { mayBeHybridSubstituted } from './hybrid-classes.ts';
import { isOfNarrowMargin } from '../mte-substances.ts';

/**
 * Whether another medicine than the prescribed one may be given, and what has to be said of it (L.5125-23 CSP): within the
 * register's groups by the pharmacist alone; otherwise as the ANSM recommends in a shortage, by agreement, or in urgency. The
 * packs were accepted before.
 */
export function refusedSubstitution(
  toDispense: LineToDispense,
  prescribed: PrescribedLine,
  dispensedOn: CivilDate,
): Refused | undefined {
  return (
    refusedReason(toDispense, prescribed, dispensedOn) ?? refusedMarginStatement(toDispense, prescribed, dispensedOn)
  );
}

function refusedReason(
  toDispense: LineToDispense,
  prescribed: PrescribedLine,
  dispensedOn: CivilDate,
): Refused | undefined {
  const { lineId, packs, substitution, recommendationReference } = toDispense;
  const others = packs.filter((pack) => factsOf(pack).cis !== prescribed.cis);
  const [other] = others;
  if (substitution === undefined) {
    // Of a common name every medicine of its groups is the prescribed one.
    const isNamed = prescribed.commonNameOnly && others.every((pack) => sharesGenericGroup(factsOf(pack), prescribed));
    if (other === undefined || isNamed) return undefined;
    return refuse('SUBSTITUTION_REASON_MISSING', { lineId, cip13: other.cip13 });
  }
  if (other === undefined && !mayLeadBack(substitution, prescribed)) {
    return refuse('SUBSTITUTION_NOT_NEEDED', { lineId });
  }
  switch (substitution) {
    case 'generic':
    case 'hybrid':
    case 'biosimilar':
      return refusedWithinGroup(toDispense, substitution, others, prescribed, dispensedOn);
    case 'shortage-recommendation':
      return recommendationReference === undefined ? refuse('RECOMMENDATION_MISSING', { lineId }) : undefined;
    case 'prescriber-agreement':
    case 'urgency':
      return undefined;
  }
}

/** From a biosimilar that was begun to the prescribed medicine: see `refusedChangeOfBiosimilar`. */
function mayLeadBack(substitution: SubstitutionReason, { biosimilarGroupId }: PrescribedLine): boolean {
  const isWithinGroup = substitution === 'generic' || substitution === 'hybrid' || substitution === 'biosimilar';
  return biosimilarGroupId !== undefined && !isWithinGroup;
}

function refusedWithinGroup(
  toDispense: LineToDispense,
  register: 'generic' | 'hybrid' | 'biosimilar',
  others: readonly PackToDispense[],
  prescribed: PrescribedLine,
  dispensedOn: CivilDate,
): Refused | undefined {
  const { lineId, packs } = toDispense;
  const { nonSubstitutable } = prescribed;
  const [other] = others;
  // A narrow margin keeps generics away; the arrêté on hybrids does not know it.
  if (nonSubstitutable !== undefined && !(register === 'hybrid' && nonSubstitutable === 'MTE')) {
    return refuse('SUBSTITUTION_NOT_ALLOWED', { lineId, cip13: other?.cip13 ?? '', nonSubstitutable });
  }
  const shares = { generic: sharesGenericGroup, hybrid: sharesHybridGroup, biosimilar: isBiosimilar }[register];
  const stranger = others.find((pack) => !shares(factsOf(pack), prescribed, dispensedOn));
  if (stranger) return refuse('SUBSTITUTION_NOT_ALLOWED', { lineId, cip13: stranger.cip13 });
  const untraceable = register === 'biosimilar' ? packs.find((pack) => !isTraceable(pack)) : undefined;
  return untraceable && refuse('LOT_MISSING', { lineId, cip13: untraceable.cip13 });
}

/** Unit for unit: a generic that comes in other strengths than its group stands for other numbers of units. */
function sharesGenericGroup({ genericGroups }: PackFacts, { genericGroupIds }: PrescribedLine): boolean {
  return genericGroups.some(
    ({ groupId, role }) => role !== 'generic-by-dose-complement' && genericGroupIds.includes(groupId),
  );
}

function sharesHybridGroup(
  { hybridGroups = [] }: PackFacts,
  { hybridGroupIds = [] }: PrescribedLine,
  on: CivilDate,
): boolean {
  return hybridGroups.some(
    ({ groupId, atcCode }) => hybridGroupIds.includes(groupId) && mayBeHybridSubstituted(atcCode, on),
  );
}

function isBiosimilar({ biosimilarGroup }: PackFacts, { biosimilarGroupId }: PrescribedLine, on: CivilDate): boolean {
  if (biosimilarGroup === undefined || biosimilarGroup.groupId !== biosimilarGroupId) return false;
  return biosimilarGroup.substitutableFrom <= on;
}

/** Whether the lot of every pack is known: of biological medicines it is what links an adverse effect to a product. */
function isTraceable({ count, scanned, lots = [] }: PackToDispense): boolean {
  return (scanned ?? lots).length === count;
}

/**
 * Once a biosimilar was given in the place of the prescribed medicine, the line goes on with it, unless the prescriber agrees or
 * there is none (L.5125-23-2 CSP).
 *
 * @param givenBefore medicines of the line's latest delivery; empty before the first
 */
export function refusedChangeOfBiosimilar(
  { lineId, packs, substitution }: LineToDispense,
  { cis, biosimilarGroupId }: PrescribedLine,
  givenBefore: readonly Cis[],
): Refused | undefined {
  if (biosimilarGroupId === undefined || givenBefore.every((given) => given === cis)) return undefined;
  if (substitution !== undefined && substitution !== 'biosimilar') return undefined;
  const another = packs.find((pack) => !givenBefore.includes(factsOf(pack).cis));
  return another && refuse('BIOSIMILAR_CHANGED', { lineId, cip13: another.cip13 });
}

/** MTE of the pharmacist's own: for the substances that the prescriber may exclude by it, and where nothing is substituted. */
function refusedMarginStatement(
  { lineId, packs, substitution, notSubstituted }: LineToDispense,
  { nonSubstitutable }: PrescribedLine,
  dispensedOn: CivilDate,
): Refused | undefined {
  if (notSubstituted === undefined) return undefined;
  const isListed = packs.every((pack) => isOfNarrowMargin(factsOf(pack).substances, dispensedOn));
  const isJustified = isListed && substitution === undefined && nonSubstitutable === undefined;
  return isJustified ? undefined : refuse('NON_SUBSTITUTABLE_UNJUSTIFIED', { lineId });
}

/** What is recorded of a line about it. */
export function substitutionOf({
  substitution,
  recommendationReference,
  notSubstituted,
}: LineToDispense): Pick<DispensedLine, 'substitution' | 'recommendationReference' | 'notSubstituted'> {
  return {
    ...(substitution !== undefined && { substitution }),
    ...(substitution === 'shortage-recommendation' && recommendationReference && { recommendationReference }),
    ...(notSubstituted !== undefined && { notSubstituted }),
  };
}

function factsOf({ presentation }: PackToDispense): PackFacts {
  invariant(presentation !== undefined, 'an unknown pack was refused before');
  return presentation;
}
