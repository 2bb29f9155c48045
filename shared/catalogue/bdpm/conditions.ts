import type { ListClass, RestrictedPrescription } from '@ordonnancier/kernel/catalogue-facts.ts';
import { conditionRules, type ConditionRule } from './condition-rules.ts';

/** What the conditions of prescription and delivery of a medicine (file CIS_CPD) mean to the rules. */
export interface PrescribingConditions extends RestrictedPrescription {
  readonly listClass: ListClass;
  readonly secureForm: boolean;
  readonly figuresSuffice?: boolean;
  readonly prescriptionDaysMax?: number;
  readonly fractionDays?: number;
  readonly hospitalOnly: boolean;
  /** Labels that no rule of the house executes, as published, in their order. */
  readonly otherConditions: readonly string[];
}

/** Article R.5132-30 of the Code de la santé publique: no prescription of a narcotic exceeds 28 days. */
const narcoticDaysMax = 28;

const strictestFirst: readonly ListClass[] = ['narcotic', 'list-1', 'list-2'];

/** What a rule of the house reads and enforces; the meaning of all other labels is stated, and still shown to a person. */
const executedKinds: ReadonlySet<ConditionRule['kind']> = new Set([
  'list-class',
  'days-max',
  'fraction',
  'secure-form',
  'hospital-only',
  'hospital-prescription',
  'initial-hospital',
  'initial-specialist',
  'speciality',
  'renewal-speciality',
  'renewal-unrestricted',
  'document',
  'overlap-forbidden',
]);

/**
 * Reads the labels of one medicine by their exact text. The strictest of several classes, durations, fractions or periods
 * holds. A label that is not known is left to a person.
 */
export function conditionsOf(labels: readonly string[]): PrescribingConditions {
  const rules = labels.flatMap((label) => conditionRules.get(label) ?? []);
  const listClass = strictestFirst.find((one) => only(rules, 'list-class').some((rule) => rule.listClass === one));
  const prescriptionDaysMax = shortest([
    ...only(rules, 'days-max').map(({ days }) => days),
    ...only(rules, 'longest-days-max').map(({ days }) => days),
    ...(listClass === 'narcotic' ? [narcoticDaysMax] : []),
  ]);
  const secureForms = only(rules, 'secure-form');
  const figuresSuffice =
    listClass !== 'narcotic' && secureForms.length > 0 && secureForms.every(({ words }) => words === 'not-required');
  const fractionDays = shortest(only(rules, 'fraction').map(({ days }) => days));
  return {
    listClass: listClass ?? 'none',
    secureForm: secureForms.length > 0,
    ...(figuresSuffice && { figuresSuffice }),
    ...(prescriptionDaysMax === undefined ? {} : { prescriptionDaysMax }),
    ...(fractionDays === undefined ? {} : { fractionDays }),
    hospitalOnly: rules.some(({ kind }) => kind === 'hospital-only'),
    otherConditions: labels.filter((label) => !isExecuted(label)),
    ...prescriberRestrictions(rules),
    ...deliveryRestrictions(rules),
    ...nonEmpty('manualReview', labels.filter(isForReview)),
  };
}

function prescriberRestrictions(rules: readonly ConditionRule[]): RestrictedPrescription {
  const specialists = only(rules, 'initial-specialist');
  const byHospital = only(rules, 'initial-hospital').map(({ initial }) => initial);
  const monthsMax = ([3, 6, 12] as const).find((months) => byHospital.some((initial) => initial.monthsMax === months));
  return {
    ...flag('hospitalPrescription', rules, 'hospital-prescription'),
    ...(byHospital.length > 0 && { initialHospitalPrescription: monthsMax === undefined ? {} : { monthsMax } }),
    ...nonEmpty(
      'initialSpecialistPrescriptions',
      specialists.map(({ initial }) => initial),
    ),
    ...nonEmpty('specialities', [
      ...new Set([
        ...only(rules, 'speciality').map(({ name }) => name),
        ...specialists.flatMap(({ speciality }) => speciality ?? []),
      ]),
    ]),
    ...nonEmpty('renewalSpecialities', [...new Set(only(rules, 'renewal-speciality').map(({ name }) => name))]),
    ...flag('renewalUnrestricted', rules, 'renewal-unrestricted'),
    ...flag('prescriptionRequired', rules, 'prescription-required'),
    ...flag('overlapForbidden', rules, 'overlap-forbidden'),
  };
}

function deliveryRestrictions(rules: readonly ConditionRule[]): RestrictedPrescription {
  const [copyKept] = only(rules, 'copy-kept');
  return {
    ...nonEmpty('documentsRequired', [...new Set(only(rules, 'document').map(({ document }) => document))]),
    ...nonEmpty('monitoring', [...new Set(only(rules, 'monitoring').map(({ monitoring }) => monitoring))]),
    ...nonEmpty('administration', [
      ...new Set(only(rules, 'administration').map(({ administration }) => administration)),
    ]),
    ...nonEmpty('professionalUses', [...new Set(only(rules, 'professional-use').map(({ use }) => use))]),
    ...nonEmpty('reservedTo', [...new Set(only(rules, 'reserved').map(({ to }) => to))]),
    ...nonEmpty('dispensers', [...new Set(only(rules, 'dispenser').map(({ dispenser }) => dispenser))]),
    ...(copyKept && { copyKeptYears: copyKept.years }),
  };
}

function isExecuted(label: string): boolean {
  const rule = conditionRules.get(label);
  if (rule === undefined || !executedKinds.has(rule.kind)) return false;
  // Whether a patient may have children, no rule knows.
  return rule.kind !== 'initial-specialist' || rule.initial.patients === undefined;
}

function isForReview(label: string): boolean {
  return (conditionRules.get(label)?.kind ?? 'manual-review') === 'manual-review';
}

function only<Kind extends ConditionRule['kind']>(
  rules: readonly ConditionRule[],
  kind: Kind,
): Extract<ConditionRule, { kind: Kind }>[] {
  return rules.filter((rule): rule is Extract<ConditionRule, { kind: Kind }> => rule.kind === kind);
}

function flag<Name extends string>(
  name: Name,
  rules: readonly ConditionRule[],
  kind: ConditionRule['kind'],
): Partial<Record<Name, true>> {
  const present: Partial<Record<Name, true>> = {};
  if (rules.some((rule) => rule.kind === kind)) present[name] = true;
  return present;
}

function nonEmpty<Name extends string, Item>(
  name: Name,
  items: readonly Item[],
): Partial<Record<Name, readonly Item[]>> {
  const present: Partial<Record<Name, readonly Item[]>> = {};
  if (items.length > 0) present[name] = items;
  return present;
}

function shortest(days: readonly number[]): number | undefined {
  return days.length === 0 ? undefined : Math.min(...days);
}
