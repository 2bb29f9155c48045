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
const usableBeforeExpiryMs = 30_000;
/** Of its life, after which a token is renewed: early enough that no call, some have milliseconds, waits for another. */
const renewedAfterShare = 2 / 3;
const requestMsMax = 2_000;

const tokenResponse = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/**
 * Obtains service tokens by client credentials (RFC 6749, 4.4): one at once, and another before it expires, while callers
 * still get the old one. Callers wait only when there is none, and then share one request.
 *
 * @throws (from the source) when the issuer does not answer or refuses; the next call tries again.
 */
export function serviceTokenSource(options: ServiceTokenSourceOptions): ServiceTokenSource {
  const { tokenUrl, clientId, clientSecret, clock } = options;
  let current: { readonly token: string; readonly renewAtMs: number; readonly unusableAtMs: number } | undefined;
  let pending: Promise<string> | undefined;

  // Whoever needs it asks again, and learns why it cannot be had.
  renewed().catch(() => undefined);

  return async () => {
    const nowMs = clock.nowMs();
    if (!current || nowMs >= current.unusableAtMs) return renewed();
    if (nowMs >= current.renewAtMs) renewed().catch(() => undefined);
    return current.token;
  };

  function renewed(): Promise<string> {
    pending ??= request().finally(() => (pending = undefined));
    return pending;
  }

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
      // The secret is for this address and no other.
      redirect: 'error',
    });
    if (!response.ok) throw new Error(`the token issuer answered ${response.status}`);
    const { access_token, expires_in } = tokenResponse.parse(await response.json());
    const lifeMs = expires_in * 1_000;
    current = {
      token: access_token,
      renewAtMs: askedAtMs + lifeMs * renewedAfterShare,
      unusableAtMs: askedAtMs + lifeMs - usableBeforeExpiryMs,
    };
    return access_token;
  }
}
