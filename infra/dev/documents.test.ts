import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { serviceNames } from './services.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const find = (...patterns: string[]) => globSync(patterns, { cwd: root, exclude: ['**/node_modules/**', '.data/**'] });

interface Setting {
  readonly name: string;
  readonly readBy: string;
  readonly default: string;
}

describe('the configuration in README.md', () => {
  const rows: readonly Setting[] = read('README.md')
    .split('\n')
    .flatMap((line) => {
      const [, name, readBy, byDefault] = /^\| `([A-Z_]+)` +\| (.+?) +\| (.+?) +\| \S.* \|$/.exec(line) ?? [];
      return name && readBy && byDefault ? [{ name, readBy, default: byDefault }] : [];
    });

  it('is what the services read, with their defaults', async () => {
    const settings = await readSettings();
    expect(settings.size).toBeGreaterThan(15);
    for (const [name, { services, fallback }] of settings) {
      const row = rows.find((candidate) => candidate.name === name);
      const all = services.length === serviceNames.length;
      expect({ name, readBy: row?.readBy.replace(/, (start|house|bench)/g, '') }).toEqual({
        name,
        readBy: all ? 'all' : services.join(', '),
      });
      // A path of the project is told in words.
      if (!fallback.includes('/')) expect({ name, default: row?.default }).toEqual({ name, default: fallback });
    }
  });

  it('has every variable that anything else reads', () => {
    const sources = find('infra/**/*.ts', 'loadtests/**/*.ts', 'shared/**/*.ts', 'services/end-to-end/*.ts');
    const named = sources.flatMap((file) =>
      [...read(file).matchAll(/process\.env\['([A-Z_]+)'\]|^ {4}([A-Z][A-Z_]+): z\b/gm)].map(
        ([, byName, inSchema]) => byName ?? inSchema,
      ),
    );
    const ofCompose = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    // The system's own are nobody's configuration.
    const known = new Set<string | undefined>(['PATH', 'NODE_OPTIONS', ...rows.map(({ name }) => name)]);
    expect(named.length).toBeGreaterThan(8);
    expect([...named, ...ofCompose].filter((name) => !known.has(name))).toEqual([]);
  });
});

/** Every variable of the services' schemas, which tools find by their place: they import no service. */
async function readSettings(): Promise<Map<string, { services: string[]; fallback: string }>> {
  const settings = new Map<string, { services: string[]; fallback: string }>();
  for (const service of serviceNames) {
    const file = pathToFileURL(path.join(root, 'services', service, 'src/config.ts')).href;
    const [schema] = Object.values(z.record(z.string(), z.instanceof(z.ZodObject)).parse({ ...(await import(file)) }));
    for (const [name, field] of Object.entries(z.record(z.string(), z.instanceof(z.ZodType)).parse(schema?.shape))) {
      const { services } = settings.get(name) ?? { services: [] };
      settings.set(name, { services: [...services, service], fallback: fallbackOf(field) });
    }
  }
  return settings;
}

function fallbackOf(field: z.ZodType): string {
  const parsed = field.safeParse(undefined);
  if (!parsed.success) return 'required';
  const fallback = z.union([z.string(), z.number(), z.boolean()]).optional().parse(parsed.data);
  return fallback === undefined ? 'none' : `\`${String(fallback)}\``;
}

describe('docs/glossary.md', () => {
  it('names nothing that the code does not', () => {
    const code = find('{shared,services}/**/*.ts', 'protos/**/*.proto')
      .filter((file) => !file.includes('/generated/') && !file.endsWith('.test.ts'))
      .map(read)
      .join('\n');
    const cells = read('docs/glossary.md')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.split(' | ').at(-1) ?? '');
    const names = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?!\\w)`).test(code))).toEqual([]);
  });
});

describe('every page', () => {
  const pages = find('*.md', '{docs,shared,services,infra,loadtests}/**/*.md');

  it('leads to files that are there', () => {
    const broken = pages.flatMap((page) => {
      const links = [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
      return links
        .filter((target) => !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(path.join(root, path.dirname(page), target)))
        .map((target) => `${page} → ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('names files that are there', () => {
    const named = /`((?:docs|examples|infra|loadtests|protos|services|shared)\/[\w./-]+\.\w+)`/g;
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(named)]
        .filter(([, file = '']) => !existsSync(path.join(root, file)))
        .map(([, file]) => `${page} → ${file}`),
    );
    expect(broken).toEqual([]);
  });
});
