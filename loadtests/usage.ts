import { readdirSync, readFileSync } from 'node:fs';

/** Processor time since the process began, and resident memory now. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly rssMb: number;
}

export interface Spent {
  /** Processor seconds per second: 1 is one core, fully. */
  readonly cores: number;
  readonly cpuSeconds: number;
  readonly rssMb: number;
}

/** USER_HZ, in which Linux counts processor time for programs on every architecture that Node runs on. */
const ticksPerSecond = 100;

interface Stat {
  readonly parent: number;
  readonly ownTicks: number;
  /** Of children that have ended. */
  readonly childTicks: number;
}

/** Undefined where there is no such process, or no /proc. See proc_pid_stat(5). The second field, in parentheses, may hold anything. */
function statOf(processId: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${processId}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const field = (number: number) => Number(fields[number - 3]);
    return { parent: field(4), ownTicks: field(14) + field(15), childTicks: field(16) + field(17) };
  } catch {
    return undefined;
  }
}

function memoryMb(processId: number, kind: 'VmRSS' | 'RssAnon'): number {
  try {
    const kilobytes = new RegExp(`^${kind}:\\s+(\\d+) kB$`, 'm').exec(
      readFileSync(`/proc/${processId}/status`, 'utf8'),
    );
    return Number(kilobytes?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Of each process by its name. */
export function usageOf(processIds: Readonly<Record<string, number>>): Record<string, Usage> {
  return Object.fromEntries(
    Object.entries(processIds).flatMap(([name, processId]) => {
      const stat = statOf(processId);
      if (stat === undefined) return [];
      return [[name, { cpuSeconds: stat.ownTicks / ticksPerSecond, rssMb: memoryMb(processId, 'VmRSS') }]];
    }),
  );
}

/** Of a PostgreSQL server, by one of its backends: all its processes, those that ended included, without shared memory. */
export function usageOfPostgres(backendProcessId: number): Usage {
  const postmaster = statOf(backendProcessId)?.parent;
  const owner = postmaster === undefined ? undefined : statOf(postmaster);
  if (postmaster === undefined || owner === undefined) return { cpuSeconds: 0, rssMb: 0 };
  const backends = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => ({ processId: Number(name), stat: statOf(Number(name)) }))
    .filter(({ stat }) => stat?.parent === postmaster);
  const ticks = backends.reduce((sum, { stat }) => sum + (stat?.ownTicks ?? 0), owner.ownTicks + owner.childTicks);
  const rssMb = backends.reduce(
    (sum, { processId }) => sum + memoryMb(processId, 'RssAnon'),
    memoryMb(postmaster, 'RssAnon'),
  );
  return { cpuSeconds: ticks / ticksPerSecond, rssMb };
}

/** What was spent between two looks at the same processes. */
export function spentBetween(
  before: Readonly<Record<string, Usage>>,
  after: Readonly<Record<string, Usage>>,
  durationMs: number,
): Record<string, Spent> {
  return Object.fromEntries(
    Object.entries(after).map(([name, { cpuSeconds, rssMb }]) => {
      const spent = cpuSeconds - (before[name]?.cpuSeconds ?? 0);
      return [name, { cores: round(spent / (durationMs / 1_000)), cpuSeconds: round(spent), rssMb: Math.round(rssMb) }];
    }),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
