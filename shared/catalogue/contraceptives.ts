import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { unaccented } from '@ordonnancier/kernel/unaccented.ts';

/*
 * The public database publishes ATC codes of medicines of major interest only, few contraceptives among them. The others are told
 * by their substances, as it spells them without accents.
 */

/** Of combined contraceptives; with ethinylestradiol or estetrol. Cyproterone, in acne, is none. */
const progestogens = [
  'CHLORMADINONE',
  'DESOGESTREL',
  'DIENOGEST',
  'DROSPIRENONE',
  'ETONOGESTREL',
  'GESTODENE',
  'LEVONORGESTREL',
  'NORELGESTROMINE',
  'NORGESTIMATE',
];
const estrogens = ['ETHINYLESTRADIOL', 'ESTETROL'];
/** Contraceptive by themselves. Levonorgestrel alone is mostly for emergencies, dienogest alone for endometriosis. */
const progestogensAlone = ['DESOGESTREL', 'DROSPIRENONE'];
const formsByMouth = ['comprimé', 'capsule', 'gélule'];

/** Whether a medicine is a contraceptive in units that are renewed, and whether it is taken by mouth (R.5132-12 CSP). */
export function contraceptionOf({
  substances,
  form,
  oralContraceptive,
}: Pick<MedicinePresentation, 'substances' | 'form' | 'oralContraceptive'>): Pick<
  MedicinePresentation,
  'contraceptive' | 'oralContraceptive'
> {
  if (oralContraceptive !== true && !isContraceptive(substances)) return {};
  const byMouth = formsByMouth.some((word) => form.includes(word));
  return { contraceptive: true, ...((oralContraceptive === true || byMouth) && { oralContraceptive: true }) };
}

function isContraceptive(substances: readonly string[]): boolean {
  const words = new Set(substances.flatMap((substance) => unaccented(substance).split(/[^A-Z]+/)));
  const holdsAny = (names: readonly string[]): boolean => names.some((name) => words.has(name));
  if (holdsAny(estrogens)) return holdsAny(progestogens);
  if (words.has('NOMEGESTROL')) return words.has('ESTRADIOL');
  return holdsAny(progestogensAlone) && !words.has('ESTRADIOL');
}
