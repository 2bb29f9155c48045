// `npm test`: everything that must hold before a change lands, from formatting to whole journeys.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import allowedSkips from './allowed-skips.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = process.execPath;
const bin = (name: string) => path.join(root, 'node_modules/.bin', name);

/** dependency-cruiser is content with seeing nothing; fewer modules than this means that it was not looking. */
const modulesMin = 150;

interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Looks at the result that the command printed; a returned text is a failure. */
  readonly verify?: (result: string) => string | undefined;
}

const staticChecks: readonly Check[] = [
  { name: 'types', command: [node, 'node_modules/@typescript/native/bin/tsc', '--noEmit'] },
  { name: 'lint', command: [bin('eslint'), '--max-warnings=0', '.'] },
  { name: 'formatting', command: [bin('prettier'), '--check', '--log-level=warn', '.'] },
  {
    name: 'import rules',
    command: [bin('depcruise'), '--output-type', 'json', 'shared', 'services', 'infra', 'loadtests'],
    verify: verifyImportRules,
  },
  { name: 'dead code', command: [bin('knip')] },
  { name: 'proto lint', command: [bin('buf'), 'lint', 'protos'] },
  { name: 'proto formatting', command: [bin('buf'), 'format', '--diff', '--exit-code', 'protos'] },
  { name: 'generated types', command: [node, 'infra/dev/generate.ts', '--check'] },
];

const results: { name: string; ok: boolean; seconds: number }[] = [];

// Two at a time: what this project promises to need.
const waiting = [...staticChecks];
await Promise.all([1, 2].map(runWaiting));
const testsRun = await runTests();

console.log('');
for (const { name, ok, seconds } of results) console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
const failed = results.filter(({ ok }) => !ok).length;
console.log(`checks: ${results.length - failed} passed, ${failed} failed`);
console.log(`tests: ${testsRun.passed} passed, ${testsRun.failed} failed, ${testsRun.skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

async function runWaiting(): Promise<void> {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) await runCheck(check);
}

async function runCheck({ name, command, verify }: Check): Promise<void> {
  const startedAtMs = performance.now();
  const { status, result, output } = await run(command, 'collect');
  const complaint = verify?.(result);
  const ok = status === 0 && complaint === undefined;
  if (!ok) console.log(`\n✗ ${name}\n${complaint ?? output}`);
  results.push({ name, ok, seconds: (performance.now() - startedAtMs) / 1000 });
}

function verifyImportRules(result: string): string | undefined {
  const report = z
    .object({
      summary: z.object({
        totalCruised: z.number(),
        violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
      }),
    })
    .parse(JSON.parse(result)).summary;
  if (report.totalCruised < modulesMin) return `only ${report.totalCruised} modules were seen`;
  const violations = report.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return violations.length === 0 ? undefined : violations.join('\n');
}

async function runTests(): Promise<{ passed: number; failed: number; skipped: number }> {
  const startedAtMs = performance.now();
  const directory = mkdtempSync(path.join(tmpdir(), 'ordonnancier-tests-'));
  const report = path.join(directory, 'report.json');
  const jest = [
    node,
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--ci',
    '--maxWorkers=2',
    '--json',
    `--outputFile=${report}`,
  ];
  try {
    const { status } = await run(jest, 'show');
    const outcome = readReport(report);
    const seconds = (performance.now() - startedAtMs) / 1000;
    results.push({ name: 'tests', ok: status === 0 && outcome.passed > 0, seconds });
    const unexplained = outcome.skips.filter((test) => reasonOf(test) === undefined);
    for (const test of outcome.skips) console.log(`skipped: ${test}\n  ${reasonOf(test) ?? 'NOT ALLOWED'}`);
    results.push({ name: 'every skip has its reason', ok: unexplained.length === 0, seconds: 0 });
    return { passed: outcome.passed, failed: outcome.failed, skipped: outcome.skips.length };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function reasonOf(test: string): string | undefined {
  return allowedSkips.find((skip) => test.startsWith(skip.test))?.reason;
}

function readReport(file: string): { passed: number; failed: number; skips: string[] } {
  const report = z
    .object({
      numPassedTests: z.number(),
      numFailedTests: z.number(),
      testResults: z.array(
        z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
      ),
    })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const skips = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skips: skips.map(({ fullName }) => fullName),
  };
}

async function run(
  [program = '', ...args]: readonly string[],
  streams: 'collect' | 'show',
): Promise<{ status: number | null; result: string; output: string }> {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', streams === 'show' ? 2 : 'pipe', streams === 'show' ? 2 : 'pipe'],
  });
  let [result, output] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    result += text;
    output += text;
  });
  // Where programs also warn of what fails nothing.
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, result, output };
}
