import type { BiosimilarGroupMembership, MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { type CivilDate, parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { unaccented } from '@ordonnancier/kernel/unaccented.ts';

/** Similar biological medicines that a pharmacist may substitute for one another (L.5125-23-2 CSP). */
interface BiosimilarGroup {
  readonly name: string;
  /** Active substances of the reference and of its biosimilars, as the public database spells them, without accents. */
  readonly substances: readonly string[];
  /** The only strength that is listed; every one when absent. */
  readonly strength?: string;
  readonly substitutableFrom: CivilDate;
}

// Arrêtés of 12 April 2022, 31 October 2024, 20 February 2025 and 4 December 2025, by the days of their publication.
const groups: readonly BiosimilarGroup[] = [
  { name: 'filgrastim', substances: ['FILGRASTIM'], substitutableFrom: day('2022-04-14') },
  { name: 'pegfilgrastim', substances: ['PEGFILGRASTIM'], substitutableFrom: day('2022-04-14') },
  { name: 'ranibizumab', substances: ['RANIBIZUMAB'], substitutableFrom: day('2024-11-03') },
  { name: 'teriparatide', substances: ['TERIPARATIDE'], substitutableFrom: day('2025-02-27') },
  { name: 'etanercept', substances: ['ETANERCEPT'], substitutableFrom: day('2025-02-27') },
  { name: 'adalimumab', substances: ['ADALIMUMAB'], substitutableFrom: day('2025-02-27') },
  { name: 'enoxaparine', substances: ['ENOXAPARINE SODIQUE'], substitutableFrom: day('2025-02-27') },
  { name: 'follitropine-alfa', substances: ['FOLLITROPINE ALFA'], substitutableFrom: day('2025-02-27') },
  { name: 'epoetine', substances: ['EPOETINE ALFA', 'EPOETINE ZETA'], substitutableFrom: day('2025-02-27') },
  {
    name: 'aflibercept',
    substances: ['AFLIBERCEPT'],
    strength: '40 mg/ml',
    substitutableFrom: day('2025-12-09'),
  },
];

const groupOfSubstance = new Map(groups.flatMap((group) => group.substances.map((name) => [name, group] as const)));

/**
 * The group of a medicine and its strength, `adalimumab 40 mg`: what is in another strength is counted otherwise, and is no
 * substitute. Undefined of combinations, and where the name does not say the strength. Whether it comes in a syringe or a pen
 * is not compared.
 */
export function biosimilarGroupOf({
  substances,
  name,
}: Pick<MedicinePresentation, 'substances' | 'name'>): BiosimilarGroupMembership | undefined {
  const [substance = '', ...others] = new Set(substances.map((name) => unaccented(name.trim())));
  const group = groupOfSubstance.get(substance);
  if (group === undefined || others.length > 0) return undefined;
  const strength = strengthIn(name);
  if (strength === undefined || (group.strength !== undefined && strength !== group.strength)) return undefined;
  return { groupId: `${group.name} ${strength}`, substitutableFrom: group.substitutableFrom };
}

// `4 000 UI (40 mg)/0,4 mL` is one dose of 4000 UI, `40 mg/mL` a concentration.
const strengthPattern =
  /(?<amount>\d[\d ]*(?:,\d+)?) ?(?<unit>mg|microgrammes|MUI|MU|UI)(?<concentration> ?(?:\([^)]*\))? ?\/ ?ml)?/i;

function strengthIn(name: string): string | undefined {
  const { amount, unit, concentration } = strengthPattern.exec(name.replace(/\s/g, ' '))?.groups ?? {};
  if (amount === undefined || unit === undefined) return undefined;
  // Million units are international ones.
  const unitName = unit.toUpperCase() === 'MUI' ? 'MU' : unit;
  return `${amount.replaceAll(' ', '')} ${unitName}${concentration === undefined ? '' : '/ml'}`;
}

function day(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  invariant(parsed !== undefined, 'the table of groups has valid dates');
  return parsed;
}
