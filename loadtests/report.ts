import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/** Beside every figure: of what code, when, on what machine. */
export function circumstances(): Record<string, unknown> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  return {
    at: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD'),
    // The history of results is no part of what was measured.
    modified: git('status', '--porcelain', '--', '..', ':!results') !== '',
    machine: { cores: availableParallelism(), processor: cpus()[0]?.model ?? '', node: process.version },
  };
}

const resultsDirectory = new URL('./results/', import.meta.url);

/** The history: one line of JSON for each run. */
export function appendResult(line: string): void {
  mkdirSync(resultsDirectory, { recursive: true });
  appendFileSync(new URL('bench.ndjson', resultsDirectory), `${line}\n`);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
