import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '@ordonnancier/kernel/clock.ts';
import { isRpps, type Rpps } from '@ordonnancier/kernel/identifiers.ts';
import { KeysAway } from './keys-away.ts';

/** The public keys of prescribers. @throws KeysAway (from `find`) when the directory does not answer and nothing fresh is held. */
export interface PrescriberKeys {
  find(keyId: string): Promise<PrescriberKey | undefined>;
}

export interface PrescriberKey {
  readonly rpps: Rpps;
  readonly publicKey: KeyObject;
}

/** How long a key that the directory has withdrawn may still verify. */
const keysAgeMsMax = 5 * 60_000;
/** Signatures naming unknown keys cannot make us hammer the directory. */
const refreshIntervalMsMin = 5_000;
const requestMsMax = 2_000;
/** Some 20 MB: more prescribers than the busiest region has. */
const keySetBytesMax = 20_000_000;
const keysMax = 60_000;

const keySet = z.object({
  keys: z
    .array(
      z.object({
        kty: z.literal('EC'),
        crv: z.literal('P-256'),
        x: z.string(),
        y: z.string(),
        kid: z.string().min(1).max(128),
        rpps: z.string().refine(isRpps),
      }),
    )
    .max(keysMax),
});

/**
 * Follows a key set (RFC 7517) whose members also say `rpps`. It is fetched on first use, again when it is old, and when
 * a signature names a key that is not in it; concurrent callers share one request.
 */
export function openPrescriberKeys({ keySetUrl, clock }: { keySetUrl: string; clock: Clock }): PrescriberKeys {
  let held: { readonly keys: PublishedKeys; readonly atMs: number } | undefined;
  let pending: Promise<PublishedKeys> | undefined;

  return {
    find: async (keyId) => {
      const ageMs = held ? clock.nowMs() - held.atMs : Infinity;
      const known = held?.keys.get(keyId);
      if (known && ageMs < keysAgeMsMax) return prescriberKey(known);
      if (ageMs < refreshIntervalMsMin) return undefined;
      pending ??= refresh().finally(() => (pending = undefined));
      const published = (await pending).get(keyId);
      return published && prescriberKey(published);
    },
  };

  async function refresh(): Promise<PublishedKeys> {
    const atMs = clock.nowMs();
    const keys = await fetchKeys(keySetUrl).catch((error: unknown) => {
      throw new KeysAway(error);
    });
    held = { keys, atMs };
    return keys;
  }
}

type PublishedKey = z.infer<typeof keySet>['keys'][number];
type PublishedKeys = ReadonlyMap<string, PublishedKey>;

/** One by one as they are needed: reading a whole directory's at once would hold up every call for seconds. */
function prescriberKey({ kty, crv, x, y, rpps }: PublishedKey): PrescriberKey {
  return { rpps, publicKey: createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' }) };
}

async function fetchKeys(url: string): Promise<PublishedKeys> {
  const response = await fetch(url, { signal: AbortSignal.timeout(requestMsMax), redirect: 'error' });
  if (!response.ok) throw new Error(`the directory of prescribers' keys answered ${response.status}`);
  const { keys } = keySet.parse(JSON.parse(await boundedText(response)));
  return new Map(keys.map((key) => [key.kid, key]));
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > keySetBytesMax) throw new Error("the directory of prescribers' keys answered too much");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
