import { z } from 'zod';
import { isFiness, isIns, isRpps, type Rpps } from '@ordonnancier/kernel/identifiers.ts';
import type { PrescribingProfession } from '@ordonnancier/kernel/prescribing-profession.ts';
import type { Caller } from './caller.ts';

/*
 * Professionals come with the claims of Pro Santé Connect, whose names are theirs. Everyone else comes with
 * `ordonnancier_role` and what that role needs. A token with both kinds of claims is ambiguous, hence invalid.
 */

type Profession = PrescribingProfession | 'pharmacist';

/** Professions by the first part of `SubjectRole`, whose second names the nomenclature (TRE-G15). */
const codeOfProfession = {
  physician: '10',
  pharmacist: '21',
  'dental-surgeon': '40',
  midwife: '50',
  nurse: '60',
} as const satisfies Record<Profession, string>;
const professions = new Map<string, Profession>(
  (['physician', 'pharmacist', 'dental-surgeon', 'midwife', 'nurse'] as const).map((name) => [
    codeOfProfession[name],
    name,
  ]),
);
const professionPattern = /^(\d{2})\^1\.2\.250\.1\.213\.1\.1\.5\.5$/;

/** `Secteur_Activite` is a code of the nomenclature TRE-R02. */
const sectorPattern = /^(SA\d{2})\^1\.2\.250\.1\.71\.4\.2\.4$/;

/** Savoir-faire of Pro Santé Connect: specialities are of the nomenclature TRE-R38. */
const specialityPattern = /^S[A-Z]{1,2}\d{2}$/;

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
  Secteur_Activite: z.string().optional(),
  SubjectRefPro: z
    .object({
      exercices: z
        .array(z.object({ codeProfession: z.string(), codeSavoirFaire: z.string().optional() }))
        .max(subjectRolesMax),
    })
    .optional(),
});

const otherClaims = z.discriminatedUnion('ordonnancier_role', [
  z.object({ ordonnancier_role: z.enum(['analyst', 'payer']), sub: z.string().regex(subjectPattern) }),
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
  const stated = new Set(claims.SubjectRole.map(professionOf));
  const [profession] = stated;
  const finess = claims.SubjectOrganizationID;
  // Somebody with two must have chosen: the rights of one are not those of the other.
  if (stated.size !== 1 || profession === undefined) return undefined;
  if (profession === 'pharmacist') return finess === undefined ? undefined : { role: profession, rpps, finess };
  const activitySector = sectorPattern.exec(claims.Secteur_Activite ?? '')?.[1];
  const specialities = specialitiesOf(claims, profession);
  return {
    role: 'prescriber',
    rpps,
    profession,
    ...(activitySector !== undefined && { activitySector }),
    ...(specialities.length > 0 && { specialities }),
    ...(finess !== undefined && { finess }),
  };
}

function specialitiesOf({ SubjectRefPro }: z.infer<typeof professionalClaims>, profession: Profession): string[] {
  const practices = (SubjectRefPro?.exercices ?? []).filter(
    ({ codeProfession }) => codeProfession === codeOfProfession[profession],
  );
  return practices.flatMap(({ codeSavoirFaire = '' }) =>
    specialityPattern.test(codeSavoirFaire) ? [codeSavoirFaire] : [],
  );
}

function professionOf(subjectRole: string): Profession | undefined {
  const code = professionPattern.exec(subjectRole)?.[1];
  return code === undefined ? undefined : professions.get(code);
}

function otherCaller(claims: z.infer<typeof otherClaims>): Caller | undefined {
  switch (claims.ordonnancier_role) {
    case 'analyst':
    case 'payer':
      return { role: claims.ordonnancier_role, subject: claims.sub };
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
    case 'prescriber': {
      const { profession, activitySector, specialities, finess } = caller;
      const codeProfession = codeOfProfession[profession];
      return {
        ...identityClaims(caller.rpps, profession),
        ...(activitySector !== undefined && { Secteur_Activite: `${activitySector}^1.2.250.1.71.4.2.4` }),
        ...(specialities !== undefined && {
          SubjectRefPro: {
            exercices: specialities.map((codeSavoirFaire) => ({ codeProfession, codeSavoirFaire })),
          },
        }),
        ...(finess !== undefined && { SubjectOrganizationID: finess }),
      };
    }
    case 'pharmacist':
      return { ...identityClaims(caller.rpps, 'pharmacist'), SubjectOrganizationID: caller.finess };
    case 'analyst':
    case 'payer':
      return { sub: caller.subject, ordonnancier_role: caller.role };
    case 'patient':
      return { sub: caller.subject, ordonnancier_role: caller.role, ins: caller.ins };
    case 'service':
      return { sub: caller.name, ordonnancier_role: caller.role };
  }
}

function identityClaims(rpps: Rpps, profession: Profession) {
  const id = `8${rpps}`;
  return { sub: id, SubjectNameID: id, SubjectRole: [`${codeOfProfession[profession]}^1.2.250.1.213.1.1.5.5`] };
}
