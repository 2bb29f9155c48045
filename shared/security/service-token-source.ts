import type { Clock } from '@ordonnancier/kernel/clock.ts';
import { z } from 'zod';

/** Answers the bearer token under which this service calls others. */
export type ServiceTokenSource = () => Promise<string>;

export interface ServiceTokenSourceOptions {
  /** The issuer's token endpoint (RFC 6749, 3.2). */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
}

/** Covers the longest call and the verifier's clock: a token handed out is never refused for its age. */
const refreshBeforeExpiryMs = 30_000;
const requestMsMax = 2_000;

const tokenResponse = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/**
 * Obtains service tokens by client credentials (RFC 6749, 4.4), keeps one and replaces it before it expires. Concurrent
 * callers share one request.
 *
 * @throws (from the source) when the issuer does not answer or refuses; the next call tries again.
 */
export function serviceTokenSource(options: ServiceTokenSourceOptions): ServiceTokenSource {
  const { tokenUrl, clientId, clientSecret, clock } = options;
  let current: { readonly token: string; readonly refreshAtMs: number } | undefined;
  let pending: Promise<string> | undefined;

  return async () => {
    if (current && clock.nowMs() < current.refreshAtMs) return current.token;
    pending ??= request().finally(() => (pending = undefined));
    return pending;
  };

  async function request(): Promise<string> {
    const askedAtMs = clock.nowMs();
    const response = await fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }),
      signal: AbortSignal.timeout(requestMsMax),
    });
    if (!response.ok) throw new Error(`the token issuer answered ${response.status}`);
    const { access_token, expires_in } = tokenResponse.parse(await response.json());
    current = { token: access_token, refreshAtMs: askedAtMs + expires_in * 1_000 - refreshBeforeExpiryMs };
    return access_token;
  }
}
