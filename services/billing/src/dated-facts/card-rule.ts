import { valueOn, type DatedValue } from '@ordonnancier/catalogue/tariffs.ts';
import { isCivilDate, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { cents } from '@ordonnancier/kernel/money.ts';
import type { CardRule } from '../domain/pricing/pricing-facts.ts';

// Source: article 11 of the first amendment to the national agreement of pharmacists, and the letter of the Assurance Maladie
// to pharmacies of 13 June 2025, "from mid-June"; the very day is to be confirmed. Substances are named as the public
// database of medicines does.
const rules: readonly DatedValue<CardRule>[] = [
  {
    value: {
      packCentsMax: cents(300_00),
      substanceSets: [
        // Analogues of GLP-1.
        ['DULAGLUTIDE'],
        ['EXÉNATIDE'],
        ['LIRAGLUTIDE'],
        ['SÉMAGLUTIDE'],
        ['TIRZÉPATIDE'],
        ['INSULINE ASPARTE'],
        // The same, part of it crystallised.
        ['INSULINE ASPARTE ISOPHANE BIPHASIQUE'],
        ['INSULINE GLARGINE'],
        ['SITAGLIPTINE', 'CHLORHYDRATE DE METFORMINE'],
      ],
    },
    validFrom: day('2025-06-15'),
  },
];

/** Undefined when third-party payment needed no card. */
export function cardRuleOn(onDate: CivilDate): CardRule | undefined {
  return valueOn(rules, onDate);
}

function day(text: string): CivilDate {
  invariant(isCivilDate(text), `${text} is not a day`);
  return text;
}
