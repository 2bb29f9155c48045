import { z } from 'zod';
import { isCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import {
  isCip13,
  isCis,
  isDispensingId,
  isFiness,
  isIns,
  isLineId,
  isPatientRef,
  isPrescriptionId,
  isRequestId,
  isRpps,
} from '@ordonnancier/kernel/identifiers.ts';
import { holdsControls } from '@ordonnancier/kernel/shown-text.ts';

/*
 * Schemas of fields that requests share. What they say of a bad value is read by the caller's developer; it never
 * repeats the value.
 */

/** UUID of RFC 9562 in lower case, one per intent. */
export const requestId = checked(isRequestId, 'must be a UUID in lower case');

/** UUIDv7 in lower case. */
export const prescriptionId = checked(isPrescriptionId, 'must be a UUIDv7 in lower case');

/** UUIDv7 in lower case. */
export const dispensingId = checked(isDispensingId, 'must be a UUIDv7 in lower case');

export const lineId = checked(isLineId, 'must be 1 to 36 characters of a-z, 0-9 and -');
export const rpps = checked(isRpps, 'must be an RPPS number: 11 digits with a valid check digit');
export const finess = checked(isFiness, 'must be a FINESS number: 9 characters with a valid check digit');
export const ins = checked(isIns, 'must be a matricule INS: 15 characters with a valid key');
export const patientRef = checked(isPatientRef, 'must be a patient reference');
export const cip13 = checked(isCip13, 'must be a CIP13 code: 13 digits from 34009 with a valid check digit');
export const cis = checked(isCis, 'must be a CIS code: 8 digits from 6');

/** A day of the calendar that exists, YYYY-MM-DD. */
export const civilDate = checked(isCivilDate, 'must be a date that exists, YYYY-MM-DD');

/**
 * Text written by a person: not blank, at most `lengthMax` UTF-16 units, and no control but breaks of lines, where it may
 * have several. What else is not seen, every request is searched for (validation.ts).
 */
export function text(lengthMax: number, lines: 'one' | 'several' = 'one') {
  return z
    .string()
    .max(lengthMax, `must have at most ${lengthMax} characters`)
    .regex(/\S/, 'must not be blank')
    .refine((value) => !holdsControls(value, lines), noControls[lines]);
}

const noControls = {
  one: 'must hold no control characters and be one line',
  several: 'must hold no control characters but breaks of lines',
} as const;

/** A count of things, from `min` to `max`. */
export function count(min: number, max: number) {
  return z.int(`must be an integer`).min(min, `must be at least ${min}`).max(max, `must be at most ${max}`);
}

/** proto3 cannot tell an empty string from none: where a field may be left out, '' is undefined. */
export function orAbsent<T>(schema: z.ZodType<T>) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

/**
 * An enum's value by name, anything but the unspecified one that stands for "not stated". Unknown numbers of a newer
 * client are refused. Values: the generated constant object without its `…_UNSPECIFIED`.
 */
export function stated<Name extends string>(values: Readonly<Record<Name, Name>>) {
  const names = new Set<unknown>(Object.keys(values).filter((name) => !name.endsWith('_UNSPECIFIED')));
  return z.custom<Exclude<Name, `${string}_UNSPECIFIED`>>((value) => names.has(value), 'must be a value of the enum');
}

/** A google.protobuf.Timestamp of the years 1970 to 9999, in milliseconds since the Unix epoch. */
export const instantMs = z
  .object({
    seconds: z.int().min(0).max(253_402_300_799, 'must be before the year 10000'),
    nanos: z.int().min(0).max(999_999_999),
  })
  .transform(({ seconds, nanos }) => seconds * 1_000 + Math.floor(nanos / 1_000_000));

function checked<T extends string>(isValid: (value: string) => value is T, description: string) {
  return z.custom<T>((value) => typeof value === 'string' && isValid(value), description);
}
