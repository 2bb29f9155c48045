import { describe, expect, it } from '@jest/globals';
import { unitsOfLabel } from './units-of-label.ts';

describe('units of a pack, from its label', () => {
  it.each([
    ['plaquette(s) thermoformée(s) PVC-aluminium de 8  comprimé(s)', 8, 'comprimé'],
    ['3 plaquette(s) thermoformée(s) PVC PVDC aluminium de 21 comprimé(s)', 63, 'comprimé'],
    ['1 flacon(s) polyéthylène haute densité (PEHD) avec fermeture de sécurité enfant de 28 gélule(s)', 28, 'gélule'],
    ['plaquette(s) PVDC aluminium de 30 comprimé(s) (Distributeur Parallèle : Abacus Medicine A/S)', 30, 'comprimé'],
    ['plaquettes PVC PVDC aluminium de 28 comprimés', 28, 'comprimé'],
    ['5 sachet(s) papier polyéthylène de 1 dispositif(s) transdermique(s)', 5, 'dispositif'],
    ['8 sachet(s)-dose(s) papier aluminium polyéthylène de 4 g', 8, 'sachet-dose'],
    ['1 flacon pressurisé aluminium de 200 dose(s) avec valve doseuse', 1, 'flacon'],
    ['5 cartouche(s) en verre dans stylo pré-rempli de 3  ml', 5, 'stylo'],
    ['5 cartouche(s) en verre  de 3 ml pour stylo', 5, 'cartouche'],
    ['1 cartouche en verre de 1,5 mL dans stylo pré-rempli multidose jetable + 4 aiguilles', 1, 'stylo'],
    ['30 récipient(s) unidose(s) polyéthylène de 0,4 ml', 30, 'récipient unidose'],
    ['2 stylos préremplis de 0,4 ml avec 2 tampon(s) alcoolisé(s) dans une plaquette thermoformée', 2, 'stylo'],
    ['1 seringue préremplie en verre de 0,25 mL avec aiguille dans un stylo injecteur', 1, 'stylo'],
    ['1 cartouche en verre siliconé de 2,7 ml (28 doses) en stylo pré-rempli', 1, 'stylo'],
    ['1 seringue(s) préremplie(s) en verre de 0,5 ml avec 2 aiguille(s)', 1, 'seringue'],
    [
      '1 flacon(s) en verre brun de 300 ml avec seringue(s) pour administration orale polyéthylène de 10 ml',
      1,
      'flacon',
    ],
    ['1 flacon(s) polyéthylène haute densité (PEHD) de 16 g  (120 doses), avec pompe doseuse', 1, 'flacon'],
    ['1 flacon(s) de 100 ml avec seringue(s) pour administration orale en PE ou PP avec sécurité enfant', 1, 'flacon'],
    ['1 flacon(s) en verre de 200 ml avec seringue pour administration orale de 10 ml en PP', 1, 'flacon'],
    ['1 flacon en verre brun de 23 g (au moins 120 pulvérisations) avec pompe doseuse et embout nasal', 1, 'flacon'],
    ["1 flacon(s) en verre brun de 120 dose(s) muni d'une pompe à valve doseuse et d'un embout nasal", 1, 'flacon'],
    ['3 cartouche(s) polyéthylène polypropylène de 60 bouffées chacune avec 1 inhalateur réutilisable', 3, 'cartouche'],
    ['5 plaquette(s) PVC PVDC aluminium  de 10 gélule(s) suremballée(s)/surpochée(s)', 50, 'gélule'],
    ['4 plaquette(s) polyamide aluminium de 56 gélule(s) avec 5 inhalateur(s) polypropylène', 224, 'gélule'],
    ['30 sachet(s)-dose(s) papier polyéthylène de 1 dispositif(s)', 30, 'dispositif'],
    ['5 sachet(s) avec fermeture de sécurité enfant de 1 dispositif(s) avec système de récupération', 5, 'dispositif'],
  ])('[CAT-006] reads %j as %d × %s', (label, unitsPerPack, unit) => {
    expect(unitsOfLabel(label)).toEqual({ unitsPerPack, unit });
  });

  it.each([
    '20 récipient(s) unidose(s) polyéthylène de 2 ml suremballée(s)/surpochée(s) par plaquette de 5 récipients unidoses',
    '1 plaquette(s) aluminium de 21 comprimé(s) - 1 plaquette(s) aluminium de 7 comprimé(s)',
    '1 flacon(s) en verre - 1 ampoule(s) en verre de 2 ml',
    '12 (3x4) stylos préremplis de 0,5 ml avec 12 (3x4) aiguilles',
    '1 flacon(s) en verre avec aiguille - 1 seringue(s) préremplie(s) en verre de 1 ml',
    '1 flacon(s) de poudre en verre + 1 seringue préremplie de 1 ml de solvant avec 1 aiguille(s)',
    '1 flacon en verre avec 1 seringue préremplie de solvant',
    '1 flacon(s) en verre de 100 ml avec gobelet doseur ou flacon de 200 ml',
    '1 flacon(s) de 100 ml ou 1 flacon(s) de 200 ml avec gobelet doseur',
    'plaquette(s) PVC-Aluminium de 24 gélule(s) avec sécurité enfant et 24 gélule(s) oranges',
    'plaquette(s) PVC polyéthylène PVDC aluminium de 30',
    'plaquette(s) aluminium de 0 comprimé(s)',
    'flacon(s) en verre de 125 ml',
    '',
  ])('[CAT-006] does not guess at %j', (label) => {
    expect(unitsOfLabel(label)).toBeUndefined();
  });
});
