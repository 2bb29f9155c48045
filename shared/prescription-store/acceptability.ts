import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import type { Result } from '@ordonnancier/kernel/result.ts';

/** What CheckPrescription and CanDispense tell of a decision before it is taken: whether it would be refused, and why. */
export function acceptability<Code extends string>(
  decision: Result<unknown, Code>,
  meanings: Readonly<Record<NoInfer<Code>, RefusalMeaning>>,
) {
  if (decision.ok) return acceptable;
  const { code, facts } = decision.refusal;
  const { en, fr } = meanings[code];
  return {
    acceptable: false,
    refusalCode: code,
    lineId: facts['lineId'] ?? '',
    refusalFacts: facts,
    refusalMessage: en,
    refusalMessageFr: fr,
  };
}

const acceptable = {
  acceptable: true,
  refusalCode: '',
  lineId: '',
  refusalFacts: {},
  refusalMessage: '',
  refusalMessageFr: '',
};
