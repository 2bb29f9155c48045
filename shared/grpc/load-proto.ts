import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSync } from '@grpc/proto-loader';
import type { MethodDefinition, Options, PackageDefinition } from '@grpc/proto-loader';
import { invariant } from '@ordonnancier/kernel/invariant.ts';

/**
 * How messages look in memory. `infra/dev/generate.ts` makes the types from the same choices: camelCase fields, 64-bit
 * integers as numbers, enums by name, bytes as Buffer, absent scalars and lists as their defaults, absent messages null.
 */
const loaderOptions: Options = { keepCase: false, longs: Number, enums: String, defaults: true, oneofs: true };

const protosDirectory = join(dirname(fileURLToPath(import.meta.url)), '../../protos');

const loaded = new Map<string, PackageDefinition>();

/** Every proto of a folder and what they import, each folder read once per process. `root` is what imports start from. */
export function loadProtos(root: string, folder = '.'): PackageDefinition {
  const directory = join(root, folder);
  const known = loaded.get(directory);
  if (known !== undefined) return known;
  const files = listProtos(directory).map((file) => join(folder, file));
  const protos = loadSync(files, { ...loaderOptions, includeDirs: [root] });
  loaded.set(directory, protos);
  return protos;
}

/** The proto files under a directory, relative to it, in a stable order. */
export function listProtos(directory: string): string[] {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.proto')).sort();
}

declare const shape: unique symbol;

/** A service of the protos, at run time; `Definition` is its generated type, `<Service>Definition`. */
export interface Service<Definition> {
  readonly name: string;
  readonly methods: ReadonlyMap<string, Method>;
  /** Everything that was loaded together with it, for reflection. */
  readonly protos: PackageDefinition;
  readonly [shape]?: Definition;
}

export type Method = MethodDefinition<object, object>;

/** Method names of a generated definition, without the index signature that it inherits. */
export type MethodName<Definition> = keyof {
  [M in keyof Definition as string extends M ? never : number extends M ? never : M]: true;
} &
  string;

/** What a client may send: every field optional, since proto3 has a default for each. */
export type RequestOf<Definition, M extends keyof Definition> = Definition[M] extends {
  requestSerialize: (value: infer Request) => Buffer;
}
  ? Request
  : never;

/** What a client receives, and what a handler must therefore fill in: every field present. */
export type ReplyOf<Definition, M extends keyof Definition> = Definition[M] extends {
  responseDeserialize: (bytes: Buffer) => infer Reply;
}
  ? Reply
  : never;

/**
 * Finds a service by its full name: `findService<EchoServiceDefinition>('ordonnancier.echo.v1.EchoService')`. Of the
 * project's own protos, only its package is parsed, which lies in the folder of the same name.
 */
export function findService<Definition>(name: string, protos = loadPackageOf(name)): Service<Definition> {
  const definition = protos[name];
  invariant(definition !== undefined && !('format' in definition), `no service ${name} in the protos`);
  return { name, protos, methods: new Map(Object.entries(definition)) };
}

function loadPackageOf(service: string): PackageDefinition {
  return loadProtos(protosDirectory, join(...service.split('.').slice(0, -1)));
}
