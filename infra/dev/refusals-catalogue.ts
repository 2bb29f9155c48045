import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import { z } from 'zod';
import { serviceNames } from './services.ts';

/*
 * The tables of docs/refusals.md, from the tables in the code. `npm run generate` writes them.
 *
 * The tables are found by their place and read at run time: tools import no service.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const edgeTable = 'shared/grpc/edge-refusals.ts';

/** One refusal as a caller may meet it. */
export interface CataloguedRefusal extends RefusalMeaning {
  readonly code: string;
  /** File that explains it, from the root of the project. */
  readonly file: string;
  /** That can answer with it, in the order of the house. */
  readonly services: readonly string[];
}

const meaningsByCode = z.record(
  z.string().regex(/^[A-Z][A-Z_]+$/),
  z.strictObject({ status: z.custom<RefusalMeaning['status']>(), en: z.string(), fr: z.string() }),
);

/** @throws when two files explain one code differently, or a file of refusals exports something else. */
export async function readRefusals(): Promise<readonly CataloguedRefusal[]> {
  // Shared tables first, since services repeat entries of theirs in their own.
  const shared = [edgeTable, ...globSync('shared/*/refusals.ts', { cwd: root }).sort()];
  const catalogued = new Map<string, CataloguedRefusal>();
  for (const file of [...shared, ...serviceNames.map((name) => `services/${name}/src/refusals.ts`)]) {
    for (const [table, meanings] of await exportedTables(file)) {
      const services = servicesWith(file, table);
      for (const [code, meaning] of Object.entries(meanings)) {
        const other = catalogued.get(code);
        if (other && !isSame(meaning, other))
          throw new Error(`${code} means one thing in ${other.file}, another in ${file}`);
        const all = new Set([...(other?.services ?? []), ...services]);
        catalogued.set(code, {
          ...(other ?? { code, file, ...meaning }),
          services: serviceNames.filter((name) => all.has(name)),
        });
      }
    }
  }
  return [...catalogued.values()];
}

async function exportedTables(file: string): Promise<[string, Record<string, RefusalMeaning>][]> {
  if (!existsSync(path.join(root, file))) return [];
  const exported: unknown = await import(pathToFileURL(path.join(root, file)).href);
  return Object.entries(z.record(z.string(), meaningsByCode).parse({ ...z.looseObject({}).parse(exported) }));
}

function isSame(left: RefusalMeaning, right: RefusalMeaning): boolean {
  return left.status === right.status && left.en === right.en && left.fr === right.fr;
}

/** A service's table is its own; the edge adds its own everywhere; another shared one belongs to whoever spreads it. */
function servicesWith(file: string, table: string): readonly string[] {
  if (file === edgeTable) return serviceNames;
  return serviceNames.filter(
    (name) =>
      file.startsWith(`services/${name}/`) ||
      globSync(`services/${name}/src/**/*.ts`, { cwd: root }).some((source) =>
        readFileSync(path.join(root, source), 'utf8').includes(`...${table}`),
      ),
  );
}

function drawTables(refusals: readonly CataloguedRefusal[]): string {
  return [...Map.groupBy(refusals, ({ file }) => file)].map(([file, own]) => drawTable(file, own)).join('\n\n');
}

function drawTable(file: string, refusals: readonly CataloguedRefusal[]): string {
  const rows = refusals.map(({ code, status, en, fr, services }) => {
    const answeredBy = services.length === serviceNames.length ? 'all' : services.join(', ');
    return `| \`${code}\` | \`${status}\` | ${en} | ${fr} | ${answeredBy} |`;
  });
  return [
    `## \`${file}\``,
    '',
    '<!-- prettier-ignore -->',
    '| Code | Status | English | French | Answered by |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const begin = '<!-- generated: refusals begin -->';
const end = '<!-- generated: refusals end -->';
export const refusalsDocument = path.join(root, 'docs/refusals.md');

/** The page with its tables brought up to date. */
export function updatedDocument(refusals: readonly CataloguedRefusal[]): string {
  const [before, rest] = readFileSync(refusalsDocument, 'utf8').split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error('docs/refusals.md has lost the marks of its tables');
  return `${before}${begin}\n\n${drawTables(refusals)}\n\n${end}${after}`;
}

if (import.meta.main) writeFileSync(refusalsDocument, updatedDocument(await readRefusals()));
