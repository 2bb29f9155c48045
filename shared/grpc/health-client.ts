import { Client, credentials } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { MethodDefinition } from '@grpc/proto-loader';
import { protoPath } from 'grpc-health-check';
import { invariant } from '@ordonnancier/kernel/invariant.ts';

const check = checkMethod();

/** Whether the server at this address, as a whole, says SERVING within `msMax`; false also when nobody is there. */
export async function isServing(address: string, msMax: number): Promise<boolean> {
  return (await askHealth(address, msMax)) === 'SERVING';
}

/** Whether it says anything within `msMax`, SERVING or not. */
export async function isAnswering(address: string, msMax: number): Promise<boolean> {
  return (await askHealth(address, msMax)) !== undefined;
}

async function askHealth(address: string, msMax: number): Promise<unknown> {
  const client = new Client(address, credentials.createInsecure(), { 'grpc.enable_http_proxy': 0 });
  try {
    return await new Promise((resolve) => {
      client.makeUnaryRequest(
        check.path,
        check.requestSerialize,
        check.responseDeserialize,
        { service: '' },
        { deadline: Date.now() + msMax },
        (error, reply) => {
          resolve(error === null && reply !== undefined && 'status' in reply ? reply.status : undefined);
        },
      );
    });
  } finally {
    client.close();
  }
}

function checkMethod(): MethodDefinition<object, object> {
  const service = loadSync(protoPath, { enums: String })['grpc.health.v1.Health'];
  invariant(service !== undefined && !('format' in service), 'grpc-health-check brings the health service');
  const method = service['Check'];
  invariant(method !== undefined, 'the health service has a Check');
  return method;
}
