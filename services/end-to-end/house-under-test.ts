import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openHouse } from '@ordonnancier/dev/house.ts';
import type { House } from '@ordonnancier/dev/house.ts';
import { insistentHouse } from '@ordonnancier/dev/insistent-house.ts';
import { readIdentities } from '@ordonnancier/dev/issuer/identities.ts';
import type { SandboxIdentity } from '@ordonnancier/dev/issuer/identities.ts';
import { startStack } from '@ordonnancier/dev/stack.ts';
import type { Stack, StackOptions } from '@ordonnancier/dev/stack.ts';
import { writePrescription } from '@ordonnancier/dev/write-prescription.ts';
import type { SignedPrescription } from '@ordonnancier/dev/write-prescription.ts';
import { civilDateAt } from '@ordonnancier/kernel/civil-date.ts';
import { makeTestDirectory } from '@ordonnancier/testing/test-directory.ts';

/** A whole house of its own for one test file: an empty database, real processes, public APIs. */
export interface HouseUnderTest {
  readonly stack: Stack;
  /** A call that a machine held up for seconds fails no test: it is made again. */
  readonly house: House;
  /** The same house, whose calls are made once. */
  readonly impatient: House;
  readonly stateDirectory: string;
  /** A new prescription of a sandbox doctor for a sandbox patient, issued today, signed, not sent. */
  readonly write: (
    lines: readonly unknown[],
    people?: { readonly doctor?: string; readonly patient?: string },
  ) => Promise<SignedPrescription>;
  readonly stop: () => Promise<void>;
}

export interface HouseOptions extends Pick<StackOptions, 'instances' | 'otlpEndpoint' | 'databaseUrl'> {
  /** People of this test, beside those of the sandbox. */
  readonly guests?: readonly SandboxIdentity[];
}

const sandbox = readIdentities(fileURLToPath(new URL('../../examples/identities.json', import.meta.url)));

export async function startHouse({ guests = [], ...options }: HouseOptions = {}): Promise<HouseUnderTest> {
  const identities = [...sandbox, ...guests];
  const stateDirectory = await makeTestDirectory();
  const stack = await startStack({ stateDirectory, durability: 'volatile', identities, ...options });
  const impatient = openHouse({ tokenUrl: stack.issuer.tokenUrl, grpc: stack.grpc });

  function identityOf<Role extends SandboxIdentity['role']>(id: string, role: Role) {
    const found = identities.find((identity) => identity.id === id);
    if (found?.role !== role) throw new Error(`no ${role} ${id} in the sandbox`);
    return found as Extract<SandboxIdentity, { role: Role }>;
  }

  return {
    stack,
    house: insistentHouse(impatient),
    impatient,
    stateDirectory,
    write: (lines, { doctor = 'doctor-lefevre', patient = 'patient-adult' } = {}) =>
      writePrescription(stateDirectory, {
        prescriber: identityOf(doctor, 'prescriber'),
        patient: identityOf(patient, 'patient'),
        lines,
        issuedOn: civilDateAt(Date.now(), 'Europe/Paris'),
      }),
    stop: async () => {
      impatient.close();
      await stack.stop();
      await rm(stateDirectory, { recursive: true });
    },
  };
}
