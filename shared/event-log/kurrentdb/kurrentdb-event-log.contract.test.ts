import { describe, it } from '@jest/globals';
import { eventLogContract } from '../contract.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';

const url = process.env['TEST_KURRENTDB_URL'];

if (url === undefined) {
  describe('the event log contract on KurrentDB', () => {
    it.skip('skipped: TEST_KURRENTDB_URL is not set', () => undefined);
  });
} else {
  eventLogContract('KurrentDB', async () => ({
    open: async () => openKurrentDbEventLog(url, { applicationName: 'contract' }),
    crash: undefined,
    restart: undefined,
    stop: async () => undefined,
  }));
}
