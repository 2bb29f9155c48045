import { eventLogContract } from '../contract.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';
import { startWireDouble } from './wire-double/wire-double.ts';

eventLogContract(
  "the KurrentDB client with a double at the other end (the adapter's half only)",
  async () => {
    const double = await startWireDouble();
    return {
      open: async () => openKurrentDbEventLog(double.url, { applicationName: 'contract' }),
      crash: () => double.restart(),
      // The double has one way to end; how a real server stops is shown on one.
      restart: undefined,
      stop: async () => {
        double.stop();
      },
    };
  },
  2_000,
);
