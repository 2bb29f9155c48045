import type { MedicinePresentation } from './catalogue-facts.ts';

/*
 * Arrêtés speak of ways of administration and of strengths. Editions state neither, so both are read from the words of the
 * form and of the name.
 */

const formsByMouth = ['comprimé', 'gélule', 'capsule', 'lyophilisat', 'film', 'buvable', 'granulé', 'sirop'];
const formsInjected = ['injectable', 'perfusion', 'parentéral'];

/** Under the tongue as well: the arrêtés on buprenorphine call that oral. */
export function isByMouth(form: string): boolean {
  return formsByMouth.some((word) => form.includes(word)) && !isInjected(form);
}

export function isInjected(form: string): boolean {
  return formsInjected.some((word) => form.includes(word));
}

/** The first strength of a name in milligrams; undefined when it says none. */
export function milligramsOf({ name }: Pick<MedicinePresentation, 'name'>): number | undefined {
  const figures = /(\d+(?:,\d+)?) ?mg/.exec(name)?.[1];
  return figures === undefined ? undefined : Number(figures.replace(',', '.'));
}
