// The ceiling of the runtime, as a process of its own: @grpc/grpc-js with its default options and nothing around it.
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { handleUnaryCall } from '@grpc/grpc-js';
import { announceAndServe } from '../children.ts';
import { echoService } from './echo-service.ts';

/** Longer than any reply of the house. */
const payload = Buffer.alloc(1024 * 1024, 'x');

const echo: handleUnaryCall<{ replyBytes: number }, { payload: Uint8Array }> = ({ request }, answer) => {
  answer(null, { payload: payload.subarray(0, request.replyBytes) });
};

const server = new Server();
server.addService(Object.fromEntries(echoService.methods), { Echo: echo });
const port = await new Promise<number>((resolve, reject) => {
  server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
    if (error === null) resolve(bound);
    else reject(error);
  });
});
await announceAndServe({ address: `127.0.0.1:${port}` }, async () => {
  server.forceShutdown();
});
