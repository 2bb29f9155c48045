// `npm run faults`: what becomes of acknowledged acts when what the house stands on fails. See docs/faults.md.
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isServing } from '@ordonnancier/grpc/health-client.ts';
import { stateDirectoryOf } from '@ordonnancier/postgres/embedded.ts';
import { untilSettled } from '../house-tables.ts';
import { seededRandom } from '../load/random.ts';
import type { Random } from '../load/random.ts';
import { check } from './check.ts';
import type { Violations } from './check.ts';
import { countDiffering, startLoad } from './driver.ts';
import type { Journal } from './driver.ts';
import { measureOverload } from './overload.ts';
import { plantFaults } from './plant.ts';
import { writeReport } from './report.ts';
import type { Outcome } from './report.ts';
import { faults } from './scenarios.ts';
import type { Fault } from './scenarios.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

const callers = 6;
const acknowledgedBefore = 25;
const acknowledgedAfter = 40;
const repeatedMax = 15;
const servingMsMax = 40_000;
const healthMsMax = 1_000;
const pollMs = 50;
/** An odd number of bits, so that rounds differ by more than their last digit. */
const seedStep = 7_919;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, keep: { type: 'boolean', default: false } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const stateDirectory = path.join(stateDirectoryOf(projectRoot, process.env['ORDONNANCIER_STATE_DIRECTORY']), 'faults');

process.exitCode = await main();

async function main(): Promise<number> {
  if (process.env['LOG_URL'] !== undefined) {
    console.error('LOG_URL is for others: here PostgreSQL fails, and what stands on it');
    return 1;
  }
  console.log(`seed ${seed}: the same with  npm run faults -- --seed ${seed}`);
  const wanted = Object.entries(faults).filter(
    ([name]) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
  );
  const outcomes: Outcome[] = [];
  if (wanted.length > 0) outcomes.push(...(await runFaults(wanted)));
  if (positionals.length === 0 || positionals.includes('overload')) {
    outcomes.push(await measureOverload(path.join(stateDirectory, 'overload'), seededRandom(seed)));
  }
  const report = writeReport(outcomes, { seed, keep: values.keep });
  console.log(`\n${report}`);
  return outcomes.length > 0 && outcomes.every(({ isGood }) => isGood) ? 0 : 1;
}

async function runFaults(wanted: readonly (readonly [string, Fault])[]): Promise<readonly Outcome[]> {
  const stage = await openStage(path.join(stateDirectory, 'house'));
  const journal: Journal = { acts: [], acknowledgedAtMs: [], repetitions: 0 };
  const outcomes: Outcome[] = [];
  try {
    for (const [index, [name, fault]] of wanted.entries()) {
      console.log(`\n${name}`);
      outcomes.push(await round(stage, journal, name, fault, seededRandom(seed + index * seedStep)));
    }
    outcomes.push(await checkTheCheck(stage, journal));
    return outcomes;
  } finally {
    await stage.stop();
  }
}

async function round(stage: Stage, journal: Journal, name: string, fault: Fault, random: Random): Promise<Outcome> {
  const before = {
    acts: journal.acts.length,
    acknowledged: journal.acknowledgedAtMs.length,
    repeated: journal.repetitions,
  };
  const load = startLoad(stage, random, callers, journal);
  await load.acknowledges(acknowledgedBefore);
  const failedAtMs = performance.now();
  const result = await fault(stage, random);
  if (result !== undefined) console.log(`  SKIPPED: ${result.skipped}`);
  await load.acknowledges(acknowledgedAfter);
  await untilServing(stage);
  await load.stop();
  const stoppedAtMs = performance.now();
  // Twice what a load test waits: followers find a silent connection out after some ten seconds.
  const hasSettled = (await untilSettled(stage)) || (await untilSettled(stage));
  const followedMs = performance.now() - stoppedAtMs;
  const violations = await check(stage.pool, journal.acts);
  const acts = journal.acts.slice(before.acts);
  const differing = await countDiffering(acts, random, repeatedMax);
  const broken = Object.entries(violations).filter(([, count]) => count > 0);
  for (const [rule, count] of broken) console.log(`  BROKEN: ${rule}: ${count}`);
  const figures = {
    ...result,
    acknowledged: journal.acknowledgedAtMs.length - before.acknowledged,
    unknown: acts.filter(({ outcome }) => outcome === 'unknown').length,
    repetitions: journal.repetitions - before.repeated,
    'answered otherwise later': differing,
    'longest without an acknowledgement, s': seconds(longestSilenceMs(journal.acknowledgedAtMs, failedAtMs)),
    'followed after, s': hasSettled ? seconds(followedMs) : 'never',
    violations: broken.reduce((sum, [, count]) => sum + count, 0),
  };
  console.log(`  ${JSON.stringify(figures)}`);
  return { name, figures, isGood: hasSettled && differing === 0 && broken.length === 0 };
}

/** A check that finds nothing proves nothing until it has found what is there. */
async function checkTheCheck(stage: Stage, { acts }: Journal): Promise<Outcome> {
  const { planted, missedBy } = await plantFaults(stage.pool, (client) => check(client, acts).then(brokenRules));
  for (const rule of missedBy) console.log(`  MISSED: ${rule}`);
  return {
    name: 'faults planted in log and tables',
    figures: { planted, found: planted - missedBy.length },
    isGood: missedBy.length === 0,
  };
}

function brokenRules(violations: Violations): readonly string[] {
  return Object.entries(violations).flatMap(([rule, count]) => (count > 0 ? [rule] : []));
}

async function untilServing({ stack }: Stage): Promise<void> {
  const endsAtMs = performance.now() + servingMsMax;
  for (const { name, address } of stack.services) {
    while (!(await isServing(address, healthMsMax))) {
      if (performance.now() > endsAtMs) throw new Error(`${name} does not serve again`);
      await setTimeout(pollMs);
    }
  }
}

function longestSilenceMs(acknowledgedAtMs: readonly number[], sinceMs: number): number {
  let longest = 0;
  let last = sinceMs;
  for (const at of acknowledgedAtMs.filter((each) => each > sinceMs)) {
    longest = Math.max(longest, at - last);
    last = at;
  }
  return longest;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
