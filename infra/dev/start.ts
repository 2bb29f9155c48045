// `npm start`: the whole house on one machine, and two prescriptions' lives through it.
import { mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { toString as drawQrCode } from 'qrcode';
import { stateDirectoryOf } from '@ordonnancier/postgres/embedded.ts';
import { createLogger } from '@ordonnancier/telemetry/logger.ts';
import { startTelemetry } from '@ordonnancier/telemetry/start-telemetry.ts';
import { openHouse } from './house.ts';
import type { HouseAddresses } from './house.ts';
import { insistentHouse } from './insistent-house.ts';
import { readIdentities } from './issuer/identities.ts';
import type { SandboxIdentity } from './issuer/identities.ts';
import { runClaimsJourney } from './claims-journey.ts';
import { runJourney } from './journey.ts';
import type { JourneyStep } from './journey-steps.ts';
import { optional } from './optional.ts';
import type { ReceivedSpan } from './otlp/receive-traces.ts';
import { announceHouse, takeHouse } from './running-house.ts';
import { portBaseDefault, portBlock, serviceNames } from './services.ts';
import { startStack } from './stack.ts';
import type { Stack } from './stack.ts';
import { syntheticPatient } from './synthetic-patient.ts';
import type { SyntheticPatient } from './synthetic-patient.ts';
import { drawTree, summarise } from './trace-tree.ts';
import type { TraceSummary } from './trace-tree.ts';

/** Spans leave the services in batches; a trace that is not complete after this will not be. */
const traceMsMax = 20_000;

interface JourneysReport {
  readonly ok: boolean;
  readonly traceId: string;
  readonly steps: readonly JourneyStep[];
}

const portMax = 65_535;
/** Of a process that Ctrl-C ended before it had done what it was started for: 128 and the signal's number. */
const interruptedExitCode = 130;

const startedAtMs = performance.now();
const flags = readFlags();
const say = (text: string) => {
  if (!flags.json) console.log(text);
};

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const stateDirectory = stateDirectoryOf(projectRoot, process.env['ORDONNANCIER_STATE_DIRECTORY']);

const interrupted = interruption();

process.exitCode = await main().catch((error: unknown) => {
  if (interrupted.aborted) return interruptedExitCode;
  const message = error instanceof Error ? error.message : 'unknown failure';
  if (flags.json) console.log(JSON.stringify({ ok: false, error: message }));
  else console.error(message);
  return 1;
});

async function main(): Promise<number> {
  const leaveHouse = takeHouse(stateDirectory);
  try {
    const patient = syntheticPatient('patient-of-the-journey');
    const identities = [...readIdentities(new URL('../../examples/identities.json', import.meta.url)), patient];
    say('Starting PostgreSQL, the development issuer and five services …');
    const stack = await startStack({
      stateDirectory,
      durability: 'durable',
      portBase: readPortBase(process.env['ORDONNANCIER_PORT_BASE']),
      identities,
      signal: interrupted,
      // Beside the report, which a program may be reading.
      say: (sentence) => {
        if (!interrupted.aborted) console.error(sentence);
      },
      ...optional('databaseUrl', process.env['DATABASE_URL']),
      ...optional('logUrl', process.env['LOG_URL']),
      ...optional('otlpEndpoint', process.env['OTEL_EXPORTER_OTLP_ENDPOINT']),
    });
    const startupMs = Math.round(performance.now() - startedAtMs);
    try {
      announceHouse(stateDirectory, addressesOf(stack));
      printEndpoints(stack, startupMs);
      const report = await unlessInterrupted(journeys(stack, identities, patient));
      const { spans, servicesInTrace } = await unlessInterrupted(printTrace(stack, report));
      const ok = report.ok && servicesInTrace.length === serviceNames.length;
      if (flags.json) {
        const { traceId, steps } = report;
        console.log(JSON.stringify({ ok, traceId, spans, servicesInTrace, steps, startupMs }));
      }
      if (flags.once) return ok ? 0 : 1;
      say('\nRunning. `npm run client -- help` plays every role; Ctrl-C stops.');
      await untilInterrupted();
      return 0;
    } finally {
      if (interrupted.aborted) say('\nStopping …');
      await stack.stop();
    }
  } finally {
    leaveHouse();
  }
}

/** Both journeys, one after the other; the trace is the first one's. */
async function journeys(
  stack: Stack,
  identities: readonly SandboxIdentity[],
  patient: SyntheticPatient,
): Promise<JourneysReport> {
  mkdirSync(path.join(stateDirectory, 'logs'), { recursive: true });
  const logFile = openSync(path.join(stateDirectory, 'logs', 'journey.log'), 'w', 0o600);
  const logger = createLogger({ serviceName: 'journey', fd: logFile });
  const telemetry = await startTelemetry({
    serviceName: 'journey',
    otlpEndpoint: stack.traces.url,
    sampleRatio: 1,
    logger,
  });
  const house = insistentHouse(openHouse(addressesOf(stack)), interrupted);
  const options = { house, stateDirectory, identities, onStep: printStep };
  try {
    say('\nOne prescription, from the doctor to the access list of the patient:');
    const first = await runJourney({ ...options, patient });
    if (!flags.json && first.outcome !== undefined) {
      const { qrPayload } = first.outcome;
      say(`\nThe printed code:\n${await drawQrCode(qrPayload, { type: 'utf8', errorCorrectionLevel: 'L' })}`);
    }
    say('\nA chronic patient at one counter, from the doctor to what the payers owe:');
    const second = await runClaimsJourney({ ...options, patient: syntheticPatient('patient-of-the-claims') });
    return { ok: first.ok && second.ok, traceId: first.traceId, steps: [...first.steps, ...second.steps] };
  } finally {
    house.close();
    await telemetry.shutdown();
  }
}

async function printTrace(stack: Stack, { traceId }: JourneysReport): Promise<TraceSummary> {
  const isWhole = (spans: readonly ReceivedSpan[]) =>
    summarise(spans, serviceNames).servicesInTrace.length === serviceNames.length;
  const spans = await stack.traces.settledSpansOf(traceId, isWhole, traceMsMax);
  const summary = summarise(spans, serviceNames);
  say(`\nTrace ${traceId}: ${summary.spans} spans from ${summary.servicesInTrace.join(', ')}\n${drawTree(spans)}`);
  return summary;
}

function printEndpoints(stack: Stack, startupMs: number): void {
  say(`All services SERVING after ${startupMs} ms.\n`);
  say(`  ${'service'.padEnd(14)}${'gRPC'.padEnd(18)}metrics`);
  for (const { name, address, metricsUrl } of stack.services) {
    say(`  ${name.padEnd(14)}${address.padEnd(18)}${metricsUrl}`);
  }
  say(`  ${'issuer'.padEnd(14)}${stack.issuer.url}`);
  say(`  ${'logs'.padEnd(14)}${path.join(stateDirectory, 'logs')}`);
}

function printStep({ name, ok, ms, detail }: JourneyStep): void {
  // What is left lying fails, and that says nothing.
  if (interrupted.aborted) return;
  const begun = `  ${ok ? '✓' : '✗'} ${name.padEnd(34)}${`${ms.toFixed(1)} ms`.padStart(10)}  `;
  say(begun + detail.replaceAll('\n', `\n${' '.repeat(begun.length)}`));
}

function addressesOf({ issuer, grpc }: Stack): HouseAddresses {
  return { tokenUrl: issuer.tokenUrl, grpc };
}

/** Ctrl-C and a polite kill both stop cleanly, at any moment; a second one is not waited for. */
function interruption(): AbortSignal {
  const interrupting = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interrupting.abort();
    });
  }
  return interrupting.signal;
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    if (interrupted.aborted) resolve();
    interrupted.addEventListener('abort', () => {
      resolve();
    });
  });
}

/** What is under way is left lying: it ends with the services. @throws when interrupted. */
async function unlessInterrupted<T>(work: Promise<T>): Promise<T> {
  return await Promise.race([
    work,
    untilInterrupted().then(() => {
      throw new Error('interrupted');
    }),
  ]);
}

function readFlags(): { readonly once: boolean; readonly json: boolean } {
  try {
    const options = { once: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : 'unknown flags'}\nnpm start -- [--once] [--json]`);
    return process.exit(2);
  }
}

function readPortBase(told: string | undefined): number {
  if (told === undefined || told === '') return portBaseDefault;
  const base = Number(told);
  if (Number.isInteger(base) && base > 0 && base <= portMax - portBlock.size) return base;
  throw new Error(`ORDONNANCIER_PORT_BASE is a port number, ${portMax - portBlock.size} at most, not ${told}`);
}
