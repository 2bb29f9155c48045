import type { ListClass } from '@ordonnancier/kernel/catalogue-facts.ts';

/** What the conditions of prescription and delivery of a medicine (file CIS_CPD) mean to the rules. */
export interface PrescribingConditions {
  readonly listClass: ListClass;
  readonly secureForm: boolean;
  readonly prescriptionDaysMax?: number;
  readonly fractionDays?: number;
  readonly hospitalOnly: boolean;
  /** Labels that no rule executes, as published, in their order. */
  readonly otherConditions: readonly string[];
}

/** Article R.5132-30 of the Code de la santé publique: no prescription of a narcotic exceeds 28 days. */
const narcoticDaysMax = 28;

/** Labels by exact text; the longest six months of a calendar (July to December) have 184 days. */
const prescriptionDaysMaxByLabel = new Map([
  ['prescription limitée à 2 jours', 2],
  ['prescription limitée à 3 jours', 3],
  ['prescription limitée à 7 jours', 7],
  ['prescription limitée à 2 semaines', 14],
  ['prescription limitée à 4 semaines', 28],
  ['prescription limitée à 12 semaines', 84],
  ['prescription limitée à 6 mois', 184],
]);

const fractionDaysByLabel = new Map([
  ['délivrance fractionnée de 7 jours', 7],
  ['délivrance fractionnée de 14 jours', 14],
]);

const listClassByLabel = new Map<string, ListClass>([
  ['stupéfiants', 'narcotic'],
  ['liste I', 'list-1'],
  ['liste II', 'list-2'],
]);

const secureFormLabels = new Set([
  'prescription en toutes lettres sur ordonnance sécurisée',
  'prescription sur ordonnance sécurisée',
]);

const hospitalOnlyLabels = new Set([
  "réservé à l'usage HOSPITALIER",
  'délivrance réservée aux pharmacies à usage intérieur',
]);

/** Reads the labels of one medicine. The strictest of several classes, durations or fractions holds. */
export function conditionsOf(labels: readonly string[]): PrescribingConditions {
  const listClass = strictestClass(labels);
  const prescriptionDaysMax = shortest([
    ...daysOf(labels, prescriptionDaysMaxByLabel),
    ...(listClass === 'narcotic' ? [narcoticDaysMax] : []),
  ]);
  const fractionDays = shortest(daysOf(labels, fractionDaysByLabel));
  return {
    listClass,
    secureForm: labels.some((label) => secureFormLabels.has(label)),
    ...(prescriptionDaysMax === undefined ? {} : { prescriptionDaysMax }),
    ...(fractionDays === undefined ? {} : { fractionDays }),
    hospitalOnly: labels.some((label) => hospitalOnlyLabels.has(label)),
    otherConditions: labels.filter((label) => !isExecuted(label)),
  };
}

function strictestClass(labels: readonly string[]): ListClass {
  for (const [label, listClass] of listClassByLabel) {
    if (labels.includes(label)) return listClass;
  }
  return 'none';
}

function daysOf(labels: readonly string[], daysByLabel: ReadonlyMap<string, number>): number[] {
  return labels.flatMap((label) => daysByLabel.get(label) ?? []);
}

function shortest(days: readonly number[]): number | undefined {
  return days.length === 0 ? undefined : Math.min(...days);
}

function isExecuted(label: string): boolean {
  return (
    prescriptionDaysMaxByLabel.has(label) ||
    fractionDaysByLabel.has(label) ||
    listClassByLabel.has(label) ||
    secureFormLabels.has(label) ||
    hospitalOnlyLabels.has(label)
  );
}
