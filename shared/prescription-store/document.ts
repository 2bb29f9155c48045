import { z } from 'zod';
import { civilDate, cis, count, finess, ins, lineId, prescriptionId, rpps } from '@ordonnancier/grpc/fields.ts';
import { requiredDocuments } from '@ordonnancier/kernel/catalogue-facts.ts';
import { insOids } from '@ordonnancier/kernel/identifiers.ts';
import { accept, type FieldViolation, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { overrideReasons } from '@ordonnancier/prescription/events.ts';
import { doseDenominatorMax, type Fraction } from '@ordonnancier/prescription/prescribing/posology.ts';

/**
 * What a prescriber signs, or a pharmacist transcribes from paper: docs/prescription-document.md. A version of the schema
 * gains optional members at most, because documents are read again as long as they are kept; another form gets another
 * `schema`.
 */
export type PrescriptionDocument = z.infer<typeof prescriptionDocument>;

/** Fifty lines with their posologies take half of it; requests may have 256 KiB in all. */
const documentBytesMax = 128 * 1024;
/** As many as the printed code holds. */
export const linesMax = 50;
/** As many units of one line, over all deliveries, as the printed code holds. */
const unitsAuthorisedMax = 100_000;
const posologyLengthMax = 500;
/** Millilitres of the largest doses. */
const unitsPerDoseMax = 1_000;
/** The longest tapers have fewer steps. */
const sequencesMax = 20;
/** One an hour. */
const intakesPerDayMax = 24;
const moments = ['morning', 'noon', 'evening', 'bedtime'] as const;
/** Twice the longest number in words. */
const numberInWordsLengthMax = 100;
const reasonLengthMax = 500;
/** Twice the longest unit that packs are counted in. */
const unitLengthMax = 40;
/** As many as lines: nobody goes beyond more contraindications than that. */
const overridesMax = 50;
/** The national identity allows names of 100 characters. */
const nameLengthMax = 100;
const givenNamesMax = 20;

/** An object without other members. What a name of the writer's own says is not repeated: it may be a person's. */
function members<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? 'must have no members but those specified' : undefined),
  });
}

/** Text as it was ever taken. What else is asked of the text of new documents, `admitDocument` asks. */
function text(lengthMax: number) {
  return z
    .string()
    .max(lengthMax, `must have at most ${lengthMax} characters`)
    .regex(/\S/, 'must not be blank')
    .regex(/^[\t\n\r\P{Cc}]*$/u, 'must hold no control characters');
}

const patient = members({
  ins,
  insOid: z.enum(Object.values(insOids)),
  birthName: text(nameLengthMax),
  firstGivenName: text(nameLengthMax),
  /** All of them, the first included, in the order of the birth certificate. */
  givenNames: z.exactOptional(z.array(text(nameLengthMax)).min(1).max(givenNamesMax)),
  birthDate: civilDate,
  sex: z.enum(['F', 'M', 'I']),
  birthPlaceCode: z.string().regex(/^(?:\d{2}|2[AB])\d{3}$/, 'must be an INSEE code: 5 characters'),
});

const nonSubstitutable = members({
  code: z.enum(['MTE', 'EFG', 'CIF']),
  reason: z.exactOptional(text(reasonLengthMax)),
}).refine(({ code, reason }) => code !== 'CIF' || reason !== undefined, {
  path: ['reason'],
  message: 'must state the contra-indication when the code is CIF',
});

/** Of one intake: `2`, or a half as `{ "numerator": 1, "denominator": 2 }`. */
const dose = z.union(
  [
    count(1, unitsPerDoseMax),
    members({ numerator: count(1, unitsPerDoseMax * doseDenominatorMax), denominator: count(1, doseDenominatorMax) }),
  ],
  {
    error: `must be a whole number up to ${unitsPerDoseMax}, or a fraction with a denominator up to ${doseDenominatorMax}`,
  },
);

/** Of one dose, so many times on a day of intake. */
const intakes = {
  dose,
  /** Of a range, "one to two": the most, and `dose` the least. */
  doseMax: z.exactOptional(dose),
  /** The same, in French words and nothing else. */
  doseInWords: z.exactOptional(text(numberInWordsLengthMax)),
  doseMaxInWords: z.exactOptional(text(numberInWordsLengthMax)),
  intakesPerDay: count(1, intakesPerDayMax),
  /** Of a range: the most, and `intakesPerDay` the least. */
  intakesPerDayMax: z.exactOptional(count(2, intakesPerDayMax)),
  /** The same, in French words and nothing else. */
  intakesPerDayInWords: z.exactOptional(text(numberInWordsLengthMax)),
  intakesPerDayMaxInWords: z.exactOptional(text(numberInWordsLengthMax)),
  /** One for each intake, at the most. */
  moments: z.exactOptional(z.array(z.enum(moments)).min(1).max(moments.length)),
};

