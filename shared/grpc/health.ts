import { setTimeout } from 'node:timers/promises';
import type { Server } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import type { Logger } from '@ordonnancier/telemetry/logger.ts';

/** How soon a balancer learns of a lost dependency; a check is one small round trip. */
const pollEveryMs = 1_000;

/** A dependency that takes longer to say that it works does not work for calls that live 5 s at most. */
const checkMsMax = 2_000;

export interface Health {
  addTo(server: Server): void;
  /** NOT_SERVING for good. */
  stop(): void;
}

export type HealthChecks = Readonly<Record<string, () => Promise<void>>>;

/**
 * The standard health service, as the dependencies are: each under its own name, and every service as well as the
 * server as a whole ('') SERVING only while all of them are. Resolves after the first round of checks, whatever it found.
 */
export async function startHealth(options: {
  readonly services: readonly string[];
  readonly checks: HealthChecks;
  /** Told under their own names alone: what fails a part of the calls, and is no reason to send the others elsewhere. */
  readonly partialChecks: HealthChecks;
  readonly logger: Logger;
}): Promise<Health> {
  const { checks, partialChecks, logger } = options;
  const allChecks = { ...checks, ...partialChecks };
  const health = new HealthImplementation();
  const stopped = new AbortController();
  const failing = new Set<string>();

  const published = new Map<string, 'SERVING' | 'NOT_SERVING'>();

  /** Changes only: whoever watches is told of each, and one that does not read would have them pile up here. */
  function publish(name: string, serving: boolean): void {
    const status = serving && !stopped.signal.aborted ? 'SERVING' : 'NOT_SERVING';
    if (published.get(name) === status) return;
    published.set(name, status);
    health.setStatus(name, status);
  }

  function publishWhole(): void {
    for (const name of ['', ...options.services])
      publish(
        name,
        Object.keys(checks).every((dependency) => !failing.has(dependency)),
      );
  }

  async function ask(dependency: string, check: () => Promise<void>): Promise<void> {
    try {
      await within(checkMsMax, check());
      if (failing.delete(dependency)) logger.info('a dependency works again', { dependency });
    } catch (cause) {
      if (!failing.has(dependency)) logger.error('a dependency does not work', { dependency }, cause);
      failing.add(dependency);
    }
    publish(dependency, !failing.has(dependency));
  }

  async function askAll(): Promise<void> {
    await Promise.all(Object.entries(allChecks).map(([dependency, check]) => ask(dependency, check)));
    publishWhole();
  }

  async function poll(): Promise<void> {
    while (!stopped.signal.aborted) {
      await setTimeout(pollEveryMs, undefined, { ref: false });
      await askAll();
    }
  }

  await askAll();
  void poll();
  return {
    addTo(server) {
      health.addToServer(server);
    },
    stop() {
      stopped.abort();
      for (const dependency of Object.keys(allChecks)) publish(dependency, false);
      publishWhole();
    },
  };
}

async function within(msMax: number, work: Promise<void>): Promise<void> {
  const answered = new AbortController();
  const late = setTimeout(msMax, undefined, { signal: answered.signal, ref: false }).then(() => {
    throw new CheckTimedOut(`no answer in ${msMax} ms`);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    answered.abort();
    late.catch(() => undefined);
  }
}

class CheckTimedOut extends Error {
  override readonly name = 'CheckTimedOut';
}
