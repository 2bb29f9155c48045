// Original file: protos/ordonnancier/prescription/v1/prescription_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelLinesRequest as _ordonnancier_prescription_v1_CancelLinesRequest, CancelLinesRequest__Output as _ordonnancier_prescription_v1_CancelLinesRequest__Output } from '../../../ordonnancier/prescription/v1/CancelLinesRequest.ts';
import type { CancelLinesResponse as _ordonnancier_prescription_v1_CancelLinesResponse, CancelLinesResponse__Output as _ordonnancier_prescription_v1_CancelLinesResponse__Output } from '../../../ordonnancier/prescription/v1/CancelLinesResponse.ts';
import type { CheckPrescriptionRequest as _ordonnancier_prescription_v1_CheckPrescriptionRequest, CheckPrescriptionRequest__Output as _ordonnancier_prescription_v1_CheckPrescriptionRequest__Output } from '../../../ordonnancier/prescription/v1/CheckPrescriptionRequest.ts';
import type { CheckPrescriptionResponse as _ordonnancier_prescription_v1_CheckPrescriptionResponse, CheckPrescriptionResponse__Output as _ordonnancier_prescription_v1_CheckPrescriptionResponse__Output } from '../../../ordonnancier/prescription/v1/CheckPrescriptionResponse.ts';
import type { ConfirmAuthenticityRequest as _ordonnancier_prescription_v1_ConfirmAuthenticityRequest, ConfirmAuthenticityRequest__Output as _ordonnancier_prescription_v1_ConfirmAuthenticityRequest__Output } from '../../../ordonnancier/prescription/v1/ConfirmAuthenticityRequest.ts';
import type { ConfirmAuthenticityResponse as _ordonnancier_prescription_v1_ConfirmAuthenticityResponse, ConfirmAuthenticityResponse__Output as _ordonnancier_prescription_v1_ConfirmAuthenticityResponse__Output } from '../../../ordonnancier/prescription/v1/ConfirmAuthenticityResponse.ts';
import type { DisownPrescriptionRequest as _ordonnancier_prescription_v1_DisownPrescriptionRequest, DisownPrescriptionRequest__Output as _ordonnancier_prescription_v1_DisownPrescriptionRequest__Output } from '../../../ordonnancier/prescription/v1/DisownPrescriptionRequest.ts';
import type { DisownPrescriptionResponse as _ordonnancier_prescription_v1_DisownPrescriptionResponse, DisownPrescriptionResponse__Output as _ordonnancier_prescription_v1_DisownPrescriptionResponse__Output } from '../../../ordonnancier/prescription/v1/DisownPrescriptionResponse.ts';
import type { GetPrescriptionRequest as _ordonnancier_prescription_v1_GetPrescriptionRequest, GetPrescriptionRequest__Output as _ordonnancier_prescription_v1_GetPrescriptionRequest__Output } from '../../../ordonnancier/prescription/v1/GetPrescriptionRequest.ts';
import type { GetPrescriptionResponse as _ordonnancier_prescription_v1_GetPrescriptionResponse, GetPrescriptionResponse__Output as _ordonnancier_prescription_v1_GetPrescriptionResponse__Output } from '../../../ordonnancier/prescription/v1/GetPrescriptionResponse.ts';
import type { IssuePrescriptionRequest as _ordonnancier_prescription_v1_IssuePrescriptionRequest, IssuePrescriptionRequest__Output as _ordonnancier_prescription_v1_IssuePrescriptionRequest__Output } from '../../../ordonnancier/prescription/v1/IssuePrescriptionRequest.ts';
import type { IssuePrescriptionResponse as _ordonnancier_prescription_v1_IssuePrescriptionResponse, IssuePrescriptionResponse__Output as _ordonnancier_prescription_v1_IssuePrescriptionResponse__Output } from '../../../ordonnancier/prescription/v1/IssuePrescriptionResponse.ts';
import type { ListPrescriptionsRequest as _ordonnancier_prescription_v1_ListPrescriptionsRequest, ListPrescriptionsRequest__Output as _ordonnancier_prescription_v1_ListPrescriptionsRequest__Output } from '../../../ordonnancier/prescription/v1/ListPrescriptionsRequest.ts';
import type { ListPrescriptionsResponse as _ordonnancier_prescription_v1_ListPrescriptionsResponse, ListPrescriptionsResponse__Output as _ordonnancier_prescription_v1_ListPrescriptionsResponse__Output } from '../../../ordonnancier/prescription/v1/ListPrescriptionsResponse.ts';
import type { ReplacePrescriptionRequest as _ordonnancier_prescription_v1_ReplacePrescriptionRequest, ReplacePrescriptionRequest__Output as _ordonnancier_prescription_v1_ReplacePrescriptionRequest__Output } from '../../../ordonnancier/prescription/v1/ReplacePrescriptionRequest.ts';
import type { ReplacePrescriptionResponse as _ordonnancier_prescription_v1_ReplacePrescriptionResponse, ReplacePrescriptionResponse__Output as _ordonnancier_prescription_v1_ReplacePrescriptionResponse__Output } from '../../../ordonnancier/prescription/v1/ReplacePrescriptionResponse.ts';
import type { WatchPrescriptionsRequest as _ordonnancier_prescription_v1_WatchPrescriptionsRequest, WatchPrescriptionsRequest__Output as _ordonnancier_prescription_v1_WatchPrescriptionsRequest__Output } from '../../../ordonnancier/prescription/v1/WatchPrescriptionsRequest.ts';
import type { WatchPrescriptionsResponse as _ordonnancier_prescription_v1_WatchPrescriptionsResponse, WatchPrescriptionsResponse__Output as _ordonnancier_prescription_v1_WatchPrescriptionsResponse__Output } from '../../../ordonnancier/prescription/v1/WatchPrescriptionsResponse.ts';

