import path from 'node:path';
import type { MethodDefinition } from '@grpc/proto-loader';
import { findService, loadProtos } from '@ordonnancier/grpc/load-proto.ts';

interface EchoRequest {
  replyBytes: number;
  payload: Uint8Array;
}

interface EchoResponse {
  payload: Uint8Array;
}

export interface EchoServiceDefinition {
  Echo: MethodDefinition<EchoRequest, EchoResponse, EchoRequest, EchoResponse>;
}

export const echoServiceName = 'ordonnancier.loadtests.v1.EchoService';
export const echoProtos = loadProtos(path.join(import.meta.dirname, 'protos'));
export const echoService = findService<EchoServiceDefinition>(echoServiceName, echoProtos);
