// `npm run catalogue -- <command>`: brings the official files of medicines into a catalogue that the services read.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importEdition } from '@ordonnancier/catalogue/import-edition.ts';
import { parseCivilDate, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { defaultStateDirectory } from '@ordonnancier/postgres/embedded.ts';
import { catalogueDirectory } from './catalogue-directory.ts';

const usage = `npm run catalogue -- import <folder of the official files> [--to <folder>] [--date YYYY-MM-DD]
      [--conditions-date YYYY-MM-DD] [--selection <file>]
See docs/catalogue.md.`;

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const stateDirectory = process.env['ORDONNANCIER_STATE_DIRECTORY'] ?? defaultStateDirectory(projectRoot);

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : 'unknown failure');
  process.exitCode = 1;
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string', default: catalogueDirectory(stateDirectory) },
      date: { type: 'string' },
      'conditions-date': { type: 'string' },
      selection: { type: 'string' },
    },
  });
  const [command, folder] = positionals;
  if (command !== 'import' || folder === undefined) {
    console.error(usage);
    return 2;
  }
  const validFrom = dayOf(values.date);
  const conditionsDate = dayOf(values['conditions-date']);
  const imported = importEdition({
    officialFolder: folder,
    editionsFolder: values.to,
    ...(validFrom && { validFrom }),
    ...(conditionsDate && { conditionsDate }),
    ...(values.selection !== undefined && { selection: values.selection }),
    ...(process.stderr.isTTY && { onProgress: drawProgress }),
  });
  if (!imported.ok) {
    const { code, facts } = imported.refusal;
    console.error(
      `refused: ${code}${Object.values(facts)
        .map((fact) => ` ${fact}`)
        .join('')}`,
    );
    return 1;
  }
  const { written, presentations, reported, reportPath } = imported.value;
  console.log(
    `${imported.value.path}: ${presentations} packs, ${written ? 'added' : 'there already, nothing written'}`,
  );
  const byFault = Map.groupBy(reported, ({ file, fault }) => `${file.padEnd(24)} ${fault}`);
  for (const [reason, rows] of byFault) console.log(`  ${String(rows.length).padStart(6)}  ${reason}`);
  if (reported.length > 0) console.log(`Each of these rows, by file and line: ${reportPath}`);
  return 0;
}

function dayOf(text: string | undefined): CivilDate | undefined {
  const day = text === undefined ? undefined : parseCivilDate(text);
  if (text !== undefined && day === undefined) throw new Error(`${text} is not a day (YYYY-MM-DD)`);
  return day;
}

function drawProgress(done: number, step: string): void {
  const width = 30;
  const filled = Math.round(done * width);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
  process.stderr.write(
    `\r${bar} ${String(Math.round(done * 100)).padStart(3)} %  ${step.padEnd(24)}${done < 1 ? '' : '\n'}`,
  );
}
