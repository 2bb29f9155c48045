import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import type { FieldViolation, Result } from '@ordonnancier/kernel/result.ts';

interface Acceptability {
  readonly acceptable: boolean;
  readonly refusalCode: string;
  readonly lineId: string;
  readonly refusalFacts: Readonly<Record<string, string>>;
  readonly refusalMessage: string;
  readonly refusalMessageFr: string;
  readonly refusalViolations: FieldViolation[];
}

/** What CheckPrescription and CanDispense tell of a decision before it is taken: whether it would be refused, and why. */
export function acceptability<Code extends string>(
  decision: Result<unknown, Code>,
  meanings: Readonly<Record<NoInfer<Code>, RefusalMeaning>>,
): Acceptability {
  if (decision.ok) return acceptable;
  const { code, facts, violations } = decision.refusal;
  const { en, fr } = meanings[code];
  return {
    acceptable: false,
    refusalCode: code,
    lineId: facts['lineId'] ?? '',
    refusalFacts: facts,
    refusalMessage: en,
    refusalMessageFr: fr,
    refusalViolations: [...violations],
  };
}

const acceptable: Acceptability = {
  acceptable: true,
  refusalCode: '',
  lineId: '',
  refusalFacts: {},
  refusalMessage: '',
  refusalMessageFr: '',
  refusalViolations: [],
};
