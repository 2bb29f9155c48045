import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '@ordonnancier/kernel/clock.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { callerFromClaims } from './token-claims.ts';
import type { Caller } from './caller.ts';
import { KeysAway } from './keys-away.ts';

export type TokenRefusalCode = 'TOKEN_MISSING' | 'TOKEN_INVALID' | 'TOKEN_EXPIRED';

/**
 * Establishes who calls from the value of the `authorization` header (`Bearer <token>`).
 *
 * @throws KeysAway when the issuer's keys cannot be had: that says nothing about the token.
 */
export type Authenticate = (authorizationHeader: string | undefined) => Promise<Result<Caller, TokenRefusalCode>>;

export interface TokenVerifier {
  readonly authenticate: Authenticate;
  /** Resolves once the issuer's keys were had, be it long ago. @throws what keeps them away until then */
  expectKeys(): Promise<void>;
}

export interface TokenVerifierOptions {
  /** The issuer's key set (RFC 7517). */
  readonly jwksUrl: string;
  /** Exact value of `iss`. */
  readonly issuer: string;
  /** Value that must be in `aud`: a token made for another system is of no use here. */
  readonly audience: string;
  readonly clock: Clock;
}

/** Tokens of Pro Santé Connect have some 2 KiB; the bound comes before any work is done on hostile input. */
const tokenLengthMax = 8_192;
/** Clocks of establishments drift; more than this is a clock to be repaired. */
export const clockToleranceSeconds = 5;
/** A stolen token must die by itself: issuers that sign longer-lived ones are misconfigured. */
const tokenLifetimeSecondsMax = 3_600;
/** For how long keys are trusted that the issuer does not confirm, and a token without a new look at its key. */
const jwksAgeMsMax = 10 * 60_000;
/** In time for the next try, should one fail: no call then waits for keys, which some could not afford. */
const jwksRefreshMs = 4 * 60_000;
/** A process that never had keys is sent no calls, and has to ask by itself. The pause doubles: a start-up may be everybody's. */
const firstJwksRetryMs = { min: 500, max: 8_000 } as const;
/** Tokens naming unknown keys cannot make us hammer the issuer. */
const jwksCooldownMs = 10_000;
/** A call that has to wait for the keys after all must still be answered. */
const jwksTimeoutMs = 2_000;
/** Some 10 MB: as many professionals as one process serves within a token's life. */
const verifiedTokensMax = 20_000;

/** Asks for the issuer's keys at once, soon again until they are had, and keeps them fresh from then on. */
export function openTokenVerifier({ jwksUrl, issuer, audience, clock }: TokenVerifierOptions): TokenVerifier {
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    cacheMaxAge: jwksAgeMsMax,
    cooldownDuration: jwksCooldownMs,
    timeoutDuration: jwksTimeoutMs,
  });
  let latestTry = keys.reload();
  void keepFresh();
  const keyOf: JWTVerifyGetKey = async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      throw isAboutTheToken(error) ? error : new KeysAway(error);
    }
  };
  // Keyed by a hash, so that a dump of the cache holds no usable token.
  const verified = new LRUCache<string, VerifiedToken>({ max: verifiedTokensMax });

  return {
    authenticate,
    async expectKeys() {
      if (keys.jwks() === undefined) await latestTry;
    },
  };

  async function keepFresh(): Promise<void> {
    let retryMs: number = firstJwksRetryMs.min;
    for (;;) {
      await latestTry.catch(() => undefined);
      const pauseMs = keys.jwks() === undefined ? retryMs : jwksRefreshMs;
      await setTimeout(pauseMs, undefined, { ref: false });
      retryMs = Math.min(2 * retryMs, firstJwksRetryMs.max);
      latestTry = keys.reload();
    }
  }

  async function authenticate(authorizationHeader: string | undefined): ReturnType<Authenticate> {
    if (authorizationHeader === undefined) return refuse('TOKEN_MISSING');
    const token = bearerToken(authorizationHeader);
    if (token === undefined) return refuse('TOKEN_INVALID');

    const tokenHash = createHash('sha256').update(token).digest('base64url');
    const known = verified.get(tokenHash);
    if (known && clock.nowMs() < known.verifyAgainAtMs) return accept(known.caller);

    const outcome = await verify(token);
    if (outcome.ok) verified.set(tokenHash, outcome.value);
    return outcome.ok ? accept(outcome.value.caller) : outcome;
  }

  async function verify(token: string): Promise<Result<VerifiedToken, TokenRefusalCode>> {
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        // The only one: neither `none`, nor a public key misused as an HMAC secret.
        algorithms: ['ES256'],
        issuer,
        audience,
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: clockToleranceSeconds,
        // Also turns away a token issued in the future, which would live until then.
        maxTokenAge: tokenLifetimeSecondsMax,
        currentDate: new Date(clock.nowMs()),
      });
      const { exp = 0, iat = 0 } = payload;
      if (exp - iat > tokenLifetimeSecondsMax) return refuse('TOKEN_INVALID');
      const caller = callerFromClaims(payload);
      if (!caller) return refuse('TOKEN_INVALID');
      const expiresAtMs = (exp + clockToleranceSeconds) * 1_000;
      return accept({ caller, verifyAgainAtMs: Math.min(expiresAtMs, clock.nowMs() + jwksAgeMsMax) });
    } catch (error) {
      if (error instanceof errors.JWTExpired) return refuse('TOKEN_EXPIRED');
      if (isAboutTheToken(error)) return refuse('TOKEN_INVALID');
      throw error;
    }
  }
}

interface VerifiedToken {
  readonly caller: Caller;
  readonly verifyAgainAtMs: number;
}

function bearerToken(header: string): string | undefined {
  if (header.length > tokenLengthMax) return undefined;
  // RFC 6750, 2.1; the scheme is case-insensitive (RFC 9110, 11.1).
  return /^bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1];
}

/** Everything else that jose throws of keys (a time-out, a malformed key set) is the issuer's or the network's fault. */
function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  );
}
