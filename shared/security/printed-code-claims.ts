import { addDays, daysBetween, isCivilDate, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { isPrescriptionId, isRpps, type PrescriptionId, type Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { CborMap, CborValue } from './cbor.ts';

/** What can be known of a prescription without a network. No name and no INS: paper gets lost. */
export interface PrintedCodeContents {
  readonly prescriptionId: PrescriptionId;
  /** 128 bits, base64url: see `capabilityOf`. */
  readonly capability: string;
  readonly prescriberRpps: Rpps;
  /** At most 50. */
  readonly lines: readonly PrintedLine[];
  /** The last day on which a delivery is allowed, where the pharmacy stands. */
  readonly notAfter: CivilDate;
}

export interface PrintedLine {
  /** Code of the medicine: up to 20 capitals and digits. */
  readonly code: string;
  /** Units authorised over all deliveries. */
  readonly units: number;
}

/** CWT ID (RFC 8392, 3.1.7): the prescription id's 16 bytes. */
const prescriptionIdClaim = 7;
/** Private use (RFC 8392, 9.1.1): [capability, RPPS, not after, [[code, units], …]]. */
const prescriptionClaim = -65_537;

const capabilityBytes = 16;
const linesMax = 50;
const codePattern = /^[0-9A-Z]{1,20}$/;
const unitsMax = 100_000;

/*
 * The last day of delivery is a civil date where the pharmacy stands, and not the claim `exp`, which is an instant: it is
 * counted in days since 1970-01-01, as RFC 8943 does.
 */
const firstDay = '1970-01-01';
/** To the end of the year 9999. */
const daysMax = 2_932_896;

export function claimsFromContents(contents: PrintedCodeContents): CborMap {
  const { prescriptionId, capability, prescriberRpps, lines, notAfter } = contents;
  invariant(isCivilDate(firstDay), 'days are counted from a civil date');
  const claims = new Map<number, CborValue>([
    [prescriptionIdClaim, Buffer.from(prescriptionId.replaceAll('-', ''), 'hex')],
    [
      prescriptionClaim,
      [
        Buffer.from(capability, 'base64url'),
        Number(prescriberRpps),
        daysBetween(firstDay, notAfter),
        lines.map(({ code, units }) => [code, units]),
      ],
    ],
  ]);
  invariant(contentsFromClaims(claims) !== undefined, 'a printed code must be readable again');
  return claims;
}

/** Undefined when a claim is missing, not of its form, or one too many. */
export function contentsFromClaims(claims: CborValue): PrintedCodeContents | undefined {
  if (!(claims instanceof Map) || claims.size !== 2) return undefined;
  const prescriptionId = uuidText(claims.get(prescriptionIdClaim));
  const [capability, rppsNumber, days, lineValues, ...rest] = arrayOf(claims.get(prescriptionClaim)) ?? [];
  const prescriberRpps = String(rppsNumber).padStart(11, '0');
  const lines = arrayOf(lineValues)?.map(lineOf);
  const notAfter = civilDateOf(days);
  if (rest.length > 0 || prescriptionId === undefined || !isPrescriptionId(prescriptionId)) return undefined;
  if (!(capability instanceof Uint8Array) || capability.length !== capabilityBytes) return undefined;
  if (typeof rppsNumber !== 'number' || !isRpps(prescriberRpps) || notAfter === undefined) return undefined;
  if (!lines || lines.length === 0 || lines.length > linesMax) return undefined;
  const validLines = lines.filter((line) => line !== undefined);
  if (validLines.length !== lines.length) return undefined;
  const capabilityText = Buffer.from(capability).toString('base64url');
  return { prescriptionId, capability: capabilityText, prescriberRpps, lines: validLines, notAfter };
}

function arrayOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function uuidText(value: unknown): string | undefined {
  if (!(value instanceof Uint8Array) || value.length !== 16) return undefined;
  const hex = Buffer.from(value).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function civilDateOf(days: unknown): CivilDate | undefined {
  if (typeof days !== 'number' || days < 0 || days > daysMax || !isCivilDate(firstDay)) return undefined;
  return addDays(firstDay, days);
}

function lineOf(value: unknown): PrintedLine | undefined {
  const [code, units, ...rest] = arrayOf(value) ?? [];
  if (typeof code !== 'string' || !codePattern.test(code) || rest.length > 0) return undefined;
  if (typeof units !== 'number' || units < 1 || units > unitsMax) return undefined;
  return { code, units };
}
