import { logKindOf } from '@ordonnancier/event-log/log-url.ts';
import { z } from 'zod';
import { endUnstarted } from './start-failure.ts';

/** A TCP port; 0 takes a free one. */
const port = z.coerce.number().int().min(0).max(65_535);

/** What every service is told by its environment. A service's own config extends it; nothing else reads `process.env`. */
export const serviceConfig = z.object({
  GRPC_HOST: z.string().default('127.0.0.1'),
  GRPC_PORT: port,
  /** Where Prometheus scrapes; no metrics endpoint when absent. */
  METRICS_PORT: port.optional(),
  /** PostgreSQL of the read models, connected to directly (no pooler that shares sessions). */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The event log: postgres://… or kurrentdb://…, several hosts included; the database of the read models when absent. */
  LOG_URL: z
    .string()
    .refine((url) => logKindOf(url) !== undefined, 'Invalid URL')
    .optional(),
  TOKEN_JWKS_URL: z.url(),
  TOKEN_ISSUER: z.string().min(1),
  TOKEN_AUDIENCE: z.string().min(1).default('ordonnancier'),
  /** Base URL of an OTLP/HTTP collector; nothing is exported when absent. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  /** Share of the traces begun here that are recorded, 0 to 1; traces begun elsewhere keep their own decision. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** gRPC reflection: development only. */
  GRPC_REFLECTION: z.stringbool().default(false),
  /** How long calls may take to finish after SIGTERM. */
  DRAIN_MS_MAX: z.coerce.number().int().min(0).max(60_000).default(10_000),
});

export type ServiceConfig = z.infer<typeof serviceConfig>;

/**
 * Parses the environment once. A process whose environment is not right ends here, with a sentence that names every variable
 * that is missing or wrong, and none of their values.
 */
export function readConfig<Config>(
  schema: z.ZodType<Config>,
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const variable = path.join('.');
    return `${variable} ${environment[variable] === undefined ? 'is missing' : `is wrong (${message})`}`;
  });
  return endUnstarted(`the configuration is not right: ${problems.join(', ')}`);
}
