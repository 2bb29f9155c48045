import { writeFileSync } from 'node:fs';
import { circumstances } from '../report.ts';

/** What one fault came to. */
export interface Outcome {
  readonly name: string;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly isGood: boolean;
}

const page = new URL('../../docs/faults.md', import.meta.url);

/** The table of a run, in Markdown; `keep` puts it into docs/faults.md. */
export function writeReport(
  outcomes: readonly Outcome[],
  { seed, keep }: { readonly seed: number; readonly keep: boolean },
): string {
  const rows = outcomes.map(({ name, figures, isGood }) => {
    const told = Object.entries(figures).map(([figure, value]) => `${figure} ${value}`);
    return `| ${name} | ${told.join('; ')} | ${isGood ? 'kept' : '**BROKEN**'} |`;
  });
  const table = ['| what fails under load | what was seen | every promise |', '| --- | --- | --- |', ...rows].join(
    '\n',
  );
  const { at, commit, machine } = circumstances();
  const under = `Seed ${seed}, ${String(at)}, commit ${String(commit)}, ${JSON.stringify(machine)}.`;
  if (keep) writeFileSync(page, `${introduction}\n\n<!-- prettier-ignore -->\n${table}\n\n${under}\n`);
  return `${table}\n\n${under}`;
}

const introduction = `# Faults

\`npm run faults\` starts a house, puts callers to work, and lets what the house stands on fail: its processes, its database, the
network between them. Then it holds log and read models to what was acknowledged, by SQL of its own (\`loadtests/faults/check.ts\`),
repeats requests, and plants faults of its own to see that the check finds them. Log and keys are then put back to an older state. At
the end it offers four times as many calls as the house can answer.

\`npm run faults -- silent\` runs those whose name has the word; \`--seed 7\` makes the same choices again; \`--keep\` writes the
table below, which is the last one kept. _Unknown_ is an act that nobody acknowledged to a caller who gave up: it happened once or
not at all.`;