const intakesAlone = members(intakes);

const sequence = members({
  ...intakes,
  /** On the same days, at another dose: one in the morning, and two in the evening. */
  alsoTaken: z.exactOptional(z.array(intakesAlone.superRefine(checkIntakes)).min(1).max(intakesPerDayMax)),
  /** Intake on the first of so many days; every day when absent. */
  everyDays: z.exactOptional(count(2, 366)),
  durationDays: count(1, 366),
})
  .superRefine(checkIntakes)
  .refine(
    ({ moments: first = [], alsoTaken = [] }) => {
      const all = [...first, ...alsoTaken.flatMap(({ moments: others = [] }) => others)];
      return new Set(all).size === all.length;
    },
    { path: ['moments'], message: 'must be at different times of the day' },
  );

type Intakes = z.infer<typeof intakesAlone>;

/** The most of a range is more than its least, words have figures beside them, and where moments are stated each intake has one. */
function checkIntakes(written: Intakes, context: z.RefinementCtx): void {
  const { intakesPerDay, intakesPerDayMax: most, moments: times } = written;
  const refuseAt = (path: keyof Intakes, message: string): void => {
    context.addIssue({ code: 'custom', path: [path], message });
  };
  if (written.doseMax !== undefined && !isMore(written.doseMax, written.dose)) {
    refuseAt('doseMax', 'must be more than dose');
  }
  if (written.doseMaxInWords !== undefined && written.doseMax === undefined) {
    refuseAt('doseMaxInWords', 'must have doseMax beside it');
  }
  if (most !== undefined && most <= intakesPerDay) refuseAt('intakesPerDayMax', 'must be more than intakesPerDay');
  if (written.intakesPerDayMaxInWords !== undefined && most === undefined) {
    refuseAt('intakesPerDayMaxInWords', 'must have intakesPerDayMax beside it');
  }
  if (times !== undefined && times.length !== (most ?? intakesPerDay)) {
    refuseAt('moments', 'must be as many as the intakes of a day');
  }
}

/** A dose as a fraction, however it is written. */
export function fractionOf(written: z.infer<typeof dose>): Fraction {
  return typeof written === 'number' ? { numerator: written, denominator: 1 } : written;
}

function isMore(one: z.infer<typeof dose>, other: z.infer<typeof dose>): boolean {
  const [first, second] = [fractionOf(one), fractionOf(other)];
  return first.numerator * second.denominator > second.numerator * first.denominator;
}

const structuredPosology = members({
  /** One after the other. */
  sequences: z.array(sequence).min(1).max(sequencesMax),
  /** What a dose counts, in French: `comprimé`, `goutte`. The unit of the quantity when absent. */
  unit: z.exactOptional(text(unitLengthMax)),
  asNeeded: z.exactOptional(z.boolean()),
});

const scheduledSurgery = members({ operationOn: civilDate, dischargeOn: civilDate }).refine(
  ({ operationOn, dischargeOn }) => operationOn <= dischargeOn,
  { path: ['dischargeOn'], message: 'must not be before operationOn' },
);

const documents = z
  .array(members({ kind: z.enum(requiredDocuments), status: z.enum(['present', 'not-applicable']) }))
  .min(1)
  .max(requiredDocuments.length)
  .refine((stated) => new Set(stated.map(({ kind }) => kind)).size === stated.length, {
    message: 'must state each document once',
  });

