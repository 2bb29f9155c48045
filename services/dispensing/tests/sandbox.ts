import { mkdtempSync, rmSync } from 'node:fs';
import { createSecretKey } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EventLog, Position, RecordedEvent } from '@ordonnancier/event-log/event-log.ts';
import { LogOverloaded, UnknownOutcome } from '@ordonnancier/event-log/event-log.ts';
import { openPostgresEventLog } from '@ordonnancier/event-log/postgres/postgres-event-log.ts';
import { reachPosition } from '@ordonnancier/event-sourcing/checkpoints.ts';
import { deadlineIn, openClient, type ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { DispensingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/DispensingService.ts';
import type { FraudServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/FraudService.ts';
import { findService, type MethodName, type ReplyOf, type RequestOf } from '@ordonnancier/grpc/load-proto.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { startServer } from '@ordonnancier/grpc/server.ts';
import { readRefusal, type ReadRefusal } from '@ordonnancier/grpc/status.ts';
import { parseFiness, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { openPrescriptionStore, prescriptionStoreConfig } from '@ordonnancier/prescription-store/store.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import type { Caller } from '@ordonnancier/security/caller.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import { createTestDatabase } from '@ordonnancier/testing/test-database.ts';
import { startTestService, type TestService, unaryDeadlineMsMax } from '@ordonnancier/testing/test-service.ts';
import { v7 as uuidV7 } from 'uuid';
import { z } from 'zod';
import { composeDispensing } from '../src/compose.ts';
import { typedCodesProjection } from '../src/read-models/typed-codes/projection.ts';
import { openScreening } from '../src/screening.ts';

export function valid<T>(parse: (text: string) => T | undefined, text: string): T {
  const value = parse(text);
  invariant(value !== undefined, `${text} is not valid`);
  return value;
}

type Definition = DispensingServiceDefinition;
export type DispensingClient = ServiceClient<Definition>;

const dispensingService = findService<Definition>('ordonnancier.dispensing.v1.DispensingService');
const fraudService = findService<FraudServiceDefinition>('ordonnancier.fraud.v1.FraudService');

export const prescriberRpps = valid(parseRpps, '10002909371');
export const pharmacist = {
  role: 'pharmacist',
  rpps: valid(parseRpps, '10101514643'),
  finess: valid(parseFiness, '240000117'),
} as const;
const otherPharmacist = { ...pharmacist, finess: valid(parseFiness, '750000028') };
/** Noon in Paris. */
const startMs = Date.parse('2026-09-15T10:00:00Z');
/** DOLIPRANE 1000 mg, packs of 8. */
export const doliprane = { cis: '60234100', cip13: '3400935955838', unitsPerPack: 8 } as const;

/** What the log does with the next append to a stream: refuse it, lose it, or lose the answer. */
type Loss = 'overload' | 'append' | 'answer';

interface Scoring {
  score: number;
  answersAfter: Promise<undefined>;
}

export interface Sandbox {
  readonly service: TestService;
  readonly store: PrescriptionStore;
  readonly client: DispensingClient;
  readonly otherPharmacy: DispensingClient;
  /** What fraud scoring answers, and what it waits for before it does. */
  readonly scoring: Scoring;
  readonly logLines: readonly string[];
  clientOf(caller: Caller): DispensingClient;
  /** Another process in all but the operating system's eyes: its own caches and connections, the same databases. */
  startAnother(caller?: Caller): Promise<DispensingClient>;
  passTime(ms: number): void;
  /** The next append to a stream of this prefix happens or not, and its outcome is lost. */
  loseNextAppendTo(streamPrefix: string, what: Loss): void;
  eventsOf(stream: string): Promise<readonly RecordedEvent[]>;
  /** Until what was prescribed up to a position can be found by its typed code: a counter waits for that only a moment. */
  untilTypedCodesKnown(position: string): Promise<void>;
  stop(): Promise<void>;
}

/** The service over the network, on databases of its own, next to a fraud service that says what the test wants. */
export async function startSandbox(): Promise<Sandbox> {
  const keysDirectory = mkdtempSync(path.join(tmpdir(), 'ordonnancier-keys-'));
  const keysDatabase = await createTestDatabase();
  const logLines: string[] = [];
  const logger = createLogger({ serviceName: 'dispensing', write: (line) => logLines.push(line) });
  const scoring: Scoring = { score: 0, answersAfter: Promise.resolve(undefined) };
  let nowMs = startMs;
  const clock = { nowMs: () => nowMs };
  const losses = new Map<string, Loss>();
  const stops: (() => unknown)[] = [];

  const fraudServer = await startServer({
    name: 'fraud',
    address: { host: '127.0.0.1', port: 0 },
    bindings: [{ service: fraudService, rpcs: new Map([['ScoreDispensing', scoreDispensing(scoring)]]) }],
    authenticate: async () => accept({ role: 'service', name: 'dispensing' }),
    refusals: {},
    healthChecks: {},
    reflection: false,
    unaryDeadlineMsMax,
    drainMsMax: 1_000,
    clock,
    logger,
  });
  const fraud = openClient(fraudService, `127.0.0.1:${fraudServer.port}`, { token: async () => 'token' });

  const surroundings = async (log: EventLog) => {
    const config = prescriptionStoreConfig.parse({
      GRPC_PORT: 0,
      DATABASE_URL: keysDatabase.url,
      TOKEN_JWKS_URL: 'http://127.0.0.1/',
      TOKEN_ISSUER: 'test',
      KEYS_DIRECTORY: keysDirectory,
      SECRETS_MISSING: 'create',
      INS_DOMAINS: 'test',
    });
    const store = await openPrescriptionStore(config, losing(log, losses));
    stops.push(() => store.patientKeys.close());
    return { store, screening: openScreening(fraud), claimSecretKey: createSecretKey(Buffer.alloc(32, 9)) };
  };

  let store: PrescriptionStore | undefined;
  const service = await startTestService({
    name: 'dispensing',
    migrationsDirectory: path.join(import.meta.dirname, '../migrations'),
    clock,
    writeLog: (line) => logLines.push(line),
    compose: async (host) => {
      const around = await surroundings(host.log);
      store = around.store;
      return composeDispensing({ ...host, log: around.store.log }, around);
    },
  });
  invariant(store !== undefined, 'the service was composed');
  const clientOf = (caller: Caller) => service.client(dispensingService, caller);

  return {
    service,
    store,
    client: clientOf(pharmacist),
    otherPharmacy: clientOf(otherPharmacist),
    scoring,
    logLines,
    clientOf,
    async startAnother(caller = pharmacist) {
      const log = await openPostgresEventLog(service.databaseUrl, { applicationName: 'another' });
      const parts = composeDispensing(
        { clock, log, pool: service.pool, followerPool: service.pool, logger },
        await surroundings(log),
      );
      const server = await startServer({
        name: 'another',
        address: { host: '127.0.0.1', port: 0 },
        ...parts,
        authenticate: async () => accept(caller),
        healthChecks: {},
        reflection: false,
        unaryDeadlineMsMax,
        drainMsMax: 1_000,
        clock,
        logger,
      });
      const client = openClient(dispensingService, `127.0.0.1:${server.port}`, { token: async () => 'token' });
      stops.push(async () => {
        client.close();
        await server.drain();
        await log.close();
      });
      return client;
    },
    passTime(ms) {
      nowMs += ms;
    },
    loseNextAppendTo: (streamPrefix, what) => losses.set(streamPrefix, what),
    async eventsOf(stream) {
      const events: RecordedEvent[] = [];
      for await (const event of service.log.read(stream)) events.push(event);
      return events;
    },
    async untilTypedCodesKnown(position) {
      const { name } = typedCodesProjection;
      const isKnown = await reachPosition(service.pool, [name], position as Position, AbortSignal.timeout(30_000));
      invariant(isKnown, 'the typed codes follow the log');
    },
    async stop() {
      for (const stop of stops.reverse()) await stop();
      fraud.close();
      await fraudServer.drain();
      await service.stop();
      await keysDatabase.drop();
      rmSync(keysDirectory, { recursive: true });
    },
  };
}

function scoreDispensing(scoring: Readonly<Scoring>) {
  return unary({
    roles: ['service'],
    floorMs: 1,
    request: z.object({ prescriptionId: z.string() }),
    handle: async () => {
      await scoring.answersAfter;
      const reason = { code: 'TEST_RULE', ruleVersion: 1, observed: 1, threshold: 0, citedEventIds: [], sentence: '' };
      return accept({ score: scoring.score, reasons: [reason] });
    },
  });
}

function losing(log: EventLog, losses: Map<string, Loss>): EventLog {
  return {
    ...log,
    append: async (stream, expectedRevision, events) => {
      const prefix = [...losses.keys()].find((candidate) => stream.startsWith(candidate));
      if (prefix === undefined) return log.append(stream, expectedRevision, events);
      const loss = losses.get(prefix);
      losses.delete(prefix);
      if (loss === 'overload') throw new LogOverloaded('refused on purpose');
      if (loss === 'answer') await log.append(stream, expectedRevision, events);
      throw new UnknownOutcome('lost on purpose');
    },
  };
}

export function call<M extends MethodName<Definition>>(
  client: DispensingClient,
  method: M,
  request: RequestOf<Definition, M>,
): Promise<ReplyOf<Definition, M>> {
  return client.unary(method, request, { deadlineMs: deadlineIn(50_000) });
}

/** The refusal of a call; undefined when it was answered. */
export async function refusal<M extends MethodName<Definition>>(
  client: DispensingClient,
  method: M,
  request: RequestOf<Definition, M>,
): Promise<ReadRefusal | undefined> {
  return call(client, method, request).then(
    () => undefined,
    (error: unknown) => readRefusal(error) ?? Promise.reject(error as Error),
  );
}

export const markers = ['MARQUEUR-NOM', 'MARQUEUR-PRENOM', 'MARQUEUR-POSOLOGIE', '255081416802538', '1955-08-02'];

export function newId(): string {
  return uuidV7();
}

export function lineOf(lineId: string, changes: object = {}) {
  return {
    lineId,
    medicine: { cis: doliprane.cis },
    posology: 'MARQUEUR-POSOLOGIE, 2 comprimés par jour',
    unitsPerDelivery: 16,
    daysPerDelivery: 8,
    deliveries: 1,
    aldRelated: false,
    ...changes,
  };
}

export function documentOf(prescriptionId: string, lines: readonly object[] = [lineOf('1')]): Buffer {
  return Buffer.from(
    JSON.stringify({
      schema: 'ordonnancier/prescription-document/v1',
      prescriptionId,
      issuedOn: '2026-09-15',
      prescriber: { rpps: prescriberRpps },
      patient: {
        ins: '255081416802538',
        insOid: '1.2.250.1.213.1.4.10',
        birthName: 'MARQUEUR-NOM',
        firstGivenName: 'MARQUEUR-PRENOM',
        birthDate: '1955-08-02',
        sex: 'F',
        birthPlaceCode: '14168',
      },
      lines,
    }),
  );
}

/** A new prescription, transcribed from paper. */
export async function prescribe(client: DispensingClient, lines?: readonly object[]) {
  const prescriptionId = newId();
  const document = documentOf(prescriptionId, lines);
  const reply = await call(client, 'RecordPaperPrescription', {
    requestId: newId(),
    document,
    scanSha256: 'ab'.repeat(32),
  });
  const { printedCode, logPosition } = reply;
  invariant(printedCode !== null, 'a code is printed');
  const { qrPayload, typedCode } = printedCode;
  return { prescriptionId, qr: { qrPayload }, typed: { typedCode }, logPosition };
}

/** A new prescription that this pharmacy has claimed. */
export async function prescribeAndClaim(client: DispensingClient, lines?: readonly object[]) {
  const prescribed = await prescribe(client, lines);
  const claimId = newId();
  const { claimSecret } = await call(client, 'ClaimPrescription', { requestId: newId(), code: prescribed.qr, claimId });
  return { ...prescribed, claimId, claimSecret };
}

export function packs(count: number, serials: readonly string[] = []) {
  return [{ cip13: doliprane.cip13, count, serials: [...serials] }];
}

/** What the scanner reads of packs of DOLIPRANE, which bears no safety feature in truth. */
export function scans(
  serials: readonly string[],
  { cip13 = doliprane.cip13, expiry = '280600' }: { readonly cip13?: string; readonly expiry?: string } = {},
) {
  const dataMatrices = serials.map((serial) => `]d2010${cip13}17${expiry}10LOT/1\u001d21${serial}`);
  return { cip13: doliprane.cip13, count: serials.length, dataMatrices };
}

/** Hands packs of one line over. */
export function dispensingOf(
  { prescriptionId, claimSecret }: { readonly prescriptionId: string; readonly claimSecret: string },
  count: number,
  serials: readonly string[] = [],
) {
  const lines = [{ lineId: '1', packs: packs(count, serials) }];
  return { requestId: newId(), prescriptionId, claimSecret, dispensingId: newId(), lines };
}
