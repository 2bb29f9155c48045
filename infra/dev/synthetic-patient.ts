import { randomInt } from 'node:crypto';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { insOids, parseIns } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { SandboxIdentity } from './issuer/identities.ts';

export type SyntheticPatient = Extract<SandboxIdentity, { role: 'patient' }>;

const familyNames = ['MARCHAND', 'LEROUX', 'GAUTIER', 'PERRIN', 'CHEVALIER', 'BONNET', 'FONTAINE', 'NGUYEN'];
const givenNames = ['JEANNE', 'ODETTE', 'PAUL', 'RENÉ', 'SIMONE', 'LUCIEN', 'YVONNE', 'HENRI'];

/** An invented person of 40 to 69 under the test OID: a new one each time, so that every run begins without a history. */
export function syntheticPatient(id: string): SyntheticPatient {
  const female = randomInt(2) === 1;
  const birthYear = new Date().getFullYear() - 69 + randomInt(30);
  const birthMonth = 1 + randomInt(12);
  const twoDigits = (value: number) => value.toString().padStart(2, '0');
  const inseeCode = `75${(100 + randomInt(20)).toString()}`;
  const order = (1 + randomInt(999)).toString().padStart(3, '0');
  const number = `${female ? 2 : 1}${twoDigits(birthYear % 100)}${twoDigits(birthMonth)}${inseeCode}${order}`;
  const key = 97n - (BigInt(number) % 97n);
  const matricule = parseIns(`${number}${twoDigits(Number(key))}`);
  const birthDate = parseCivilDate(`${birthYear}-${twoDigits(birthMonth)}-${twoDigits(1 + randomInt(28))}`);
  invariant(matricule !== undefined && birthDate !== undefined, 'a synthetic patient has valid traits');
  const givenName = pick(givenNames);
  return {
    id,
    role: 'patient',
    ins: { matricule, oid: insOids.test },
    traits: {
      birthName: pick(familyNames),
      firstGivenName: givenName,
      givenNames: [givenName],
      birthDate,
      sex: female ? 'female' : 'male',
      birthplaceInseeCode: inseeCode,
    },
  };
}

function pick(names: readonly string[]): string {
  const name = names[randomInt(names.length)];
  invariant(name !== undefined, 'there are names to pick from');
  return name;
}
