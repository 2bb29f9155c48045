import { describe, it } from '@jest/globals';
import { eventLogContract } from '../contract.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';
import { startOwnServers, type OwnNode } from './testing/own-servers.ts';
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
      const again = (end: (leader: OwnNode) => Promise<void>) => async () => {
        const leader = await servers.leader();
        await end(leader);
        await leader.start();
        await leader.untilReady();
      };
      return {
        open: async () => openKurrentDbEventLog(servers.url, { applicationName: 'contract' }),
        crash: again((leader) => leader.kill()),
        restart: again((leader) => leader.stopInOrder()),
        stop: () => servers.stop(),
      };
    });
  }
}
