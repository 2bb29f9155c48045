import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '@ordonnancier/kernel/clock.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { callerFromClaims } from './token-claims.ts';
import type { Caller } from './caller.ts';

export type TokenRefusalCode = 'TOKEN_MISSING' | 'TOKEN_INVALID' | 'TOKEN_EXPIRED';

/**
 * Establishes who calls from the value of the `authorization` header (`Bearer <token>`).
 *
 * @throws when the issuer's keys cannot be had: that says nothing about the token.
 */
export type Authenticate = (authorizationHeader: string | undefined) => Promise<Result<Caller, TokenRefusalCode>>;

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
const clockToleranceSeconds = 5;
/** A stolen token must die by itself: issuers that sign longer-lived ones are misconfigured. */
const tokenLifetimeSecondsMax = 3_600;
/** How long a key that the issuer has withdrawn may still be accepted. */
const jwksAgeMsMax = 10 * 60_000;
/** Tokens naming unknown keys cannot make us hammer the issuer. */
const jwksCooldownMs = 10_000;
/** Below the shortest deadline of a call that may have to wait for it. */
const jwksTimeoutMs = 2_000;
/** Some 10 MB: as many professionals as one process serves within a token's life. */
const verifiedTokensMax = 20_000;

export function openTokenVerifier({ jwksUrl, issuer, audience, clock }: TokenVerifierOptions): Authenticate {
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    cacheMaxAge: jwksAgeMsMax,
    cooldownDuration: jwksCooldownMs,
    timeoutDuration: jwksTimeoutMs,
  });
  // Keyed by a hash, so that a dump of the cache holds no usable token.
  const verified = new LRUCache<string, VerifiedToken>({ max: verifiedTokensMax });

  return async (authorizationHeader) => {
    if (authorizationHeader === undefined) return refuse('TOKEN_MISSING');
    const token = bearerToken(authorizationHeader);
    if (token === undefined) return refuse('TOKEN_INVALID');

    const tokenHash = createHash('sha256').update(token).digest('base64url');
    const known = verified.get(tokenHash);
    if (known) {
      if (clock.nowMs() < known.expiresAtMs) return accept(known.caller);
      verified.delete(tokenHash);
      return refuse('TOKEN_EXPIRED');
    }

    const outcome = await verify(token);
    if (outcome.ok) verified.set(tokenHash, outcome.value);
    return outcome.ok ? accept(outcome.value.caller) : outcome;
  };

  async function verify(token: string): Promise<Result<VerifiedToken, TokenRefusalCode>> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        // The only one: neither `none`, nor a public key misused as an HMAC secret.
        algorithms: ['ES256'],
        issuer,
        audience,
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(clock.nowMs()),
      });
      const { exp = 0, iat = 0 } = payload;
      if (exp - iat > tokenLifetimeSecondsMax) return refuse('TOKEN_INVALID');
      const caller = callerFromClaims(payload);
      if (!caller) return refuse('TOKEN_INVALID');
      return accept({ caller, expiresAtMs: (exp + clockToleranceSeconds) * 1_000 });
    } catch (error) {
      if (error instanceof errors.JWTExpired) return refuse('TOKEN_EXPIRED');
      if (isAboutTheToken(error)) return refuse('TOKEN_INVALID');
      throw error;
    }
  }
}

interface VerifiedToken {
  readonly caller: Caller;
  readonly expiresAtMs: number;
}

function bearerToken(header: string): string | undefined {
  if (header.length > tokenLengthMax) return undefined;
  // RFC 6750, 2.1; the scheme is case-insensitive (RFC 9110, 11.1).
  return /^bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1];
}

/** Everything else that jose throws (a time-out, a malformed key set) is the issuer's or the network's fault. */
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
