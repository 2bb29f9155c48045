// Original file: protos/ordonnancier/audit/v1/audit_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListAccessesRequest as _ordonnancier_audit_v1_ListAccessesRequest, ListAccessesRequest__Output as _ordonnancier_audit_v1_ListAccessesRequest__Output } from '../../../ordonnancier/audit/v1/ListAccessesRequest.ts';
import type { ListAccessesResponse as _ordonnancier_audit_v1_ListAccessesResponse, ListAccessesResponse__Output as _ordonnancier_audit_v1_ListAccessesResponse__Output } from '../../../ordonnancier/audit/v1/ListAccessesResponse.ts';

/**
 * For patients: who did what to which of my prescriptions, and when; readings included.
 */
export interface AuditServiceClient extends grpc.Client {
  /**
   * Lists every access to the caller's prescriptions, newest first. Callers are patients.
   */
  ListAccesses(argument: _ordonnancier_audit_v1_ListAccessesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_audit_v1_ListAccessesResponse__Output>): grpc.ClientUnaryCall;
  ListAccesses(argument: _ordonnancier_audit_v1_ListAccessesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_audit_v1_ListAccessesResponse__Output>): grpc.ClientUnaryCall;
  ListAccesses(argument: _ordonnancier_audit_v1_ListAccessesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_audit_v1_ListAccessesResponse__Output>): grpc.ClientUnaryCall;
  ListAccesses(argument: _ordonnancier_audit_v1_ListAccessesRequest, callback: grpc.requestCallback<_ordonnancier_audit_v1_ListAccessesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists every access to the caller's prescriptions, newest first. Callers are patients.
   */
  listAccesses(argument: _ordonnancier_audit_v1_ListAccessesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_audit_v1_ListAccessesResponse__Output>): grpc.ClientUnaryCall;
  listAccesses(argument: _ordonnancier_audit_v1_ListAccessesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_audit_v1_ListAccessesResponse__Output>): grpc.ClientUnaryCall;
  listAccesses(argument: _ordonnancier_audit_v1_ListAccessesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_audit_v1_ListAccessesResponse__Output>): grpc.ClientUnaryCall;
  listAccesses(argument: _ordonnancier_audit_v1_ListAccessesRequest, callback: grpc.requestCallback<_ordonnancier_audit_v1_ListAccessesResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * For patients: who did what to which of my prescriptions, and when; readings included.
 */
export interface AuditServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Lists every access to the caller's prescriptions, newest first. Callers are patients.
   */
  ListAccesses: grpc.handleUnaryCall<_ordonnancier_audit_v1_ListAccessesRequest__Output, _ordonnancier_audit_v1_ListAccessesResponse>;
  
}

export interface AuditServiceDefinition extends grpc.ServiceDefinition {
  ListAccesses: MethodDefinition<_ordonnancier_audit_v1_ListAccessesRequest, _ordonnancier_audit_v1_ListAccessesResponse, _ordonnancier_audit_v1_ListAccessesRequest__Output, _ordonnancier_audit_v1_ListAccessesResponse__Output>
}
