import { valueOn, type DatedValue } from '@ordonnancier/catalogue/tariffs.ts';
import { isCivilDate, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { AgeBand, ContraceptionRule } from '../domain/pricing/pricing-facts.ts';

/** An adult of whom older dispensings do not say whether they are under 26 is read in the patient's favour. */
const under26: readonly AgeBand[] = ['under-3', '3-to-17', '18-to-25', '18-to-70'];
const everyAge: readonly AgeBand[] = [...under26, '26-to-69', 'over-70'];

// Sources: article L.160-14 of the Code de la sécurité sociale as changed by the laws of financing for 2022 (contraception
// of women under 26) and for 2023 (emergency contraception of all).
const rules: readonly DatedValue<ContraceptionRule>[] = [
  { value: { regular: under26, emergency: under26 }, validFrom: day('2022-01-01'), validTo: day('2022-12-31') },
  { value: { regular: under26, emergency: everyAge }, validFrom: day('2023-01-01') },
];

/** Whose contraception was paid in full; nobody's when none is known to be in force. */
export function contraceptionRuleOn(onDate: CivilDate): ContraceptionRule {
  return valueOn(rules, onDate) ?? { regular: [], emergency: [] };
}

function day(text: string): CivilDate {
  invariant(isCivilDate(text), `${text} is not a day`);
  return text;
}
