import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { unaccented } from '@ordonnancier/kernel/unaccented.ts';

interface MteList {
  /** First day on which the list holds, `YYYY-MM-DD`. */
  readonly validFrom: string;
  readonly substances: readonly string[];
}

/*
 * Substances of narrow therapeutic margin whose substitution a prescriber may exclude by MTE (arrêté of 12 November 2019, as
 * amended), as the public database spells them, without accents. It inverts some salts: `SODIUM (VALPROATE DE)`.
 */
const lists: readonly MteList[] = [
  {
    // The day from which an exclusion has to say its reason.
    validFrom: '2020-01-01',
    substances: [
      'AZATHIOPRINE',
      'BUPRENORPHINE',
      'CICLOSPORINE',
      'EVEROLIMUS',
      'LACOSAMIDE',
      'LAMOTRIGINE',
      'LEVETIRACETAM',
      'LEVOTHYROXINE',
      'MYCOPHENOLATE MOFETIL',
      'MYCOPHENOLATE SODIQUE',
      'OXCARBAZEPINE',
      'PREGABALINE',
      'SODIUM (VALPROATE DE)',
      'TOPIRAMATE',
      'VALPROATE DE SODIUM',
      'ZONISAMIDE',
    ],
  },
];

/** Whether a medicine with these substances is of a narrow margin on a day. */
export function isOfNarrowMargin(substances: readonly string[], onDate: CivilDate): boolean {
  const listed = lists.findLast(({ validFrom }) => validFrom <= onDate)?.substances ?? [];
  return substances.some((substance) => {
    // Whole words only: divalproate is not valproate. The salt may stand before or after.
    const spelled = ` ${unaccented(substance)} `;
    return listed.some((name) => spelled.includes(` ${name} `));
  });
}
