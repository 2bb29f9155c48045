import { z } from 'zod';

/** Sooner than tokens expire, so that none dies on its way. */
const tokenAgeMsMax = 240_000;
/** Longer than any call waits for its token: whoever asks again then finds it. */
const requestMsMax = 20_000;

const tokenReply = z.object({ access_token: z.string() });

/** Fetches and keeps tokens of sandbox identities, as software would from Pro Santé Connect. */
export function sandboxTokens(tokenUrl: string): (identityId: string) => Promise<string> {
  const kept = new Map<string, { readonly token: Promise<string>; readonly fetchedAtMs: number }>();

  return (identityId) => {
    const known = kept.get(identityId);
    if (known !== undefined && performance.now() - known.fetchedAtMs < tokenAgeMsMax) return known.token;
    const token = fetchToken(identityId);
    kept.set(identityId, { token, fetchedAtMs: performance.now() });
    token.catch(() => kept.delete(identityId));
    return token;
  };

  async function fetchToken(identityId: string): Promise<string> {
    const body = new URLSearchParams({ grant_type: 'urn:ordonnancier:sandbox-identity', identity: identityId });
    const request = { method: 'POST', body, signal: AbortSignal.timeout(requestMsMax) };
    const response = await fetch(tokenUrl, request).catch((error: unknown) => {
      throw new Error('the development issuer is not there: does `npm start` still run?', { cause: error });
    });
    if (!response.ok) throw new Error(`the development issuer knows no identity ${identityId}`);
    return tokenReply.parse(await response.json()).access_token;
  }
}
