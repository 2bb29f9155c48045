// `npm run client -- <command>`: plays every role against a running house, without writing code.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readRefusal, traceIdOf } from '@ordonnancier/grpc/status.ts';
import { stateDirectoryOf } from '@ordonnancier/postgres/embedded.ts';
import { openHouse } from '../house.ts';
import { readIdentities } from '../issuer/identities.ts';
import { findHouse } from '../running-house.ts';
import { billingCommands } from './billing-commands.ts';
import { commands as otherCommands } from './commands.ts';

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));
const stateDirectory = stateDirectoryOf(projectRoot, process.env['ORDONNANCIER_STATE_DIRECTORY']);

const usageExitCode = 2;
/** What gRPC says when nobody answers (google.rpc.Code), and what that means at a terminal. */
const silences = new Map<unknown, string>([
  [14, 'the service is not there: does `npm start` still run?'],
  [4, 'the service did not answer in time'],
]);

const commands = new Map([...otherCommands, ...billingCommands]);

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explain(error));
  return 1;
});

async function main([name = 'help', ...rest]: readonly string[]): Promise<number> {
  const command = commands.get(name);
  if (name === 'help') {
    printHelp();
    return 0;
  }
  if (command === undefined) {
    console.error(`there is no command ${name}: npm run client -- help`);
    return usageExitCode;
  }
  const { values, positionals } = parseArgs({
    args: [...rest],
    allowPositionals: true,
    options: {
      as: { type: 'string', default: command.as },
      patient: { type: 'string', default: 'patient-adult' },
      secret: { type: 'string', default: '' },
      line: { type: 'string', multiple: true, default: [] },
      substitution: { type: 'string', default: '' },
      'generic-refused': { type: 'boolean', default: false },
      'carte-vitale': { type: 'boolean', default: false },
      control: { type: 'string', default: '' },
      reason: { type: 'string', default: '' },
      from: { type: 'string', default: '' },
      to: { type: 'string', default: '' },
      narcotics: { type: 'boolean', default: false },
    },
  });
  const house = openHouse(findHouse(stateDirectory));
  try {
    const identities = readIdentities(new URL('../../../examples/identities.json', import.meta.url));
    await command.run({
      doors: house.as(values.as),
      identities,
      stateDirectory,
      as: values.as,
      patient: values.patient,
      secret: values.secret,
      lines: values.line,
      substitution: values.substitution,
      genericRefused: values['generic-refused'],
      carteVitale: values['carte-vitale'],
      control: values.control,
      reason: values.reason,
      from: values.from,
      to: values.to,
      narcotics: values.narcotics,
      argument: (index, what) => {
        const value = positionals[index];
        if (value === undefined) throw new Error(`${name} needs ${what}: npm run client -- ${command.usage}`);
        return value;
      },
      optionalArgument: (index) => positionals[index],
      print: (value) => {
        console.log(JSON.stringify(value, undefined, 2));
      },
    });
    return 0;
  } finally {
    house.close();
  }
}

function printHelp(): void {
  console.log('npm run client -- <command>\n');
  for (const { usage, does, as } of commands.values()) {
    console.log(`  ${usage}\n      ${does}${as === '' ? '' : ` (as ${as}, or --as <identity>)`}`);
  }
}

function explain(error: unknown): string {
  const refusal = readRefusal(error);
  if (refusal === undefined) {
    if (!(error instanceof Error)) return 'unknown failure';
    return ('code' in error ? silences.get(error.code) : undefined) ?? error.message;
  }
  const facts = Object.entries(refusal.facts).map(([name, value]) => `  ${name}: ${value}`);
  const violations = refusal.violations.map(({ field, description }) => `  ${field}: ${description}`);
  return [`refused: ${refusal.code}`, ...facts, ...violations, `  trace: ${traceIdOf(error) ?? ''}`].join('\n');
}
