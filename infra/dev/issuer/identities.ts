import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isFiness, isIns, isRpps, insOids } from '@ordonnancier/kernel/identifiers.ts';
import { isCivilDate } from '@ordonnancier/kernel/civil-date.ts';

/** The invented people of `examples/identities.json`. Names and traits are for clients; tokens hold identifiers only. */
export type SandboxIdentity = z.infer<typeof sandboxIdentity>;

const id = z.string().regex(/^[a-z-]{1,40}$/);
/** RPPS numbers given to test cards begin with 99, so that a sandbox identity can never be a real professional. */
const testRpps = z.string().startsWith('99').refine(isRpps);
const names = { familyName: z.string(), givenName: z.string() };

const sandboxIdentity = z.discriminatedUnion('role', [
  z.strictObject({
    id,
    role: z.literal('prescriber'),
    rpps: testRpps,
    ...names,
    /** Savoir-faire of the directory of professionals (nomenclature TRE-R38). */
    specialityCode: z.string(),
    speciality: z.string(),
    /** Nomenclature TRE-R02; of those who have none, no rule knows whether they prescribe in a hospital. */
    activitySector: z
      .string()
      .regex(/^SA\d{2}$/)
      .optional(),
    /** Number under which the Assurance Maladie knows the prescriber. */
    amNumber: z.string().regex(/^\d{9}$/),
    finess: z.string().refine(isFiness).optional(),
  }),
  z.strictObject({
    id,
    role: z.literal('pharmacist'),
    rpps: testRpps,
    ...names,
    finess: z.string().refine(isFiness),
    pharmacy: z.string(),
    /** Commune of the pharmacy. */
    inseeCode: z.string(),
  }),
  z.strictObject({ id, role: z.literal('analyst'), subject: z.string(), ...names }),
  /** A machine: it has no name of a person. */
  z.strictObject({ id, role: z.literal('payer'), subject: z.string() }),
  z.strictObject({
    id,
    role: z.literal('patient'),
    ins: z.strictObject({ matricule: z.string().refine(isIns), oid: z.literal(insOids.test) }),
    /** Strict traits of the référentiel INS. */
    traits: z.strictObject({
      birthName: z.string(),
      firstGivenName: z.string(),
      givenNames: z.array(z.string()).min(1),
      birthDate: z.string().refine(isCivilDate),
      sex: z.enum(['female', 'male']),
      birthplaceInseeCode: z.string(),
    }),
  }),
]);

const identitiesFile = z.strictObject({ note: z.string(), identities: z.array(sandboxIdentity) });

/** @throws when the file is missing, malformed, or holds an identifier that is not a test one. */
export function readIdentities(file: string | URL): readonly SandboxIdentity[] {
  return identitiesFile.parse(JSON.parse(readFileSync(file, 'utf8'))).identities;
}
