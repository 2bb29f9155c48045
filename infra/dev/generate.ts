/**
 * Makes the TypeScript types of every proto, into shared/grpc/generated. They are committed, so that reading the code
 * needs no tool. With --check nothing is written: the exit status is 1 when what is committed is not what the protos say.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import { listProtos } from '@ordonnancier/grpc/load-proto.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';

const root = join(import.meta.dirname, '../..');
const committed = join(root, 'shared/grpc/generated');

/** The counterpart of the loader's options in shared/grpc/load-proto.ts. */
const shapeFlags = ['--longs=Number', '--enums=String', '--bytes=Buffer', '--defaults', '--oneofs'];

const fresh = mkdtempSync(join(tmpdir(), 'ordonnancier-types-'));
try {
  generateTypes(join(root, 'protos'), fresh);
  const drifted = differences(fresh, committed);
  if (process.argv.includes('--check')) {
    for (const name of drifted) console.error(`shared/grpc/generated/${name} is not what the protos say`);
    if (drifted.length > 0) console.error('Run `npm run generate` and commit the result.');
    process.exitCode = drifted.length > 0 ? 1 : 0;
  } else if (drifted.length > 0) {
    rmSync(committed, { recursive: true, force: true });
    cpSync(fresh, committed, { recursive: true });
    console.log(`${drifted.length} files of shared/grpc/generated renewed`);
  }
} finally {
  rmSync(fresh, { recursive: true });
}

function generateTypes(protosDirectory: string, outDirectory: string): void {
  const protos = listProtos(protosDirectory);
  // The loader's own generator, by its path: another package of the registry claims the same command name.
  const ofGrpc = createRequire(join(root, 'shared/grpc/package.json'));
  const loader = dirname(ofGrpc.resolve('@grpc/proto-loader/package.json'));
  const generator = join(loader, 'build/bin/proto-loader-gen-types.js');
  const flags = [
    ...shapeFlags,
    '--includeComments',
    '--grpcLib=@grpc/grpc-js',
    '--importFileExtension=.ts',
    `--includeDirs=${protosDirectory}`,
    `--outDir=${outDirectory}`,
  ];
  execFileSync(process.execPath, [generator, ...flags, '--', ...protos], { stdio: ['ignore', 'inherit', 'inherit'] });
  for (const name of listTypes(outDirectory)) {
    const path = join(outDirectory, name);
    // One file per proto file repeats the package's tree for untyped clients; ours are found by service.
    if (name === basename(name)) rmSync(path);
    else writeFileSync(path, withoutMachinePaths(readFileSync(path, 'utf8'), protosDirectory));
  }
}

/** The first line names the proto by its absolute path, or by none at all for those that the loader brings along. */
function withoutMachinePaths(source: string, protosDirectory: string): string {
  const [first, ...rest] = source.split('\n');
  invariant(first?.startsWith('// Original file: ') === true, 'the generator changed its first line');
  return [first.replace(protosDirectory + sep, 'protos/').replaceAll(sep, '/'), ...rest].join('\n');
}

/** Names of the files that are only here, only there, or not the same. */
function differences(here: string, there: string): string[] {
  const names = new Set([...listTypes(here), ...listTypes(there)]);
  return [...names].filter((name) => readIfAny(join(here, name)) !== readIfAny(join(there, name)));
}

function readIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function listTypes(directory: string): string[] {
  try {
    const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.ts')).sort();
  } catch {
    return [];
  }
}
