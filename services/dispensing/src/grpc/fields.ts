import { cip13, count, lineId, orAbsent, requestId, text } from '@ordonnancier/grpc/fields.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Coverage } from '@ordonnancier/prescription/events.ts';
import { z } from 'zod';
import { ageBandOf } from '../domain/age-band.ts';
import type { PresentedCode } from '../presented-codes.ts';
import { isSerial } from '../scanned-packs.ts';
import {
  collectorIdentification,
  exemption,
  notDispensedReason,
  outstandingReason,
  securityControlOutcome,
  substitutionReason,
  testResult,
} from './words.ts';

/*
 * Fields that the requests of this service share. What may be dispensed is the prescription's to decide; these bounds keep
 * its commands and events within reason.
 */

/** As many as a prescription holds. */
export const linesMax = 50;
const presentationsMax = 20;
const packCountMax = 999;
/** More than a thousand packs of a hundred units. */
const unitsMax = 100_000;
/** Each is a stream of its own to reserve before the dispensing: more would not be done within a call's time. */
const serialsMax = 100;
/** Longer than any printed code; the reader of codes has its own limit. */
const qrPayloadLengthMax = 4_096;
const typedCodeLengthMax = 64;

/** As free as a request's: any UUID in lower case. */
export const claimId = requestId;

/** 256 bits in base64url. Another text is a wrong secret, but one of this length costs nothing to hash. */
export const claimSecret = z.string().min(1, 'must not be empty').max(64, 'must have at most 64 characters');

export const presentedCode = z.union(
  [
    z
      .object({ qrPayload: z.string().min(1).max(qrPayloadLengthMax) })
      .transform(({ qrPayload }): PresentedCode => ({ kind: 'printed', text: qrPayload })),
    z
      .object({ typedCode: z.string().min(1).max(typedCodeLengthMax) })
      .transform(({ typedCode }): PresentedCode => ({ kind: 'typed', text: typedCode })),
  ],
  'must be the text of a QR code or a typed code',
);

const serial = z.string().refine(isSerial, 'must be 1 to 20 digits or letters');

/** As on the pack: GS1 General Specifications, application identifier 10, without spaces. */
const lot = z.string().regex(/^[!-~]{1,20}$/, 'must be 1 to 20 printable characters');

/** What was scanned is read by `scanned-packs.ts`, whose refusals have codes of their own. */
const pack = z
  .object({
    cip13,
    count: count(1, packCountMax),
    serials: z.array(serial).max(serialsMax, `must be at most ${serialsMax}`),
    dataMatrices: z.array(z.string()).max(serialsMax, `must be at most ${serialsMax}`),
    lots: z.array(lot).max(serialsMax, `must be at most ${serialsMax}`),
    openedBefore: z.boolean(),
  })
  .refine(({ serials, dataMatrices }) => serials.length === 0 || dataMatrices.length === 0, {
    path: ['serials'],
    message: 'must be empty where data_matrices are given',
  })
  .refine(({ lots, dataMatrices }) => lots.length === 0 || dataMatrices.length === 0, {
    path: ['lots'],
    message: 'must be empty where data_matrices are given',
  })
  .refine(({ lots, count }) => lots.length === 0 || lots.length === count, {
    path: ['lots'],
    message: 'must be one for each pack, or none',
  })
  // A request without scans or lots is the same request as before there were any.
  .transform(({ dataMatrices, lots, openedBefore, ...typed }) => ({
    ...typed,
    ...(openedBefore && { openedBefore }),
    ...(dataMatrices.length > 0 && { dataMatrices }),
    ...(lots.length > 0 && { lots }),
  }));

/** Undefined when false: a request that does not state it is the same request as before it could be stated. */
export const statedOnly = z.boolean().transform((isStated) => isStated || undefined);

const securityControl = z
  .object({ outcome: securityControlOutcome, patientKnown: z.boolean(), prescriberKnown: z.boolean() })
  .nullable()
  .transform((stated) => stated ?? undefined);

/** A reference and no sentence: it goes into the log as it is, where nobody's name may stand. */
const recommendationReference = z
  .string()
  .regex(/^(?=.*\d)[A-Z0-9][A-Z0-9./-]{0,39}$/, 'must be up to 40 capitals, digits, dots, slashes and hyphens');

const line = z
  .object({
    lineId,
    packs: z
      .array(pack)
      .min(1, 'must name at least one presentation')
      .max(presentationsMax, `must be at most ${presentationsMax}`),
    units: count(0, unitsMax),
    substitution: substitutionReason,
    genericRefused: statedOnly,
    securityControl,
    recommendationReference: orAbsent(recommendationReference),
    narrowMargin: statedOnly,
    testResult,
    outstandingReason,
  })
  .refine(
    ({ substitution, recommendationReference }) =>
      recommendationReference === undefined || substitution === 'shortage-recommendation',
    { path: ['recommendationReference'], message: 'must be empty of all but a replacement in a shortage' },
  )
  .refine(({ packs, units }) => units > 0 || !packs.some(({ openedBefore }) => openedBefore), {
    path: ['units'],
    message: 'must say how many are handed over where a pack was opened before',
  })
  .transform(({ narrowMargin, ...said }) => ({ ...said, notSubstituted: narrowMargin && ('MTE-PH' as const) }));

export const linesToDispense = z
  .array(line)
  .min(1, 'must name at least one line')
  .max(linesMax, `must be at most ${linesMax}`)
  .refine((lines) => lines.flatMap(({ packs }) => packs.flatMap(serialsOrScansOf)).length <= serialsMax, {
    message: `must hold at most ${serialsMax} serial numbers`,
  });

function serialsOrScansOf({ serials, dataMatrices = [] }: z.infer<typeof pack>): readonly string[] {
  return [...serials, ...dataMatrices];
}

/** Undefined when there is none: a request without is the same request as before there were any. */
export const withheld = z
  .array(z.object({ lineId, reason: notDispensedReason }))
  .max(linesMax, `must be at most ${linesMax}`)
  .transform((lines) => (lines.length === 0 ? undefined : lines));

const collectorNameLengthMax = 200;
const collectorAddressLengthMax = 500;

export const collector = z
  .object({
    name: text(collectorNameLengthMax),
    address: text(collectorAddressLengthMax, 'several'),
    identification: collectorIdentification,
  })
  .nullable()
  .transform((stated) => stated ?? undefined);

/** Without age: that is known from the prescription. */
export const coverage = z
  .object({ exemption, alsaceMoselle: z.boolean() })
  .nullable()
  .transform((stated) => stated ?? { exemption: 'none' as const, alsaceMoselle: false });

/** The patient's rights as they stood on the day, with what the date of birth makes of them. */
export function coverageOn(
  dispensedOn: CivilDate,
  birthDate: CivilDate,
  asked: { readonly coverage: z.infer<typeof coverage>; readonly carteVitalePresented: true | undefined },
): Coverage {
  const { exemption, alsaceMoselle } = asked.coverage;
  const ageBand = ageBandOf(birthDate, dispensedOn);
  return { exemption, alsaceMoselle, ageBand, carteVitalePresented: asked.carteVitalePresented ?? false };
}