/**
 * For prescriber software: issue, check, withdraw and follow prescriptions. Callers are prescribers.
 * 
 * Every write carries a request_id: the same id with the same content gets the same answer, whatever happened since, and
 * records nothing more. The id belongs to its caller and to the prescription: with other content for the same prescription it
 * is refused with ALREADY_EXISTS (REQUEST_ID_REUSED), for another one it is another request.
 * What depends on the time in an answer is of the moment: warnings, alerts, a status. Every write answers the log position to
 * give as min_position to later queries.
 */
export interface PrescriptionServiceClient extends grpc.Client {
  /**
   * Withdraws what is not dispensed yet of some lines. What was dispensed stays dispensed.
   */
  CancelLines(argument: _ordonnancier_prescription_v1_CancelLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  CancelLines(argument: _ordonnancier_prescription_v1_CancelLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  CancelLines(argument: _ordonnancier_prescription_v1_CancelLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  CancelLines(argument: _ordonnancier_prescription_v1_CancelLinesRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Withdraws what is not dispensed yet of some lines. What was dispensed stays dispensed.
   */
  cancelLines(argument: _ordonnancier_prescription_v1_CancelLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  cancelLines(argument: _ordonnancier_prescription_v1_CancelLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  cancelLines(argument: _ordonnancier_prescription_v1_CancelLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  cancelLines(argument: _ordonnancier_prescription_v1_CancelLinesRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CancelLinesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Says what IssuePrescription would answer to this document, without its signature; records nothing.
   */
  CheckPrescription(argument: _ordonnancier_prescription_v1_CheckPrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CheckPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  CheckPrescription(argument: _ordonnancier_prescription_v1_CheckPrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CheckPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  CheckPrescription(argument: _ordonnancier_prescription_v1_CheckPrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CheckPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  CheckPrescription(argument: _ordonnancier_prescription_v1_CheckPrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CheckPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Says what IssuePrescription would answer to this document, without its signature; records nothing.
   */
  checkPrescription(argument: _ordonnancier_prescription_v1_CheckPrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CheckPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  checkPrescription(argument: _ordonnancier_prescription_v1_CheckPrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CheckPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  checkPrescription(argument: _ordonnancier_prescription_v1_CheckPrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CheckPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  checkPrescription(argument: _ordonnancier_prescription_v1_CheckPrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_CheckPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The signatory confirms that the prescription is authentic; lifts a suspension. 24 times at most.
   */
  ConfirmAuthenticity(argument: _ordonnancier_prescription_v1_ConfirmAuthenticityRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ConfirmAuthenticityResponse__Output>): grpc.ClientUnaryCall;
  ConfirmAuthenticity(argument: _ordonnancier_prescription_v1_ConfirmAuthenticityRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ConfirmAuthenticityResponse__Output>): grpc.ClientUnaryCall;
  ConfirmAuthenticity(argument: _ordonnancier_prescription_v1_ConfirmAuthenticityRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ConfirmAuthenticityResponse__Output>): grpc.ClientUnaryCall;
  ConfirmAuthenticity(argument: _ordonnancier_prescription_v1_ConfirmAuthenticityRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ConfirmAuthenticityResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The signatory confirms that the prescription is authentic; lifts a suspension. 24 times at most.
   */
  confirmAuthenticity(argument: _ordonnancier_prescription_v1_ConfirmAuthenticityRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ConfirmAuthenticityResponse__Output>): grpc.ClientUnaryCall;
  confirmAuthenticity(argument: _ordonnancier_prescription_v1_ConfirmAuthenticityRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ConfirmAuthenticityResponse__Output>): grpc.ClientUnaryCall;
  confirmAuthenticity(argument: _ordonnancier_prescription_v1_ConfirmAuthenticityRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ConfirmAuthenticityResponse__Output>): grpc.ClientUnaryCall;
  confirmAuthenticity(argument: _ordonnancier_prescription_v1_ConfirmAuthenticityRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ConfirmAuthenticityResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The signatory says that they did not write this prescription; suspends it at once.
   */
  DisownPrescription(argument: _ordonnancier_prescription_v1_DisownPrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_DisownPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  DisownPrescription(argument: _ordonnancier_prescription_v1_DisownPrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_DisownPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  DisownPrescription(argument: _ordonnancier_prescription_v1_DisownPrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_DisownPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  DisownPrescription(argument: _ordonnancier_prescription_v1_DisownPrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_DisownPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The signatory says that they did not write this prescription; suspends it at once.
   */
  disownPrescription(argument: _ordonnancier_prescription_v1_DisownPrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_DisownPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  disownPrescription(argument: _ordonnancier_prescription_v1_DisownPrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_DisownPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  disownPrescription(argument: _ordonnancier_prescription_v1_DisownPrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_DisownPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  disownPrescription(argument: _ordonnancier_prescription_v1_DisownPrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_DisownPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Reads one of the caller's prescriptions. The reading is recorded and the patient sees it.
   */
  GetPrescription(argument: _ordonnancier_prescription_v1_GetPrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_GetPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  GetPrescription(argument: _ordonnancier_prescription_v1_GetPrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_GetPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  GetPrescription(argument: _ordonnancier_prescription_v1_GetPrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_GetPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  GetPrescription(argument: _ordonnancier_prescription_v1_GetPrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_GetPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Reads one of the caller's prescriptions. The reading is recorded and the patient sees it.
   */
  getPrescription(argument: _ordonnancier_prescription_v1_GetPrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_GetPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  getPrescription(argument: _ordonnancier_prescription_v1_GetPrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_GetPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  getPrescription(argument: _ordonnancier_prescription_v1_GetPrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_GetPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  getPrescription(argument: _ordonnancier_prescription_v1_GetPrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_GetPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Registers a signed prescription and returns the code to print. Refused as a whole when any line is.
   */
  IssuePrescription(argument: _ordonnancier_prescription_v1_IssuePrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_IssuePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  IssuePrescription(argument: _ordonnancier_prescription_v1_IssuePrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_IssuePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  IssuePrescription(argument: _ordonnancier_prescription_v1_IssuePrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_IssuePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  IssuePrescription(argument: _ordonnancier_prescription_v1_IssuePrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_IssuePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Registers a signed prescription and returns the code to print. Refused as a whole when any line is.
   */
  issuePrescription(argument: _ordonnancier_prescription_v1_IssuePrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_IssuePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  issuePrescription(argument: _ordonnancier_prescription_v1_IssuePrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_IssuePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  issuePrescription(argument: _ordonnancier_prescription_v1_IssuePrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_IssuePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  issuePrescription(argument: _ordonnancier_prescription_v1_IssuePrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_IssuePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the caller's prescriptions, newest first, without patient identities.
   */
  ListPrescriptions(argument: _ordonnancier_prescription_v1_ListPrescriptionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ListPrescriptionsResponse__Output>): grpc.ClientUnaryCall;
  ListPrescriptions(argument: _ordonnancier_prescription_v1_ListPrescriptionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ListPrescriptionsResponse__Output>): grpc.ClientUnaryCall;
  ListPrescriptions(argument: _ordonnancier_prescription_v1_ListPrescriptionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ListPrescriptionsResponse__Output>): grpc.ClientUnaryCall;
  ListPrescriptions(argument: _ordonnancier_prescription_v1_ListPrescriptionsRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ListPrescriptionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the caller's prescriptions, newest first, without patient identities.
   */
  listPrescriptions(argument: _ordonnancier_prescription_v1_ListPrescriptionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ListPrescriptionsResponse__Output>): grpc.ClientUnaryCall;
  listPrescriptions(argument: _ordonnancier_prescription_v1_ListPrescriptionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ListPrescriptionsResponse__Output>): grpc.ClientUnaryCall;
  listPrescriptions(argument: _ordonnancier_prescription_v1_ListPrescriptionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ListPrescriptionsResponse__Output>): grpc.ClientUnaryCall;
  listPrescriptions(argument: _ordonnancier_prescription_v1_ListPrescriptionsRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ListPrescriptionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Withdraws what is not dispensed of a prescription and issues another in its place.
   */
  ReplacePrescription(argument: _ordonnancier_prescription_v1_ReplacePrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ReplacePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  ReplacePrescription(argument: _ordonnancier_prescription_v1_ReplacePrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ReplacePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  ReplacePrescription(argument: _ordonnancier_prescription_v1_ReplacePrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ReplacePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  ReplacePrescription(argument: _ordonnancier_prescription_v1_ReplacePrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ReplacePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Withdraws what is not dispensed of a prescription and issues another in its place.
   */
  replacePrescription(argument: _ordonnancier_prescription_v1_ReplacePrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ReplacePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  replacePrescription(argument: _ordonnancier_prescription_v1_ReplacePrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ReplacePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  replacePrescription(argument: _ordonnancier_prescription_v1_ReplacePrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ReplacePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  replacePrescription(argument: _ordonnancier_prescription_v1_ReplacePrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_prescription_v1_ReplacePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Streams what became of the caller's prescriptions, from a position on, and goes on as things happen.
   */
  WatchPrescriptions(argument: _ordonnancier_prescription_v1_WatchPrescriptionsRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_prescription_v1_WatchPrescriptionsResponse__Output>;
  WatchPrescriptions(argument: _ordonnancier_prescription_v1_WatchPrescriptionsRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_prescription_v1_WatchPrescriptionsResponse__Output>;
  /**
   * Streams what became of the caller's prescriptions, from a position on, and goes on as things happen.
   */
  watchPrescriptions(argument: _ordonnancier_prescription_v1_WatchPrescriptionsRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_prescription_v1_WatchPrescriptionsResponse__Output>;
  watchPrescriptions(argument: _ordonnancier_prescription_v1_WatchPrescriptionsRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_prescription_v1_WatchPrescriptionsResponse__Output>;
  
}

/**
 * For prescriber software: issue, check, withdraw and follow prescriptions. Callers are prescribers.
 * 
 * Every write carries a request_id: the same id with the same content gets the same answer, whatever happened since, and
 * records nothing more. The id belongs to its caller and to the prescription: with other content for the same prescription it
 * is refused with ALREADY_EXISTS (REQUEST_ID_REUSED), for another one it is another request.
 * What depends on the time in an answer is of the moment: warnings, alerts, a status. Every write answers the log position to
 * give as min_position to later queries.
 */
export interface PrescriptionServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Withdraws what is not dispensed yet of some lines. What was dispensed stays dispensed.
   */
  CancelLines: grpc.handleUnaryCall<_ordonnancier_prescription_v1_CancelLinesRequest__Output, _ordonnancier_prescription_v1_CancelLinesResponse>;
  
  /**
   * Says what IssuePrescription would answer to this document, without its signature; records nothing.
   */
  CheckPrescription: grpc.handleUnaryCall<_ordonnancier_prescription_v1_CheckPrescriptionRequest__Output, _ordonnancier_prescription_v1_CheckPrescriptionResponse>;
  
  /**
   * The signatory confirms that the prescription is authentic; lifts a suspension. 24 times at most.
   */
  ConfirmAuthenticity: grpc.handleUnaryCall<_ordonnancier_prescription_v1_ConfirmAuthenticityRequest__Output, _ordonnancier_prescription_v1_ConfirmAuthenticityResponse>;
  
  /**
   * The signatory says that they did not write this prescription; suspends it at once.
   */
  DisownPrescription: grpc.handleUnaryCall<_ordonnancier_prescription_v1_DisownPrescriptionRequest__Output, _ordonnancier_prescription_v1_DisownPrescriptionResponse>;
  
  /**
   * Reads one of the caller's prescriptions. The reading is recorded and the patient sees it.
   */
  GetPrescription: grpc.handleUnaryCall<_ordonnancier_prescription_v1_GetPrescriptionRequest__Output, _ordonnancier_prescription_v1_GetPrescriptionResponse>;
  
  /**
   * Registers a signed prescription and returns the code to print. Refused as a whole when any line is.
   */
  IssuePrescription: grpc.handleUnaryCall<_ordonnancier_prescription_v1_IssuePrescriptionRequest__Output, _ordonnancier_prescription_v1_IssuePrescriptionResponse>;
  
  /**
   * Lists the caller's prescriptions, newest first, without patient identities.
   */
  ListPrescriptions: grpc.handleUnaryCall<_ordonnancier_prescription_v1_ListPrescriptionsRequest__Output, _ordonnancier_prescription_v1_ListPrescriptionsResponse>;
  
  /**
   * Withdraws what is not dispensed of a prescription and issues another in its place.
   */
  ReplacePrescription: grpc.handleUnaryCall<_ordonnancier_prescription_v1_ReplacePrescriptionRequest__Output, _ordonnancier_prescription_v1_ReplacePrescriptionResponse>;
  
  /**
   * Streams what became of the caller's prescriptions, from a position on, and goes on as things happen.
   */
  WatchPrescriptions: grpc.handleServerStreamingCall<_ordonnancier_prescription_v1_WatchPrescriptionsRequest__Output, _ordonnancier_prescription_v1_WatchPrescriptionsResponse>;
  
}

export interface PrescriptionServiceDefinition extends grpc.ServiceDefinition {
  CancelLines: MethodDefinition<_ordonnancier_prescription_v1_CancelLinesRequest, _ordonnancier_prescription_v1_CancelLinesResponse, _ordonnancier_prescription_v1_CancelLinesRequest__Output, _ordonnancier_prescription_v1_CancelLinesResponse__Output>
  CheckPrescription: MethodDefinition<_ordonnancier_prescription_v1_CheckPrescriptionRequest, _ordonnancier_prescription_v1_CheckPrescriptionResponse, _ordonnancier_prescription_v1_CheckPrescriptionRequest__Output, _ordonnancier_prescription_v1_CheckPrescriptionResponse__Output>
  ConfirmAuthenticity: MethodDefinition<_ordonnancier_prescription_v1_ConfirmAuthenticityRequest, _ordonnancier_prescription_v1_ConfirmAuthenticityResponse, _ordonnancier_prescription_v1_ConfirmAuthenticityRequest__Output, _ordonnancier_prescription_v1_ConfirmAuthenticityResponse__Output>
  DisownPrescription: MethodDefinition<_ordonnancier_prescription_v1_DisownPrescriptionRequest, _ordonnancier_prescription_v1_DisownPrescriptionResponse, _ordonnancier_prescription_v1_DisownPrescriptionRequest__Output, _ordonnancier_prescription_v1_DisownPrescriptionResponse__Output>
  GetPrescription: MethodDefinition<_ordonnancier_prescription_v1_GetPrescriptionRequest, _ordonnancier_prescription_v1_GetPrescriptionResponse, _ordonnancier_prescription_v1_GetPrescriptionRequest__Output, _ordonnancier_prescription_v1_GetPrescriptionResponse__Output>
  IssuePrescription: MethodDefinition<_ordonnancier_prescription_v1_IssuePrescriptionRequest, _ordonnancier_prescription_v1_IssuePrescriptionResponse, _ordonnancier_prescription_v1_IssuePrescriptionRequest__Output, _ordonnancier_prescription_v1_IssuePrescriptionResponse__Output>
  ListPrescriptions: MethodDefinition<_ordonnancier_prescription_v1_ListPrescriptionsRequest, _ordonnancier_prescription_v1_ListPrescriptionsResponse, _ordonnancier_prescription_v1_ListPrescriptionsRequest__Output, _ordonnancier_prescription_v1_ListPrescriptionsResponse__Output>
  ReplacePrescription: MethodDefinition<_ordonnancier_prescription_v1_ReplacePrescriptionRequest, _ordonnancier_prescription_v1_ReplacePrescriptionResponse, _ordonnancier_prescription_v1_ReplacePrescriptionRequest__Output, _ordonnancier_prescription_v1_ReplacePrescriptionResponse__Output>
  WatchPrescriptions: MethodDefinition<_ordonnancier_prescription_v1_WatchPrescriptionsRequest, _ordonnancier_prescription_v1_WatchPrescriptionsResponse, _ordonnancier_prescription_v1_WatchPrescriptionsRequest__Output, _ordonnancier_prescription_v1_WatchPrescriptionsResponse__Output>
}