const line = members({
  lineId,
  medicine: members({ cis }),
  posology: text(posologyLengthMax),
  structuredPosology: z.exactOptional(structuredPosology),
  unitsPerDelivery: count(1, unitsAuthorisedMax),
  /** The same number, in French words and nothing else. */
  quantityInWords: z.exactOptional(text(numberInWordsLengthMax)),
  daysPerDelivery: count(1, 366),
  /** Renewals included. */
  deliveries: count(1, 366),
  /** "Délivrance en une seule fois". */
  singleDelivery: z.exactOptional(z.literal(true)),
  nonSubstitutable: z.exactOptional(nonSubstitutable),
  aldRelated: z.boolean(),
  condition: z.exactOptional(z.enum(['positive-angina-test', 'positive-urine-dipstick'])),
  /** Cited by a renewal of what hospitals or specialists begin. */
  initialPrescription: z.exactOptional(
    members({ issuedOn: civilDate, prescriptionId: z.exactOptional(prescriptionId) }),
  ),
  /** What the medicine asks for besides the prescription. */
  documents: z.exactOptional(documents),
  /** Of a narcotic that is written ahead of an operation. */
  scheduledSurgery: z.exactOptional(scheduledSurgery),
  /** "Chevauchement autorisé": of a narcotic that another prescription covers. */
  overlapAllowed: z.exactOptional(z.literal(true)),
  /** The medicine stands for its common name: any of its generic groups may be given. */
  commonNameOnly: z.exactOptional(z.literal(true)),
  /** "Séjour à l'étranger, délivrance pour N mois": months that may be delivered at once. */
  stayAbroadMonths: z.exactOptional(count(2, 12)),
})
  .refine(({ unitsPerDelivery, deliveries }) => unitsPerDelivery * deliveries <= unitsAuthorisedMax, {
    path: ['unitsPerDelivery'],
    message: `must come to at most ${unitsAuthorisedMax} over all deliveries`,
  })
  .refine(({ singleDelivery, deliveries }) => singleDelivery === undefined || deliveries === 1, {
    path: ['deliveries'],
    message: 'must be 1 of a single delivery',
  })
  .refine(({ condition, deliveries }) => condition === undefined || deliveries === 1, {
    path: ['deliveries'],
    message: 'must be 1 of what a test decides',
  })
  .refine(({ commonNameOnly, nonSubstitutable }) => commonNameOnly === undefined || nonSubstitutable === undefined, {
    path: ['nonSubstitutable'],
    message: 'must be absent where no brand is prescribed',
  });

const prescriptionDocument = members({
  schema: z.literal('ordonnancier/prescription-document/v1'),
  prescriptionId,
  issuedOn: civilDate,
  notBefore: z.exactOptional(civilDate),
  /** FINESS number of the pharmacy that the patient names. */
  namedPharmacy: z.exactOptional(finess),
  prescriber: members({ rpps, finess: z.exactOptional(finess) }),
  patient,
  lines: z.array(line).min(1).max(linesMax),
  /** Why contraindications of the thesaurus do not stop the prescriber. */
  contraindicationOverrides: z.exactOptional(
    z
      .array(members({ lineIds: z.array(lineId).min(1).max(2), reason: z.enum(overrideReasons) }))
      .min(1)
      .max(overridesMax),
  ),
})
  .refine((document) => document.patient.birthDate <= document.issuedOn, {
    path: ['patient', 'birthDate'],
    message: 'must not be after issuedOn',
  })
  .refine(
    ({ lines, contraindicationOverrides = [] }) =>
      contraindicationOverrides.every(({ lineIds }) =>
        lineIds.every((id) => lines.some(({ lineId }) => lineId === id)),
      ),
    { path: ['contraindicationOverrides'], message: 'must name lines of the document' },
  )
  .superRefine(({ lines, issuedOn }, context) => {
    for (const [index, { initialPrescription }] of lines.entries()) {
      if (initialPrescription === undefined || initialPrescription.issuedOn <= issuedOn) continue;
      const path = ['lines', index, 'initialPrescription', 'issuedOn'];
      context.addIssue({ code: 'custom', path, message: 'must not be after issuedOn' });
    }
  });

/** Reads a document. Violations name its members as `document.lines[0].posology`. */
export function parseDocument(bytes: Uint8Array): Result<PrescriptionDocument, 'INVALID_REQUEST'> {
  if (bytes.length > documentBytesMax) {
    return invalid([{ field: 'document', description: `must have at most ${documentBytesMax} bytes` }]);
  }
  const json = readJson(bytes);
  if (json === undefined) return invalid([{ field: 'document', description: 'must be JSON in UTF-8' }]);
  const parsed = prescriptionDocument.safeParse(json.value);
  if (!parsed.success) {
    return invalid(parsed.error.issues.map(({ path, message }) => ({ field: pathOf(path), description: message })));
  }
  if (memberNamesIn(json.text) !== membersOf(json.value)) {
    return invalid([{ field: 'document', description: 'must not state a member twice' }]);
  }
  return accept(parsed.data);
}

function invalid(violations: readonly FieldViolation[]): Result<never, 'INVALID_REQUEST'> {
  return refuse('INVALID_REQUEST', {}, violations);
}

/** Fatal: a replaced character would not be what was signed. A byte order mark is kept, and then is not JSON. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readJson(bytes: Uint8Array): { readonly text: string; readonly value: unknown } | undefined {
  try {
    const text = utf8.decode(bytes);
    return { text, value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/*
 * Of two members with one name some readers take the first, others the last. Such a document would mean one thing on the
 * prescriber's screen and another here, under a signature that fits both.
 */

function memberNamesIn(json: string): number {
  return [...json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined).length;
}

function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const children: unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : children.length;
  return children.reduce<number>((sum, child) => sum + membersOf(child), own);
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`),
    'document',
  );
}
