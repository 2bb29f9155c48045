import { unaccented } from '@ordonnancier/kernel/unaccented.ts';

/**
 * Substances of narrow therapeutic margin whose substitution a prescriber may exclude by MTE (arrêté of 12 November 2019, as
 * amended), as the public database spells them, without accents. It inverts some salts: `SODIUM (VALPROATE DE)`.
 */
const mteSubstances: readonly string[] = [
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
];

/** Whole words only: divalproate is not valproate. The salt may stand before or after. */
export function isMteSubstance(substance: string): boolean {
  const spelled = ` ${unaccented(substance)} `;
  return mteSubstances.some((name) => spelled.includes(` ${name} `));
}
