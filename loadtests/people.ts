import { readIdentities } from '@ordonnancier/dev/issuer/identities.ts';
import type { SandboxIdentity } from '@ordonnancier/dev/issuer/identities.ts';

export type Doctor = Extract<SandboxIdentity, { role: 'prescriber' }>;
export type Pharmacist = Extract<SandboxIdentity, { role: 'pharmacist' }>;

export const identitiesFile = new URL('../examples/identities.json', import.meta.url);

const identities = readIdentities(identitiesFile);
export const doctors: readonly Doctor[] = identities.filter((identity) => identity.role === 'prescriber');
export const pharmacists: readonly Pharmacist[] = identities.filter((identity) => identity.role === 'pharmacist');
