import { valueOn, type DatedValue } from '@ordonnancier/catalogue/tariffs.ts';
import type { RateKind } from '@ordonnancier/kernel/catalogue-facts.ts';
import { isCivilDate, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { isMinor, type Coverage, type Exemption, type ExemptionRule } from '../domain/pricing/pricing-facts.ts';

const everyKind: readonly RateKind[] = ['PH1', 'PH7', 'PH4', 'PH2'];

/** Kinds whose remainder every responsible contract pays; for the others it may, and we assume that it does not. */
const responsibleContractKinds: readonly RateKind[] = ['PH1', 'PH7'];

const fullRatesPerMille = { PH1: 1000, PH7: 1000, PH4: 1000, PH2: 1000 } as const;

const noExemption: ExemptionRule = {
  appliesTo: 'every-line',
  ratesPerMille: {},
  exemptsPrescriptionFees: false,
  complementedKinds: responsibleContractKinds,
  coversRefusedGeneric: true,
  owesFranchise: true,
};

const fullCover: ExemptionRule = { ...noExemption, ratesPerMille: fullRatesPerMille, exemptsPrescriptionFees: true };

// Sources: Code de la sécurité sociale, articles L.160-14 (exemptions), R.160-5 (rates), L.861-3 (CSS), R.871-2 (what a
// responsible contract pays); Code de l'action sociale et des familles, article L.251-2 (AME). To be confirmed by a
// published text: 15 % medicines at 100 % for a long-term illness, and at their own rate for an invalidity pension; the
// franchise after a work accident.
const rules: Readonly<Record<Exemption, readonly DatedValue<ExemptionRule>[]>> = {
  none: [{ value: noExemption, validFrom: day('2024-03-31') }],
  ald: [{ value: { ...fullCover, appliesTo: 'ald-related-lines' }, validFrom: day('2024-03-31') }],
  maternity: [{ value: { ...fullCover, owesFranchise: false }, validFrom: day('2024-03-31') }],
  'work-accident': [{ value: fullCover, validFrom: day('2024-03-31') }],
  // The normal rates, and CSS pays whatever they leave, as a complementary insurer that leaves nothing.
  css: [
    { value: { ...noExemption, complementedKinds: everyKind, owesFranchise: false }, validFrom: day('2024-03-31') },
  ],
  // Adults who have AME have no complementary insurer, and pay alone for 15 % medicines and for those whose generic was refused.
  ame: [
    {
      value: {
        ...fullCover,
        ratesPerMille: { ...fullRatesPerMille, PH2: 0 },
        complementedKinds: [],
        coversRefusedGeneric: false,
        owesFranchise: false,
      },
      validFrom: day('2024-03-31'),
    },
  ],
  // 30 % and 15 % medicines keep their own rate.
  invalidity: [{ value: { ...fullCover, ratesPerMille: { PH1: 1000, PH7: 1000 } }, validFrom: day('2024-03-31') }],
};

/** What AME leaves to adults it covers for minors (the same article L.251-2). */
const medicalAidOfMinors: readonly DatedValue<ExemptionRule>[] = [
  { value: { ...fullCover, complementedKinds: [], owesFranchise: false }, validFrom: day('2024-03-31') },
];

/** The rule of an exemption on a day, for a patient of that age; undefined when none is known to be in force. */
export function exemptionRuleOn(
  { exemption, ageBand }: Pick<Coverage, 'exemption' | 'ageBand'>,
  onDate: CivilDate,
): ExemptionRule | undefined {
  return valueOn(exemption === 'ame' && isMinor(ageBand) ? medicalAidOfMinors : rules[exemption], onDate);
}

function day(text: string): CivilDate {
  invariant(isCivilDate(text), `${text} is not a day`);
  return text;
}
