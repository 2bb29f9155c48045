import { passesEan13, passesLuhn, passesNirKey } from './check-digits.ts';

/*
 * Identifiers are strings that have passed their check. Each `isX` accepts the one canonical spelling and nothing
 * else: two spellings of one identifier would be two streams, two patients or two medicines.
 */

declare const brand: unique symbol;
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** OIDs of the authorities that assign the matricule of an INS (référentiel INS of the Agence du numérique en santé). */
export const insOids = {
  nir: '1.2.250.1.213.1.4.8',
  nia: '1.2.250.1.213.1.4.9',
  test: '1.2.250.1.213.1.4.10',
  demonstration: '1.2.250.1.213.1.4.11',
} as const;

/** Matricule INS: NIR or NIA, thirteen characters, and its key of two digits. Never to be logged, traced or used as a key. */
export type Ins = Branded<'Ins'>;

// Sex (3, 4, 7, 8: waiting numbers), year, month (20 to 99: unknown), département, commune, order, key.
const insPattern = /^[123478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:0[1-9]|[1-9]\d|2[AB])\d{3}\d{3}\d{2}$/;

export function isIns(text: string): text is Ins {
  return insPattern.test(text) && passesNirKey(text);
}

export function parseIns(text: string): Ins | undefined {
  return isIns(text) ? text : undefined;
}

/** Number of a health professional in the shared directory (RPPS): eleven digits, the last by Luhn. */
export type Rpps = Branded<'Rpps'>;

export function isRpps(text: string): text is Rpps {
  return /^\d{11}$/.test(text) && passesLuhn(text);
}

export function parseRpps(text: string): Rpps | undefined {
  return isRpps(text) ? text : undefined;
}

/**
 * Number under which the Assurance Maladie knows a prescriber (numéro AM): département, category, order, and the check digit
 * by Luhn; nine in all.
 */
export type AmNumber = Branded<'AmNumber'>;

export function isAmNumber(text: string): text is AmNumber {
  return /^(?:\d{2}|2[AB])\d{7}$/.test(text) && passesLuhn(text.replace('A', '1').replace('B', '2'));
}

export function parseAmNumber(text: string): AmNumber | undefined {
  return isAmNumber(text) ? text : undefined;
}

/** Number of a health establishment's site (FINESS): nine characters, the last by Luhn, Corsica's letter A or B counting 1 or 2. */
export type Finess = Branded<'Finess'>;

export function isFiness(text: string): text is Finess {
  return /^(?:\d{2}|2[AB])\d{7}$/.test(text) && passesLuhn(text.replace('A', '1').replace('B', '2'));
}

export function parseFiness(text: string): Finess | undefined {
  return isFiness(text) ? text : undefined;
}

/** Code of a medicine's presentation, that is of one pack: 34009, the CIP7, and the check digit of EAN-13. */
export type Cip13 = Branded<'Cip13'>;

export function isCip13(text: string): text is Cip13 {
  return /^34009\d{8}$/.test(text) && passesEan13(text);
}

export function parseCip13(text: string): Cip13 | undefined {
  return isCip13(text) ? text : undefined;
}

/** Code of the unit that a hospital dispenses (unité commune de dispensation): 34008, the UCD7, and the check digit of EAN-13. */
export type Ucd13 = Branded<'Ucd13'>;

export function isUcd13(text: string): text is Ucd13 {
  return /^34008\d{8}$/.test(text) && passesEan13(text);
}

export function parseUcd13(text: string): Ucd13 | undefined {
  return isUcd13(text) ? text : undefined;
}

/** Code of a speciality in the public database of medicines: eight digits beginning with 6. It has no check digit. */
export type Cis = Branded<'Cis'>;

export function isCis(text: string): text is Cis {
  return /^6\d{7}$/.test(text);
}

export function parseCis(text: string): Cis | undefined {
  return isCis(text) ? text : undefined;
}

/** Code of a diagnosis (CIM-10, the International Classification of Diseases with the French extensions of the ATIH). */
export type Cim10 = Branded<'Cim10'>;

export function isCim10(text: string): text is Cim10 {
  return /^[A-Z]\d{2}(?:\.?\d{1,3})?$/.test(text);
}

export function parseCim10(text: string): Cim10 | undefined {
  return isCim10(text) ? text : undefined;
}

/** Number of a long-term illness (ALD): 1 to 30 of the list of D.160-4 CSS, 31 off the list, 32 for several together. */
export type AldNumber = Branded<'AldNumber'>;

export function isAldNumber(text: string): text is AldNumber {
  return /^(?:[1-9]|[12]\d|3[0-2])$/.test(text);
}

export function parseAldNumber(text: string): AldNumber | undefined {
  return isAldNumber(text) ? text : undefined;
}

// RFC 9562: the version is the first digit of the third group, the variant the first of the fourth.
const uuidV7Pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Made by the prescriber's software, even offline: a UUIDv7 in lower case. */
export type PrescriptionId = Branded<'PrescriptionId'>;

export function isPrescriptionId(text: string): text is PrescriptionId {
  return uuidV7Pattern.test(text);
}

export function parsePrescriptionId(text: string): PrescriptionId | undefined {
  return isPrescriptionId(text) ? text : undefined;
}

/** Made by the pharmacy's software: a UUIDv7 in lower case. */
export type DispensingId = Branded<'DispensingId'>;

export function isDispensingId(text: string): text is DispensingId {
  return uuidV7Pattern.test(text);
}

export function parseDispensingId(text: string): DispensingId | undefined {
  return isDispensingId(text) ? text : undefined;
}

/** Made by the client once per intent and repeated with every attempt: a UUID of any version of RFC 9562, in lower case. */
export type RequestId = Branded<'RequestId'>;

export function isRequestId(text: string): text is RequestId {
  return uuidPattern.test(text);
}

export function parseRequestId(text: string): RequestId | undefined {
  return isRequestId(text) ? text : undefined;
}

/** Names a line within its prescription; at most 36 characters, so that a UUID fits. */
export type LineId = Branded<'LineId'>;

export function isLineId(text: string): text is LineId {
  return /^[a-z0-9-]{1,36}$/.test(text);
}

export function parseLineId(text: string): LineId | undefined {
  return isLineId(text) ? text : undefined;
}

/**
 * Pseudonym of a patient: `p`, the version of the key that made it, `_`, and 32 bytes in base64url without padding.
 * The last of the 43 symbols carries four bits only, so sixteen symbols can end it.
 */
export type PatientRef = Branded<'PatientRef'>;

export function isPatientRef(text: string): text is PatientRef {
  return /^p[1-9]\d{0,3}_[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text);
}

export function parsePatientRef(text: string): PatientRef | undefined {
  return isPatientRef(text) ? text : undefined;
}
