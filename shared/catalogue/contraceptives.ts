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
/** Contraceptive by themselves, in units that are renewed. Dienogest alone is for endometriosis. */
const progestogensAlone = ['DESOGESTREL', 'DROSPIRENONE'];
const formsByMouth = ['comprimé', 'capsule', 'gélule'];
/** For an emergency when one pack by mouth is one taking: two tablets at most. In other packs a pill, or a device. */
const emergencySubstances = ['LEVONORGESTREL', 'ULIPRISTAL'];
const emergencyUnitsMax = 2;
/** Alone, for years: an implant. */
const implantSubstances = ['ETONOGESTREL'];
/** Medroxyprogesterone that is injected every three months; of other strengths it treats cancers. */
const injectedStrength = '150 mg';

/**
 * Whether a medicine is a contraceptive in units that are renewed, whether it is taken by mouth (R.5132-12 CSP), and as
 * what the insurance pays it (L.160-14 CSS).
 */
export function contraceptionOf(
  pack: Pick<MedicinePresentation, 'name' | 'substances' | 'form' | 'unitsPerPack' | 'oralContraceptive'>,
): Pick<MedicinePresentation, 'contraceptive' | 'oralContraceptive' | 'contraception'> {
  const { substances, form, unitsPerPack, oralContraceptive } = pack;
  const holds = wordsOf(substances);
  const byMouth = formsByMouth.some((word) => form.includes(word));
  const emergencySubstanceAlone = holds(emergencySubstances) && !holds(estrogens);
  if (emergencySubstanceAlone && byMouth && unitsPerPack <= emergencyUnitsMax) return { contraception: 'emergency' };
  const isPill = emergencySubstanceAlone && byMouth && holds(progestogens);
  if (oralContraceptive === true || isPill || isRenewed(holds)) {
    const oral = oralContraceptive === true || byMouth;
    return { contraceptive: true, ...(oral && { oralContraceptive: true }), contraception: 'regular' };
  }
  return isLongActing(pack, holds) ? { contraception: 'regular' } : {};
}

type HoldsAny = (names: readonly string[]) => boolean;

function wordsOf(substances: readonly string[]): HoldsAny {
  const words = new Set(substances.flatMap((substance) => unaccented(substance).split(/[^A-Z]+/)));
  return (names) => names.some((name) => words.has(name));
}

/** A device in the womb, an implant, an injection for three months. */
function isLongActing({ name, form }: Pick<MedicinePresentation, 'name' | 'form'>, holds: HoldsAny): boolean {
  if (holds(implantSubstances)) return true;
  // With estradiol it is a patch for the menopause.
  if (holds(['LEVONORGESTREL']) && !holds(['ESTRADIOL']))
    return form.includes('dispositif') || form.includes('système');
  return holds(['MEDROXYPROGESTERONE']) && name.includes(injectedStrength);
}

function isRenewed(holdsAny: HoldsAny): boolean {
  if (holdsAny(estrogens)) return holdsAny(progestogens);
  if (holdsAny(['NOMEGESTROL'])) return holdsAny(['ESTRADIOL']);
  return holdsAny(progestogensAlone) && !holdsAny(['ESTRADIOL']);
}
