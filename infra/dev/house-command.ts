// `npm run house -- after-restore`: what an operator has to do to the house of `npm start` while it stands still.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stateDirectoryOf } from '@ordonnancier/postgres/embedded.ts';
import { optional } from './optional.ts';
import { takeHouse } from './running-house.ts';
import { wordsSince } from './service-process.ts';
import { withoutServices } from './stack.ts';
import type { ServiceProgram } from './stack.ts';

const usage = `npm run house -- after-restore

  after-restore   after a restore of the log: makes all read models anew, as far as the log goes, and has process managers
                  react to the whole log again. What they did before does not happen twice. May be given again.

It takes the variables of \`npm start\`, and works on the same state directory. Stop the house first.`;

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const stateDirectory = stateDirectoryOf(projectRoot, process.env['ORDONNANCIER_STATE_DIRECTORY']);

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'unknown failure');
  return 1;
});

async function main(): Promise<number> {
  const [command, ...more] = process.argv.slice(2);
  if (command !== 'after-restore' || more.length > 0) {
    console.error(usage);
    return 2;
  }
  const leaveHouse = takeHouse(stateDirectory);
  try {
    return await afterRestore();
  } finally {
    leaveHouse();
  }
}

async function afterRestore(): Promise<number> {
  const options = {
    stateDirectory,
    durability: 'durable',
    identities: [],
    say: console.error,
    ...optional('databaseUrl', process.env['DATABASE_URL']),
    ...optional('logUrl', process.env['LOG_URL']),
  } as const;
  const failed = await withoutServices(options, async (services) => {
    const notDone: string[] = [];
    for (const service of services) if (!(await isDone(service))) notDone.push(service.name);
    return notDone;
  });
  if (failed.length === 0) {
    console.log('Done. npm start starts the house again.');
    return 0;
  }
  console.error(`Not done for ${failed.join(', ')}: once the cause is mended, give the command again.`);
  return 1;
}

async function isDone({ name, program, environment }: ServiceProgram): Promise<boolean> {
  const startedAtMs = performance.now();
  const logFile = path.join(stateDirectory, 'logs', `${name}.after-restore.log`);
  const log = openSync(logFile, 'w+', 0o600);
  try {
    // The channel is how it notices that this process is gone.
    const child = spawn(process.execPath, [program, '--after-restore'], {
      env: environment,
      stdio: ['ignore', log, log, 'ipc'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
    if (code === 0) console.log(`  ✓ ${name.padEnd(14)}${seconds} s`);
    else console.error(`  ✗ ${name.padEnd(14)}${wordsSince(0, log) ?? 'it failed'}; its log: ${logFile}`);
    return code === 0;
  } finally {
    closeSync(log);
  }
}
