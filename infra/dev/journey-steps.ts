import { context, SpanKind } from '@opentelemetry/api';
import { readRefusal } from '@ordonnancier/grpc/status.ts';
import type { ReadRefusal } from '@ordonnancier/grpc/status.ts';
import { withSpan } from '@ordonnancier/telemetry/trace-context.ts';
import type { House } from './house.ts';
import type { SandboxIdentity } from './issuer/identities.ts';
import type { SyntheticPatient } from './synthetic-patient.ts';

export interface JourneyStep {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  /** What came of it, for a reader: amounts, counts, states. Its lines are separated by line feeds. */
  readonly detail: string;
}

export interface JourneyOptions {
  readonly house: House;
  readonly stateDirectory: string;
  readonly identities: readonly SandboxIdentity[];
  readonly patient: SyntheticPatient;
  /** Called after every step. */
  readonly onStep: (step: JourneyStep) => void;
}

/** Does one thing through the public APIs, and says what came of it. */
export type Step = <T>(name: string, work: () => Promise<T>, detail: (outcome: T) => string) => Promise<T>;

export interface Walked<T> {
  readonly ok: boolean;
  readonly traceId: string;
  readonly steps: readonly JourneyStep[];
  /** What the walk came to; undefined when it did not come so far. */
  readonly outcome: T | undefined;
}

/** Walks a journey in a trace of its own. The first step that fails ends it. */
export async function walkSteps<T>(
  traceName: string,
  onStep: (step: JourneyStep) => void,
  walk: (step: Step) => Promise<T>,
): Promise<Walked<T>> {
  const steps: JourneyStep[] = [];
  let traceId = '';
  let outcome: T | undefined;

  /** Runs one step and keeps how long it took and what came of it. */
  const step: Step = async (name, work, detail) => {
    const startedAtMs = performance.now();
    const done = (ok: boolean, text: string) => {
      const finished = { name, ok, ms: Math.round((performance.now() - startedAtMs) * 10) / 10, detail: text };
      steps.push(finished);
      onStep(finished);
    };
    try {
      const outcome = await work();
      done(true, detail(outcome));
      return outcome;
    } catch (error) {
      done(false, describeFailure(error));
      throw new JourneyEnded();
    }
  };

  try {
    await withSpan(context.active(), traceName, { kind: SpanKind.INTERNAL }, async (span) => {
      traceId = span.spanContext().traceId;
      outcome = await walk(step);
    });
  } catch (error) {
    if (!(error instanceof JourneyEnded)) throw error;
  }
  return { ok: steps.length > 0 && steps.every(({ ok }) => ok), traceId, steps, outcome };
}

/** The refusal that a call is meant to get. @throws when it gets another, or none. */
export async function refusalOf(code: string, call: Promise<unknown>): Promise<ReadRefusal> {
  try {
    await call;
  } catch (error) {
    const refusal = readRefusal(error);
    if (refusal?.code === code) return refusal;
    throw error;
  }
  throw new Error(`accepted, instead of refused as ${code}`);
}

class JourneyEnded extends Error {
  override readonly name = 'JourneyEnded';
}

function describeFailure(error: unknown): string {
  const refusal = readRefusal(error);
  if (refusal === undefined) return error instanceof Error ? error.message : 'unknown failure';
  const violations = refusal.violations.map(({ field, description }) => `${field}: ${description}`);
  return [refusal.code, JSON.stringify(refusal.facts), ...violations].join(' ');
}
