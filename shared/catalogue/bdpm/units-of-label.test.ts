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
  ])('reads %j as %d × %s', (label, unitsPerPack, unit) => {
    expect(unitsOfLabel(label)).toEqual({ unitsPerPack, unit });
  });

  it.each([
    '20 récipient(s) unidose(s) polyéthylène de 2 ml suremballée(s)/surpochée(s) par plaquette de 5 récipients unidoses',
    '1 plaquette(s) aluminium de 21 comprimé(s) - 1 plaquette(s) aluminium de 7 comprimé(s)',
    '1 flacon(s) en verre - 1 ampoule(s) en verre de 2 ml',
    '12 (3x4) stylos préremplis de 0,5 ml avec 12 (3x4) aiguilles',
    'plaquette(s) PVC polyéthylène PVDC aluminium de 30',
    'plaquette(s) aluminium de 0 comprimé(s)',
    'flacon(s) en verre de 125 ml',
    '',
  ])('does not guess at %j', (label) => {
    expect(unitsOfLabel(label)).toBeUndefined();
  });
});
