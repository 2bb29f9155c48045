import type { KeyObject } from 'node:crypto';
import { isPatientRef, type Ins, type PatientRef } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { keyedHash } from './keyed-hash.ts';

/**
 * The version written into each pseudonym. A new key is a new version, and patients then have two pseudonyms: changing it
 * is a migration, not a routine rotation, and only called for when the key has leaked.
 */
const pseudonymKeyVersion = 1;

/**
 * The patient's pseudonym in the care domain. Without the key it cannot be recomputed, although there are few enough INS
 * to try them all.
 */
export function patientRefOf(key: KeyObject, ins: Ins): PatientRef {
  const text = `p${pseudonymKeyVersion}_${keyedHash(key, Buffer.from(ins, 'ascii'))}`;
  invariant(isPatientRef(text), 'a pseudonym must have the canonical form');
  return text;
}
