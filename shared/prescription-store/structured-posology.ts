import type { Intakes__Output as IntakesView } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/Intakes.ts';
import { MomentOfDay } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/MomentOfDay.ts';
import type { StructuredPosology__Output as PosologyView } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/StructuredPosology.ts';
import { parseFrenchFractionWords, parseFrenchNumberWords } from '@ordonnancier/kernel/french-number-words.ts';
import type { Intakes, Posology } from '@ordonnancier/prescription/prescribing/posology.ts';
import { fractionOf, type PrescriptionDocument } from './document.ts';

type StructuredPosology = NonNullable<PrescriptionDocument['lines'][number]['structuredPosology']>;
type WrittenSequence = StructuredPosology['sequences'][number];
type WrittenIntakes = Omit<WrittenSequence, 'alsoTaken' | 'everyDays' | 'durationDays'>;

/** What the rules read of it: figures, and the numbers that the words say. */
export function posologyOf({ sequences, unit, asNeeded = false }: StructuredPosology): Posology {
  return {
    sequences: sequences.map(({ alsoTaken, everyDays = 1, durationDays, ...first }) => ({
      ...intakesOf(first),
      ...(alsoTaken !== undefined && { alsoTaken: alsoTaken.map(intakesOf) }),
      everyDays,
      durationDays,
    })),
    asNeeded,
    ...(unit !== undefined && { unit }),
  };
}

function intakesOf(written: WrittenIntakes): Intakes {
  const { dose, doseMax, intakesPerDay, intakesPerDayMax } = written;
  const { doseInWords, doseMaxInWords, intakesPerDayInWords, intakesPerDayMaxInWords } = written;
  return {
    dose: fractionOf(dose),
    ...(doseMax !== undefined && { doseMax: fractionOf(doseMax) }),
    intakesPerDay,
    ...(intakesPerDayMax !== undefined && { intakesPerDayMax }),
    ...(doseInWords !== undefined && { doseInWords: parseFrenchFractionWords(doseInWords) ?? 'not-a-number' }),
    ...(doseMaxInWords !== undefined && { doseMaxInWords: parseFrenchFractionWords(doseMaxInWords) ?? 'not-a-number' }),
    ...(intakesPerDayInWords !== undefined && {
      intakesInWords: parseFrenchNumberWords(intakesPerDayInWords) ?? 'not-a-number',
    }),
    ...(intakesPerDayMaxInWords !== undefined && {
      intakesMaxInWords: parseFrenchNumberWords(intakesPerDayMaxInWords) ?? 'not-a-number',
    }),
  };
}

/** The same in the words of the protos; a dose or number that is no range has no maximum. */
export function posologyView({ sequences, unit = '', asNeeded = false }: StructuredPosology): PosologyView {
  return {
    sequences: sequences.map(({ alsoTaken = [], everyDays = 1, durationDays, ...first }) => ({
      intakes: [first, ...alsoTaken].map(intakesView),
      everyDays,
      durationDays,
    })),
    unit,
    asNeeded,
  };
}

function intakesView({
  dose,
  doseMax,
  intakesPerDay,
  intakesPerDayMax = 0,
  moments = [],
}: WrittenIntakes): IntakesView {
  return {
    dose: fractionOf(dose),
    doseMax: doseMax === undefined ? null : fractionOf(doseMax),
    intakesPerDay,
    intakesPerDayMax,
    moments: moments.map((moment) => momentNames[moment]),
  };
}

const momentNames = {
  morning: MomentOfDay.MOMENT_OF_DAY_MORNING,
  noon: MomentOfDay.MOMENT_OF_DAY_NOON,
  evening: MomentOfDay.MOMENT_OF_DAY_EVENING,
  bedtime: MomentOfDay.MOMENT_OF_DAY_BEDTIME,
} as const satisfies Record<NonNullable<WrittenIntakes['moments']>[number], keyof typeof MomentOfDay>;
