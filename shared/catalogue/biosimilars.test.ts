import { describe, expect, it } from '@jest/globals';
import { biosimilarGroupOf } from './biosimilars.ts';

describe('groups of similar biological medicines', () => {
  it.each([
    ['HUMIRA 40 mg, solution injectable en stylo prérempli (0,4 ml)', 'ADALIMUMAB ', 'adalimumab 40 mg', '2025-02-27'],
    ['YUFLYMA 40 mg, solution injectable en stylo prérempli', 'ADALIMUMAB', 'adalimumab 40 mg', '2025-02-27'],
    ['INHIXA 4 000 UI (40 mg) dans 0,4 mL', 'ÉNOXAPARINE SODIQUE', 'enoxaparine 4000 UI', '2025-02-27'],
    ['ENOXAPARINE TEVA 4000 UI (40 mg)/0,4 mL', 'ÉNOXAPARINE SODIQUE', 'enoxaparine 4000 UI', '2025-02-27'],
    ['RATIOGRASTIM 30 MUI/0,5 ml', 'FILGRASTIM', 'filgrastim 30 MU', '2022-04-14'],
    ['NEUPOGEN 30 MU/0,5 mL (0,6 mg/mL)', 'FILGRASTIM', 'filgrastim 30 MU', '2022-04-14'],
    ['LUCENTIS 10 mg/ml', 'RANIBIZUMAB', 'ranibizumab 10 mg/ml', '2024-11-03'],
    ['RETACRIT 2 000 UI/0,6 mL', 'ÉPOÉTINE ZÊTA', 'epoetine 2000 UI', '2025-02-27'],
    ['BINOCRIT 2000 UI/1 mL', 'ÉPOÉTINE ALFA', 'epoetine 2000 UI', '2025-02-27'],
    ['PAVBLU 40 mg/mL', 'AFLIBERCEPT', 'aflibercept 40 mg/ml', '2025-12-09'],
  ])('hold %s', (name, substance, groupId, substitutableFrom) => {
    expect(biosimilarGroupOf({ name, substances: [substance] })).toEqual({ groupId, substitutableFrom });
  });

  it.each([
    ['a strength that is not listed', 'EYLEA 114,3 mg/mL', ['AFLIBERCEPT']],
    ['a strength that nobody can read', 'ADALIMUMAB EXEMPLE, solution injectable', ['ADALIMUMAB']],
    ['a combination', 'PERGOVERIS (300 UI + 150 UI)/0,48 mL', ['FOLLITROPINE ALFA', 'LUTROPINE ALFA']],
    ['another epoetin', 'NEORECORMON 2000 UI', ['ÉPOÉTINE BÊTA']],
    ['an insulin', 'LANTUS 100 unités/ml', ['INSULINE GLARGINE']],
  ])('do not hold %s', (_, name, substances) => {
    expect(biosimilarGroupOf({ name, substances })).toBeUndefined();
  });
});
