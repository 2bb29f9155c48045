import { z } from 'zod';
import { isFiness, isIns, isRpps } from '@ordonnancier/kernel/identifiers.ts';
import type { Caller, Role } from './caller.ts';

/*
 * Professionals come with the claims of Pro Santé Connect, whose names are theirs. Everyone else comes with
 * `ordonnancier_role` and what that role needs. A token with both kinds of claims is ambiguous, hence invalid.
 */

/** Professions by the first part of `SubjectRole`, whose second names the nomenclature (TRE-G15). */
const roleOfProfession: Readonly<Record<string, 'prescriber' | 'pharmacist'>> = {
  '10': 'prescriber', // physician
  '21': 'pharmacist',
  '40': 'prescriber', // dental surgeon
  '50': 'prescriber', // midwife
};
const professionPattern = /^(\d{2})\^1\.2\.250\.1\.213\.1\.1\.5\.5$/;

/** A professional may hold several activities; far fewer than this. */
const subjectRolesMax = 20;
/** Subjects become part of event ids and audit records. */
const subjectPattern = /^[A-Za-z0-9_-]{1,64}$/;

const professionalClaims = z.object({
  ordonnancier_role: z.undefined().optional(),
  // National identification of professionals: 8 announces an RPPS number.
  SubjectNameID: z.string().regex(/^8\d{11}$/),
  SubjectRole: z.array(z.string()).min(1).max(subjectRolesMax),
  SubjectOrganizationID: z.string().refine(isFiness).optional(),
});

const otherClaims = z.discriminatedUnion('ordonnancier_role', [
  z.object({ ordonnancier_role: z.literal('analyst'), sub: z.string().regex(subjectPattern) }),
  z.object({
    ordonnancier_role: z.literal('patient'),
    sub: z.string().regex(subjectPattern),
    ins: z.string().refine(isIns),
  }),
  z.object({ ordonnancier_role: z.literal('service'), sub: z.string().regex(subjectPattern) }),
]);

/** The caller that a verified token's claims describe; undefined when they describe none, or not clearly one. */
export function callerFromClaims(claims: unknown): Caller | undefined {
  const professional = professionalClaims.safeParse(claims);
  if (professional.success) return professionalCaller(professional.data);
  const other = otherClaims.safeParse(claims);
  return other.success && !namesProfessional(claims) ? otherCaller(other.data) : undefined;
}

function professionalCaller(claims: z.infer<typeof professionalClaims>): Caller | undefined {
  const rpps = claims.SubjectNameID.slice(1);
  if (!isRpps(rpps)) return undefined;
  const roles = new Set(claims.SubjectRole.map(roleOf));
  const [role] = roles;
  const finess = claims.SubjectOrganizationID;
  // Somebody who is both must have chosen: the rights of one are not those of the other.
  if (roles.size !== 1 || role === undefined) return undefined;
  if (role === 'prescriber') return { role, rpps, ...(finess !== undefined && { finess }) };
  return finess === undefined ? undefined : { role, rpps, finess };
}

function roleOf(subjectRole: string): 'prescriber' | 'pharmacist' | undefined {
  const profession = professionPattern.exec(subjectRole)?.[1];
  return profession === undefined ? undefined : roleOfProfession[profession];
}

function otherCaller(claims: z.infer<typeof otherClaims>): Caller | undefined {
  switch (claims.ordonnancier_role) {
    case 'analyst':
      return { role: 'analyst', subject: claims.sub };
    case 'patient':
      // An issuer that names patients by their INS would put it into our audit trail.
      return claims.sub.includes(claims.ins.slice(0, 13))
        ? undefined
        : { role: 'patient', subject: claims.sub, ins: claims.ins };
    case 'service':
      return { role: 'service', name: claims.sub };
  }
}

function namesProfessional(claims: unknown): boolean {
  return typeof claims === 'object' && claims !== null && ('SubjectNameID' in claims || 'SubjectRole' in claims);
}

/** The claims that `callerFromClaims` reads back into this caller; for issuers that we write ourselves. */
export function claimsOf(caller: Caller): Record<string, unknown> & { readonly sub: string } {
  switch (caller.role) {
    case 'prescriber':
    case 'pharmacist':
      return {
        sub: `8${caller.rpps}`,
        SubjectNameID: `8${caller.rpps}`,
        SubjectRole: [`${professionOfRole[caller.role]}^1.2.250.1.213.1.1.5.5`],
        ...(caller.finess !== undefined && { SubjectOrganizationID: caller.finess }),
      };
    case 'analyst':
      return { sub: caller.subject, ordonnancier_role: caller.role };
    case 'patient':
      return { sub: caller.subject, ordonnancier_role: caller.role, ins: caller.ins };
    case 'service':
      return { sub: caller.name, ordonnancier_role: caller.role };
  }
}

const professionOfRole = { prescriber: '10', pharmacist: '21' } satisfies Partial<Record<Role, string>>;
