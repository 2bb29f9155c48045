import { createHash, createHmac, createPublicKey, type KeyObject } from 'node:crypto';
import { WrongExpectedRevision } from '@ordonnancier/event-log/event-log.ts';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { jsonCodec, writeMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { deterministicId } from '@ordonnancier/event-sourcing/request.ts';

/**
 * A log was first written under a key. Its JSON is described in protos/ordonnancier/events/v1/key_events.proto.
 */
interface KeyAdopted {
  readonly type: 'KeyAdopted';
  readonly holder: KeyHolder;
  readonly purpose: string;
  readonly fingerprint: string;
}

/** Whose directory of keys it is: of the services that handle identities, which share theirs, or of one service. */
export type KeyHolder = 'identities' | 'billing' | 'fraud';

/** Its own name and version go before it, so that no other use of the key makes the same bytes. */
const fingerprintLabel = 'ordonnancier key fingerprint 1';
/** Of a hash: too few to tell anything of the key, enough that no two keys share them. */
const fingerprintHexLength = 32;

const codec = jsonCodec<KeyAdopted>({ KeyAdopted: [] });

/**
 * Resolves when the log was written under these keys, by name, or under none so far: it is from now on. A service that went on
 * with another set of keys would write what nobody can read, and know every patient under a second name.
 *
 * @throws UnknownKey for the first that is another.
 */
export async function recogniseKeys(
  log: EventLog,
  holder: KeyHolder,
  keys: Readonly<Record<string, KeyObject>>,
): Promise<void> {
  for (const [purpose, key] of Object.entries(keys)) {
    const fingerprint = fingerprintOf(purpose, key);
    const known = await knownFingerprints(log, holder, purpose);
    if (known.length === 0) await adopt(log, { type: 'KeyAdopted', holder, purpose, fingerprint });
    // Of several processes that start at once the first is believed.
    const believed = known.length === 0 ? await knownFingerprints(log, holder, purpose) : known;
    if (!believed.includes(fingerprint)) throw new UnknownKey(purpose);
  }
}

/** Its message names the key and says nothing of it. */
export class UnknownKey extends Error {
  override readonly name = 'UnknownKey';

  constructor(purpose: string) {
    super(
      `the key "${purpose}" is not the one that this log was written under: KEYS_DIRECTORY holds another set of keys`,
    );
  }
}

function streamOf(holder: KeyHolder, purpose: string): string {
  return `key-${holder}-${purpose}`;
}

async function knownFingerprints(log: EventLog, holder: KeyHolder, purpose: string): Promise<readonly string[]> {
  const fingerprints: string[] = [];
  for await (const event of log.read(streamOf(holder, purpose))) fingerprints.push(codec.decode(event).fingerprint);
  return fingerprints;
}

async function adopt(log: EventLog, event: KeyAdopted): Promise<void> {
  const stream = streamOf(event.holder, event.purpose);
  const { type, data, schemaVersion } = codec.encode(event);
  const actor = { role: 'service', callerId: `service:${event.holder}` };
  const metadata = writeMetadata(schemaVersion, { requestId: '', contentHash: '', actor }, undefined);
  try {
    await log.append(stream, 'none', [
      { eventId: deterministicId('key', stream, event.fingerprint), type, data, metadata },
    ]);
  } catch (error) {
    if (!(error instanceof WrongExpectedRevision)) throw error;
  }
}

function fingerprintOf(purpose: string, key: KeyObject): string {
  const label = `${fingerprintLabel} ${purpose}`;
  const hash =
    key.type === 'secret'
      ? createHmac('sha256', key).update(label)
      : createHash('sha256')
          .update(label)
          .update(createPublicKey(key).export({ type: 'spki', format: 'der' }));
  return hash.digest('hex').slice(0, fingerprintHexLength);
}
