import { mkdir, rm } from 'node:fs/promises';
import { openPool } from '@ordonnancier/postgres/pool.ts';
import { patienceOfFollowers } from '@ordonnancier/postgres/session.ts';
import { openDoors, startHouse } from '../house.ts';
import { openHouseLog, survey } from '../house-log.ts';
import { untilSettled } from '../house-tables.ts';
import { answeredPerSecond, offer, saturate } from '../load/generate.ts';
import type { Window } from '../load/generate.ts';
import type { Random } from '../load/random.ts';
import { openMix } from '../mix/mix.ts';
import { openObligations } from '../mix/obligations.ts';
import { openOperations } from '../mix/operations.ts';
import { openPractice, signInAdvance } from '../mix/paper.ts';
import { verify } from '../mix/verify.ts';
import { mean } from '../report.ts';
import type { Outcome } from './report.ts';

/** As in `npm run bench`. */
const callers = 64;
const stock = { issue: 400, claim: 200, dispense: 100 } as const;
const signedInAdvance = 6_000;
const overloadFactor = 4;
/** In turns, because machines change their pace: only figures of the same minute compare. */
const rounds = 3;
const saturatedMs = 3_000;
const overloadedMs = 5_000;

/** Offers four times what saturates a house, and tells how much of that it still answers. */
export async function measureOverload(stateDirectory: string, random: Random): Promise<Outcome> {
  await rm(stateDirectory, { recursive: true, force: true });
  await mkdir(stateDirectory, { recursive: true });
  const practice = await openPractice(stateDirectory, random);
  const [pile, house] = await Promise.all([signInAdvance(practice, signedInAdvance), startHouse(stateDirectory)]);
  const { databaseUrl } = house.announced;
  const pool = openPool(databaseUrl, { applicationName: 'faults', connectionsMax: 2, patience: patienceOfFollowers });
  const log = await openHouseLog(databaseUrl);
  try {
    const doors = await openDoors(house, () => undefined);
    const obligations = openObligations();
    const operations = openOperations(doors, pile.next, obligations, random);
    const mix = openMix(operations, random);
    for (const name of ['issue', 'claim', 'dispense'] as const) {
      await saturate(callers, { calls: stock[name] }, () => operations[name]() ?? operations.issue());
    }
    await saturate(callers, { durationMs: saturatedMs }, mix.next);

    const saturated: Window[] = [];
    const overloaded: Window[] = [];
    let hasSettled = true;
    for (let round = 0; round < rounds; round += 1) {
      const window = await saturate(callers, { durationMs: saturatedMs }, mix.next);
      saturated.push(window);
      hasSettled &&= await untilSettled({ pool, log });
      overloaded.push(await offer(overloadFactor * answeredPerSecond(window), overloadedMs, mix.next));
      hasSettled &&= await untilSettled({ pool, log });
    }
    doors.close();
    const { ok } = await verify(pool, await survey(log), obligations);
    const [usual, goodput] = [mean(saturated.map(answeredPerSecond)), mean(overloaded.map(answeredPerSecond))];
    return {
      name: `${overloadFactor} times as many calls as the house answers`,
      figures: {
        'saturation, calls/s': Math.round(usual),
        'answered of four times that, calls/s': Math.round(goodput),
        ratio: Math.round((100 * goodput) / usual) / 100,
        'writes, p50 ms at each round': overloaded.map(({ latency }) => latency['write']?.p50Ms ?? 0).join(', '),
        ...errorsOf(overloaded),
      },
      isGood: ok && hasSettled,
    };
  } finally {
    await Promise.all([pool.end(), log.close()]);
    await house.stop();
    await rm(stateDirectory, { recursive: true, force: true });
  }
}

function errorsOf(windows: readonly Window[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { errors } of windows) {
    for (const [code, count] of Object.entries(errors)) sums[code] = (sums[code] ?? 0) + count;
  }
  return sums;
}
