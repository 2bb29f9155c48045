import { describe, expect, it } from '@jest/globals';
import { contraceptionOf } from './contraceptives.ts';

const byMouth = { contraceptive: true, oralContraceptive: true };

describe('contraceptives', () => {
  it.each([
    ['a combined pill', ['LÉVONORGESTREL', 'ÉTHINYLESTRADIOL'], 'comprimé enrobé', byMouth],
    ['a pill of one progestogen', ['DÉSOGESTREL'], 'comprimé pelliculé', byMouth],
    ['a pill with estetrol', ['DROSPIRÉNONE', 'ESTÉTROL MONOHYDRATÉ'], 'comprimés pelliculés', byMouth],
    ['a pill with estradiol', ['ACÉTATE DE NOMÉGESTROL', 'ESTRADIOL'], 'comprimé pelliculé', byMouth],
    ['a ring', ['ÉTHINYLESTRADIOL', 'ÉTONOGESTREL'], 'système de diffusion vaginal', { contraceptive: true }],
  ])('are %s', (_, substances, form, facts) => {
    expect(contraceptionOf({ substances, form })).toEqual(facts);
  });

  it.each([
    ['what is for acne', ['CYPROTÉRONE (ACÉTATE DE)', 'ÉTHINYLESTRADIOL'], 'comprimé enrobé'],
    ['what is for endometriosis', ['DIÉNOGEST'], 'comprimé'],
    ['what is for an emergency', ['LÉVONORGESTREL'], 'comprimé'],
    ['what is for the menopause', ['ESTRADIOL', 'DROSPIRÉNONE'], 'comprimé pelliculé'],
    ['an implant, which lasts for years', ['ÉTONOGESTREL'], 'implant'],
  ])('are not %s', (_, substances, form) => {
    expect(contraceptionOf({ substances, form })).toEqual({});
  });

  it('are what the ATC code says', () => {
    const microval = { substances: ['LÉVONORGESTREL'], form: 'comprimé enrobé', oralContraceptive: true } as const;
    expect(contraceptionOf(microval)).toEqual(byMouth);
  });
});
