import { z } from 'zod';
import { startChild } from '../children.ts';
import type { Child } from '../children.ts';
import { openChannels } from '../load/channels.ts';
import type { CallSize } from '../load/channels.ts';
import type { Arrival } from '../load/generate.ts';
import { echoService } from './echo-service.ts';

const announcement = z.object({ address: z.string() });

export type EchoServer = Child<z.infer<typeof announcement>>;

export function startEchoServer(): Promise<EchoServer> {
  return startChild(new URL('./echo-server.ts', import.meta.url), [], announcement);
}

/** Calls with the sizes of these, one after the other. */
export function openEcho(
  address: string,
  connectionCount: number,
  sizes: readonly CallSize[],
): { readonly next: () => Arrival; readonly close: () => void } {
  const channels = openChannels(echoService, address, connectionCount);
  const payload = Buffer.alloc(Math.max(...sizes.map(({ requestBytes }) => requestBytes)), 'x');
  let calls = 0;
  return {
    next: () => {
      const { requestBytes, replyBytes } = sizes[calls % sizes.length] ?? { requestBytes: 0, replyBytes: 0 };
      calls += 1;
      const request = { replyBytes, payload: payload.subarray(0, requestBytes) };
      return {
        names: ['echo'],
        send: async () => {
          await channels.call('Echo', request);
        },
      };
    },
    close: () => {
      channels.close();
    },
  };
}
