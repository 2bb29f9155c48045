import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Position } from '@ordonnancier/event-log/event-log.ts';
import { writeMetadata } from '@ordonnancier/event-sourcing/codec.ts';
import { deterministicId } from '@ordonnancier/event-sourcing/request.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { parseDispensingId } from '@ordonnancier/kernel/identifiers.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { invoiceOf, drafted, pharmacy } from '../../../tests/claims.ts';
import { idOf, toulouse } from '../../../tests/dispensings.ts';
import { day } from '../../../tests/packs-given.ts';
import type { LotOpened } from '../../domain/lot/events.ts';
import { lotCodec, lotStream } from '../../lot-stream.ts';
import { settleLots } from './settle-lots.ts';

const lotsWaiting = 20;
const invoicesOfLot = 50;

describe('the settling of lots', () => {
  it('[BILL-098] tells the invoices of one lot at a time, however many lots wait, and of the next although one failed', async () => {
    let now = 0;
    let most = 0;
    let told = 0;
    const handle = async () => {
      now += 1;
      most = Math.max(most, now);
      await setImmediate();
      now -= 1;
      told += 1;
      return accept({ events: [], state: invoiceOf(drafted), position: undefined });
    };
    const notAsked = () => Promise.reject(new Error('not asked'));
    const invoices = { handle, handleFirst: handle, handleAt: notAsked, repeated: notAsked, load: notAsked };
    let madeUp = 0;
    const lot = () => {
      madeUp += 1;
      if (madeUp === 1) return Promise.reject(new Error('the log was not there'));
      return Promise.resolve(accept({ events: [], state: { status: 'none' as const }, position: undefined }));
    };
    const lots = { handle: lot, handleFirst: lot, handleAt: notAsked, repeated: notAsked, load: notAsked };
    const manager = settleLots({ lots, invoices });
    const reactions = await Promise.allSettled(
      Array.from({ length: lotsWaiting }, (_, number) => manager.react(recorded(number))),
    );
    expect(reactions.findIndex(({ status }) => status === 'rejected')).toBe(0);
    expect(reactions.filter(({ status }) => status === 'fulfilled')).toHaveLength(lotsWaiting - 1);
    expect(told).toBe(lotsWaiting * invoicesOfLot);
    expect(most).toBe(invoicesOfLot);
  });
});

function recorded(number: number) {
  const lotId = deterministicId('lot', number.toString());
  const opened: LotOpened = {
    type: 'LotOpened',
    lotId,
    number: number + 1,
    pharmacyFiness: pharmacy(toulouse),
    regime: 'general',
    openedOn: day('2026-08-05'),
    dispensingIds: Array.from({ length: invoicesOfLot }, (_, index) => dispensing(number * invoicesOfLot + index)),
  };
  const { type, schemaVersion, data } = lotCodec.encode(opened);
  const request = { requestId: lotId, contentHash: '', actor: { role: 'pharmacist', callerId: 'pharmacist:1' } };
  return {
    eventId: lotId,
    stream: lotStream(lotId),
    revision: 0n,
    position: number.toString() as Position,
    recordedAtMs: 0,
    type,
    data,
    metadata: writeMetadata(schemaVersion, request, undefined),
  };
}

function dispensing(number: number) {
  const id = parseDispensingId(idOf('d', number));
  invariant(id !== undefined, 'a test constant does not pass its check');
  return id;
}
