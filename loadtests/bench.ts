// `npm run bench`: how fast the whole house is, beside what the runtime can do at all. See docs/performance.md.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { optional } from '@ordonnancier/dev/optional.ts';
import { logKindOf } from '@ordonnancier/event-log/log-url.ts';
import { stateDirectoryOf } from '@ordonnancier/postgres/embedded.ts';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { patienceOfFollowers } from '@ordonnancier/postgres/session.ts';
import { openEcho, startEchoServer } from './echo/echo.ts';
import type { EchoServer } from './echo/echo.ts';
import { openDoors, startHouse } from './house.ts';
import type { RunningHouse } from './house.ts';
import { appendsPerSecond, openHouseLog, survey } from './house-log.ts';
import type { LookedAt } from './house-log.ts';
import { untilSettled } from './house-tables.ts';
import type { CallSize } from './load/channels.ts';
import { offer, saturate } from './load/generate.ts';
import type { Window } from './load/generate.ts';
import { seededRandom } from './load/random.ts';
import { openMeter } from './meter.ts';
import type { MeasuredWindow } from './meter.ts';
import { openMix } from './mix/mix.ts';
import { openObligations } from './mix/obligations.ts';
import { openOperations } from './mix/operations.ts';
import { openPractice, signInAdvance } from './mix/paper.ts';
import type { SignedPile } from './mix/paper.ts';
import { verify } from './mix/verify.ts';
import { appendResult, circumstances, mean } from './report.ts';
import { judge } from './judge.ts';
import type { HouseWindow, OfferedWindow, Result } from './judge.ts';

const seed = 20_261_121;
const random = seededRandom(seed);

/** Callers of the closed loop, of the house and of the echo alike: both are saturated with fewer. */
const callers = 64;
/** As many to the echo as to each service. */
const echoConnections = 2;
/** A run that needs more signs them as it goes, and says how many. */
const signedInAdvance = 9_000;

/** What the warm-up leaves in stock, so that every kind of call finds something to act on. */
const stock = { issue: 600, claim: 300, dispense: 150 } as const;
const warmUpMs = 3_000;
const echoWarmUpMs = 1_000;

const rounds = 2;
const echoMs = 2_500;
const saturationMs = 5_000;
/** Shares of the saturation at which latency is measured. */
const offeredShares = [0.5, 0.75, 0.9];
const offeredMs = 7_000;

/** Sizes of calls that the echo repeats. */
const sizesMax = 1_000;

const startedAtMs = performance.now();
const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const stateDirectory = path.join(stateDirectoryOf(projectRoot, process.env['ORDONNANCIER_STATE_DIRECTORY']), 'bench');

process.exitCode = await main();

async function main(): Promise<number> {
  // A new house each time: its dataset is what this run writes, so that runs compare.
  await rm(stateDirectory, { recursive: true, force: true });
  // Before the keys, whose directories are nobody else's: the database runs as another user when this one is root.
  await mkdir(stateDirectory, { recursive: true });
  say(`signing ${signedInAdvance} prescriptions and starting the house`);
  const practice = await openPractice(stateDirectory, random);
  const [pile, house, echoServer] = await Promise.all([
    signInAdvance(practice, signedInAdvance),
    startHouse(stateDirectory),
    startEchoServer(),
  ]);
  const pool = openPool(house.announced.databaseUrl, {
    applicationName: 'bench',
    connectionsMax: 2,
    patience: patienceOfFollowers,
  });
  const { logUrl = house.announced.databaseUrl } = optional('logUrl', process.env['LOG_URL']);
  const log = await openHouseLog(logUrl);
  try {
    const result = await run(house, echoServer, { pool, log }, pile);
    const line = JSON.stringify({ log: logKindOf(logUrl), ...result, ...circumstances(), seed, seconds: seconds() });
    appendResult(line);
    console.log(line);
    return result.ok ? 0 : 1;
  } finally {
    await Promise.all([pool.end(), log.close()]);
    await Promise.all([house.stop(), echoServer.stop()]);
    await rm(stateDirectory, { recursive: true, force: true });
  }
}

