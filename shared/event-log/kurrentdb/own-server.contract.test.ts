import { describe, it } from '@jest/globals';
import { eventLogContract } from '../contract.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';
import { startOwnServers } from './testing/own-servers.ts';
import { serverProcess, skipped } from './testing/server-process.ts';

if (serverProcess === undefined) {
  describe('the event log contract on a KurrentDB of its own', () => {
    it.skip(skipped, () => undefined);
  });
} else {
  for (const nodes of [1, 3] as const) {
    eventLogContract(`KurrentDB, ${nodes} of its own`, async () => {
      const servers = await startOwnServers({ nodes });
      process.stderr.write(`KurrentDB, ${nodes} of its own: version ${servers.version}\n`);
      return {
        open: async () => openKurrentDbEventLog(servers.url, { applicationName: 'contract' }),
        crash: async () => {
          const leader = await servers.leader();
          await leader.kill();
          await leader.start();
          await leader.untilReady();
        },
        restart: async () => {
          const leader = await servers.leader();
          await leader.stopInOrder();
          await leader.start();
          await leader.untilReady();
        },
        stop: () => servers.stop(),
      };
    });
  }
}
