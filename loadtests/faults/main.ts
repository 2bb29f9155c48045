// `npm run faults`: what becomes of acknowledged acts when what the house stands on fails. See docs/faults.md.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stateDirectoryOf } from '@ordonnancier/postgres/embedded.ts';
import { untilSettled } from '../house-tables.ts';
import { seededRandom } from '../load/random.ts';
import type { Random } from '../load/random.ts';
import { check } from './check.ts';
import type { Violations } from './check.ts';
import { countDiffering, emptyJournal, isAcknowledged, startLoad } from './driver.ts';
import type { Journal } from './driver.ts';
import { measureOverload } from './overload.ts';
import { plantFaults } from './plant.ts';
import { writeReport } from './report.ts';
import type { Outcome } from './report.ts';
import { restores } from './restores.ts';
import type { Restore } from './restores.ts';
import { faults } from './scenarios.ts';
import type { Fault } from './scenarios.ts';
import { openStage, untilServing } from './stage.ts';
import type { Stage } from './stage.ts';

const callers = 6;
const acknowledgedBefore = 25;
const acknowledgedAfter = 40;
const repeatedMax = 15;
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
  const isWanted = ([name]: readonly [string, unknown]) =>
    positionals.length === 0 || positionals.some((word) => name.includes(word));
  const wanted = {
    faults: Object.entries(faults).filter(isWanted),
    restores: Object.entries(restores).filter(isWanted),
  };
  const outcomes: Outcome[] = [];
  if (wanted.faults.length + wanted.restores.length > 0) outcomes.push(...(await runFaults(wanted)));
  if (positionals.length === 0 || positionals.includes('overload')) {
    outcomes.push(await measureOverload(path.join(stateDirectory, 'overload'), seededRandom(seed)));
  }
  const report = writeReport(outcomes, { seed, keep: values.keep });
  console.log(`\n${report}`);
  return outcomes.length > 0 && outcomes.every(({ isGood }) => isGood) ? 0 : 1;
}

interface Wanted {
  readonly faults: readonly (readonly [string, Fault])[];
  readonly restores: readonly (readonly [string, Restore])[];
}

async function runFaults(wanted: Wanted): Promise<readonly Outcome[]> {
  const stage = await openStage(path.join(stateDirectory, 'house'));
  const journal = emptyJournal();
  const outcomes: Outcome[] = [];
  try {
    const randomOf = (index: number) => seededRandom(seed + index * seedStep);
    for (const [index, [name, fault]] of wanted.faults.entries()) {
      console.log(`\n${name}`);
      outcomes.push(await round(stage, journal, name, fault, randomOf(index)));
    }
    for (const [index, [name, restore]] of wanted.restores.entries()) {
      console.log(`\n${name}`);
      outcomes.push(await restored(stage, journal, name, restore, randomOf(wanted.faults.length + index)));
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
  const { followedMs, violations, differing } = await judge(stage, journal, before.acts, random);
  const figures = {
    ...result,
    acknowledged: journal.acknowledgedAtMs.length - before.acknowledged,
    unknown: journal.acts.slice(before.acts).filter(({ outcome }) => outcome === 'unknown').length,
    repetitions: journal.repetitions - before.repeated,
    'answered otherwise later': differing,
    'longest without an acknowledgement, s': seconds(longestSilenceMs(journal.acknowledgedAtMs, failedAtMs)),
    'followed after, s': followedMs === undefined ? 'never' : seconds(followedMs),
    violations,
  };
  console.log(`  ${JSON.stringify(figures)}`);
  return { name, figures, isGood: followedMs !== undefined && differing === 0 && violations === 0 };
}

async function restored(
  stage: Stage,
  journal: Journal,
  name: string,
  restore: Restore,
  random: Random,
): Promise<Outcome> {
  const before = journal.acts.length;
  const result = await restore(stage, journal, random);
  const { followedMs, violations, differing } = await judge(stage, journal, before, random);
  const acknowledged = journal.acts.slice(before).filter(isAcknowledged).length;
  const figures = { ...result.figures, acknowledged, 'answered otherwise later': differing, violations };
  console.log(`  ${JSON.stringify(figures)}`);
  return {
    name,
    figures,
    isGood: result.isAsItShould && followedMs !== undefined && differing === 0 && violations === 0,
  };
}

/** Holds the house to its word once all has followed. Acts from `firstAct` on are repeated. */
async function judge(stage: Stage, { acts }: Journal, firstAct: number, random: Random) {
  const beganAtMs = performance.now();
  // Twice what a load test waits: followers find a silent connection out after some ten seconds.
  const hasSettled = (await untilSettled(stage)) || (await untilSettled(stage));
  const followedMs = hasSettled ? performance.now() - beganAtMs : undefined;
  const broken = Object.entries(await check(stage.pool, acts)).filter(([, count]) => count > 0);
  for (const [rule, count] of broken) console.log(`  BROKEN: ${rule}: ${count}`);
  const differing = await countDiffering(acts.slice(firstAct), random, repeatedMax);
  return { followedMs, violations: broken.reduce((sum, [, count]) => sum + count, 0), differing };
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
