import { describe, expect, it } from '@jest/globals';
import { contraceptionOf } from './contraceptives.ts';

const byMouth = { contraceptive: true, oralContraceptive: true, contraception: 'regular' };

function pack(substances: readonly string[], form: string, unitsPerPack = 28, name = 'SPECIALITE, comprimé') {
  return { name, substances, form, unitsPerPack };
}

describe('contraceptives', () => {
  it.each([
    ['a combined pill', ['LÉVONORGESTREL', 'ÉTHINYLESTRADIOL'], 'comprimé enrobé', byMouth],
    ['a pill of one progestogen', ['DÉSOGESTREL'], 'comprimé pelliculé', byMouth],
    ['a pill with estetrol', ['DROSPIRÉNONE', 'ESTÉTROL MONOHYDRATÉ'], 'comprimés pelliculés', byMouth],
    ['a pill with estradiol', ['ACÉTATE DE NOMÉGESTROL', 'ESTRADIOL'], 'comprimé pelliculé', byMouth],
    [
      'a ring',
      ['ÉTHINYLESTRADIOL', 'ÉTONOGESTREL'],
      'système de diffusion vaginal',
      { contraceptive: true, contraception: 'regular' },
    ],
    ['the pill of levonorgestrel alone', ['LÉVONORGESTREL'], 'comprimé enrobé', byMouth],
  ])('are %s', (_, substances, form, facts) => {
    expect(contraceptionOf(pack(substances, form))).toEqual(facts);
  });

  it.each([
    ['what is for acne', ['CYPROTÉRONE (ACÉTATE DE)', 'ÉTHINYLESTRADIOL'], 'comprimé enrobé'],
    ['what is for endometriosis', ['DIÉNOGEST'], 'comprimé'],
    ['what is for the menopause', ['ESTRADIOL', 'DROSPIRÉNONE'], 'comprimé pelliculé'],
    ['a patch for the menopause', ['LÉVONORGESTREL', 'ESTRADIOL HÉMIHYDRATÉ'], 'dispositif'],
    ['what is for fibroids', ["ACÉTATE D'ULIPRISTAL"], 'comprimé'],
  ])('[BILL-102] are not %s', (_, substances, form) => {
    expect(contraceptionOf(pack(substances, form))).toEqual({});
  });

  it.each([
    ['one tablet', ['LÉVONORGESTREL'], 'comprimé', 1, 'NORLEVO 1,5 mg, comprimé', 'emergency'],
    ['two tablets', ['LÉVONORGESTREL'], 'comprimé', 2, 'LEVONORGESTREL 0,75 mg, comprimé', 'emergency'],
    ['one of ulipristal', ["ACÉTATE D'ULIPRISTAL"], 'comprimé pelliculé', 1, 'ELLAONE 30 mg', 'emergency'],
    ['an implant', ['ÉTONOGESTREL'], 'implant', 1, 'NEXPLANON 68 mg, implant', 'regular'],
    ['a device', ['LÉVONORGESTREL'], 'dispositif', 1, 'MIRENA 52 mg, dispositif intra-utérin', 'regular'],
    ['an injection', ['ACÉTATE DE MÉDROXYPROGESTÉRONE'], 'suspension', 1, 'DEPO PROVERA 150 mg/3 mL', 'regular'],
    ['an injection for cancer', ['ACÉTATE DE MÉDROXYPROGESTÉRONE'], 'suspension', 1, 'PRODASONE 500 mg', undefined],
  ])('are paid in full, though not renewed: %s', (_, substances, form, unitsPerPack, name, contraception) => {
    const kind = contraception === undefined ? {} : { contraception };
    expect(contraceptionOf(pack(substances, form, unitsPerPack, name))).toEqual(kind);
  });

  it('are what the ATC code says', () => {
    const other = { ...pack(['PROGESTATIF'], 'comprimé enrobé'), oralContraceptive: true } as const;
    expect(contraceptionOf(other)).toEqual(byMouth);
  });
});