async function run(house: RunningHouse, echoServer: EchoServer, lookedAt: LookedAt, pile: SignedPile): Promise<Result> {
  const sizes: CallSize[] = [];
  const doors = await openDoors(house, (size) => {
    if (sizes.length < sizesMax) sizes.push(size);
    else sizes[Math.floor(random() * sizesMax)] = size;
  });
  const obligations = openObligations();
  const operations = openOperations(doors, pile.next, obligations, random);
  const mix = openMix(operations, random);

  say('warming up');
  for (const name of ['issue', 'claim', 'dispense'] as const) {
    await saturate(callers, { calls: stock[name] }, () => operations[name]() ?? operations.issue());
  }
  await saturate(callers, { durationMs: warmUpMs }, mix.next);
  await untilSettled(lookedAt);
  const echo = openEcho(echoServer.announced.address, echoConnections, sizes);
  await saturate(callers, { durationMs: echoWarmUpMs }, echo.next);
  mix.forget();
  const { events: eventsBefore } = await survey(lookedAt.log);
  const measure = await openMeter(lookedAt, {
    ...house.announced.processIds,
    supervisor: house.pid,
    echo: echoServer.pid,
    generator: process.pid,
  });

  const measureHouse = async <W extends Window>(load: () => Promise<W>) => {
    operations.screenings.forget();
    return { ...(await measure(load)), screenings: operations.screenings.count() };
  };

  const echoes: MeasuredWindow[] = [];
  const saturations: HouseWindow[] = [];
  for (let round = 0; round < rounds; round += 1) {
    echoes.push(
      tell('bare echo, closed loop', await measure(() => saturate(callers, { durationMs: echoMs }, echo.next))),
    );
    saturations.push(
      tell('house, closed loop', await measureHouse(() => saturate(callers, { durationMs: saturationMs }, mix.next))),
    );
  }
  const saturation = mean(saturations.map(({ perSecond }) => perSecond));

  const offered: OfferedWindow[] = [];
  for (const share of offeredShares) {
    const offeredPerSecond = Math.round(saturation * share);
    const window = await measureHouse(() => offer(offeredPerSecond, offeredMs, mix.next));
    offered.push({ offeredPerSecond, ...tell(`house, ${offeredPerSecond}/s offered`, window) });
  }
  echo.close();
  doors.close();

  const surveyed = await survey(lookedAt.log);
  const verification = await verify(lookedAt.pool, surveyed, obligations);
  const logAppendsPerSecond = await appendsPerSecond(lookedAt.log);
  say(`the log alone: ${logAppendsPerSecond} appends/s`);
  return judge({
    echoes,
    saturations,
    offered,
    verification,
    starved: mix.starved(),
    signedLate: pile.signedLate(),
    events: { before: eventsBefore, after: surveyed.events },
    logAppendsPerSecond,
  });
}

function tell<W extends MeasuredWindow>(name: string, window: W): W {
  const { perSecond, latency, errors, behindMsMax, settledMs } = window;
  const shown = ['echo', 'write', 'read'].flatMap((kind) => {
    const found = latency[kind];
    return found === undefined ? [] : [`${kind} p50 ${found.p50Ms} ms, p99 ${found.p99Ms} ms`];
  });
  const failures = Object.entries(errors).map(([code, count]) => `${count} ${code}`);
  const followed = `followed ${settledMs} ms after, at most ${behindMsMax} ms behind`;
  say([`${name}: ${perSecond}/s`, ...shown, followed, ...failures].join('; '));
  return window;
}

function say(text: string): void {
  console.log(`${seconds().toFixed(1).padStart(5)} s  ${text}`);
}

function seconds(): number {
  return Math.round((performance.now() - startedAtMs) / 100) / 10;
}
