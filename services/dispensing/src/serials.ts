import { randomUUID } from 'node:crypto';
import { type EventLog, LogOverloaded } from '@ordonnancier/event-log/event-log.ts';
import { jsonCodec } from '@ordonnancier/event-sourcing/codec.ts';
import { type HandlingRefusal, openCommandHandler } from '@ordonnancier/event-sourcing/handle-command.ts';
import type { Request } from '@ordonnancier/event-sourcing/request.ts';
import type { Cip13, DispensingId, PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { accept, type Result } from '@ordonnancier/kernel/result.ts';
import { type AttemptsToRelease, type SerialEvent, serialDecider, type SerialRefusalCode } from './domain/serial.ts';

export interface SerialisedPack {
  readonly cip13: Cip13;
  readonly serial: string;
}

/** For which dispensing packs are taken. */
export interface PackUse {
  readonly prescriptionId: PrescriptionId;
  readonly dispensingId: DispensingId;
  /** See `ReserveSerial`. */
  readonly inPlaceOf: readonly DispensingId[];
  /** Of the prescription's stream, after which the dispensing is to be recorded. */
  readonly prescriptionRevision: number;
}

/** Which packs that bear a serial number were dispensed, in the whole country. */
export interface Serials {
  /** Takes all the packs for one attempt to record a dispensing, or none. */
  reserve(
    packs: readonly SerialisedPack[],
    use: PackUse,
    request: Request,
  ): Promise<Result<undefined, SerialRefusalCode | HandlingRefusal>>;

  /** Gives back what attempts reserved. What cannot be given back stays taken by its dispensing, as after a crash. */
  release(packs: readonly SerialisedPack[], use: PackUse, attempts: AttemptsToRelease, request: Request): Promise<void>;

  /** Whether `reserve` would take them now. */
  check(packs: readonly SerialisedPack[], use: PackUse): Promise<Result<undefined, SerialRefusalCode>>;
}

export const serialCodec = jsonCodec<SerialEvent>({ SerialDispensed: [], SerialReleased: [] });

/** A pack is used once: only the attempts of a moment come back to it. */
const cachedStreamsMax = 1_000;

export function openSerials(log: EventLog): Serials {
  const packs = openCommandHandler({ log, decider: serialDecider, codec: serialCodec, cachedStreamsMax });

  const release: Serials['release'] = async (taken, use, attempts, request) => {
    await Promise.allSettled(
      taken.map((pack) =>
        packs.handle(streamOf(pack), attemptOf(request), () => ({ type: 'ReleaseSerial', ...pack, ...use, attempts })),
      ),
    );
  };

  async function check(wanted: readonly SerialisedPack[], use: PackUse): Promise<Result<undefined, SerialRefusalCode>> {
    const decisions = await Promise.all(
      wanted.map(async (pack) => {
        const { state } = await packs.load(streamOf(pack));
        return serialDecider.decide({ type: 'ReserveSerial', ...pack, ...use }, state);
      }),
    );
    return decisions.find((decision) => !decision.ok) ?? accept(undefined);
  }

  return {
    release,
    check,

    async reserve(wanted, use, request) {
      // One that is used would have the others taken and given back, two events each, however often the request is repeated.
      const checked = wanted.length > 1 ? await check(wanted, use) : accept(undefined);
      if (!checked.ok) return checked;
      // In one order for all: of two dispensings that name the same packs, one gets past the first.
      const inOrder = wanted.toSorted((one, other) => (streamOf(one) < streamOf(other) ? -1 : 1));
      for (const [index, pack] of inOrder.entries()) {
        const giveBack = () => release(inOrder.slice(0, index), use, 'own', request);
        const command = { type: 'ReserveSerial', ...pack, ...use } as const;
        try {
          const reserved = await packs.handleFirst(streamOf(pack), attemptOf(request), command);
          if (reserved.ok) continue;
          await giveBack();
          return reserved;
        } catch (fault) {
          if (fault instanceof LogOverloaded) await giveBack();
          throw fault;
        }
      }
      return accept(undefined);
    },
  };
}

function streamOf({ cip13, serial }: SerialisedPack): string {
  return `serial-${cip13}-${serial}`;
}

/**
 * Each attempt counts, also that of a repeated request: its id is new, and what makes repetition safe is that a
 * dispensing may reserve what it has reserved.
 */
function attemptOf(request: Request): Request {
  return { ...request, requestId: randomUUID() };
}
