import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { UnknownOutcome } from '@ordonnancier/event-log/event-log.ts';
import { parseRpps, type Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import {
  openPrescriptionStore,
  prescriptionStoreConfig,
  type PrescriptionStore,
} from '@ordonnancier/prescription-store/store.ts';
import { signDocument } from '@ordonnancier/security/document-signature.ts';
import type { PrescriberKeys } from '@ordonnancier/security/prescriber-keys.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import { startTestService, type TestService } from '@ordonnancier/testing/test-service.ts';
import { composePrescription } from '../src/compose.ts';

export function valid<T>(parse: (text: string) => T | undefined, text: string): T {
  const value = parse(text);
  invariant(value !== undefined, `${text} is not valid`);
  return value;
}

export const rpps = valid(parseRpps, '10002909371');
export const otherRpps = valid(parseRpps, '10101514643');
export const now = Date.parse('2026-09-15T10:00:00Z');

const signingKeys = new Map(
  [rpps, otherRpps].map((owner) => [owner, generateKeyPairSync('ec', { namedCurve: 'P-256' })]),
);

/** The key id of a prescriber in this sandbox is the RPPS number. */
function prescriberKeysWithout(withdrawn: ReadonlySet<Rpps>): PrescriberKeys {
  return {
    find: async (keyId) => {
      const owner = parseRpps(keyId);
      const pair = owner && !withdrawn.has(owner) ? signingKeys.get(owner) : undefined;
      return owner && pair && { rpps: owner, publicKey: pair.publicKey };
    },
  };
}

export function sign(document: Uint8Array, by: Rpps = rpps, keyId: string = by): Promise<string> {
  const pair = signingKeys.get(by);
  invariant(pair !== undefined, 'a prescriber of the sandbox');
  return signDocument(document, { privateKey: pair.privateKey, keyId });
}

export interface Sandbox {
  readonly service: TestService;
  readonly store: PrescriptionStore;
  /** Lets days pass on the service's clock. */
  passDays(days: number): void;
  /** The next append to this stream is lost, as in a crash just before it. */
  loseNextAppendTo(stream: string): void;
  /** What happens while the keys that a prescriber signs with are withdrawn. */
  withoutKeyOf<T>(prescriber: Rpps, happens: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** The service on databases of its own: one for the log and the read models, another for the patients' keys. */
export async function startSandbox(): Promise<Sandbox> {
  const keysDirectory = mkdtempSync(path.join(tmpdir(), 'ordonnancier-keys-'));
  const keysDatabase = await createTestDatabase();
  const lost = new Set<string>();
  const withdrawn = new Set<Rpps>();
  let nowMs = now;
  let store: PrescriptionStore | undefined;
  const service = await startTestService({
    name: 'prescription',
    migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
    clock: { nowMs: () => nowMs },
    compose: async (host) => {
      const config = prescriptionStoreConfig.parse({
        GRPC_PORT: 0,
        DATABASE_URL: keysDatabase.url,
        TOKEN_JWKS_URL: 'http://127.0.0.1/',
        TOKEN_ISSUER: 'test',
        KEYS_DIRECTORY: keysDirectory,
        SECRETS_MISSING: 'create',
        INS_DOMAINS: 'test',
      });
      store = await openPrescriptionStore(config, losing(host.log, lost));
      return composePrescription(host, store, prescriberKeysWithout(withdrawn));
    },
  });
  invariant(store !== undefined, 'the service was composed');
  return {
    service,
    store,
    passDays: (days) => {
      nowMs += days * 86_400_000;
    },
    loseNextAppendTo: (stream) => lost.add(stream),
    withoutKeyOf: (prescriber, happens) => {
      withdrawn.add(prescriber);
      return happens().finally(() => withdrawn.delete(prescriber));
    },
    async stop() {
      await service.stop();
      await keysDatabase.drop();
      rmSync(keysDirectory, { recursive: true });
    },
  };
}

function losing(log: EventLog, lost: Set<string>): EventLog {
  return {
    ...log,
    append: async (stream, expectedRevision, events) => {
      if (lost.delete(stream)) throw new UnknownOutcome('lost on purpose');
      return log.append(stream, expectedRevision, events);
    },
  };
}
