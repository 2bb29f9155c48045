// Original file: protos/ordonnancier/fraud/v1/fraud_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListAlertsRequest as _ordonnancier_fraud_v1_ListAlertsRequest, ListAlertsRequest__Output as _ordonnancier_fraud_v1_ListAlertsRequest__Output } from '../../../ordonnancier/fraud/v1/ListAlertsRequest.ts';
import type { ListAlertsResponse as _ordonnancier_fraud_v1_ListAlertsResponse, ListAlertsResponse__Output as _ordonnancier_fraud_v1_ListAlertsResponse__Output } from '../../../ordonnancier/fraud/v1/ListAlertsResponse.ts';
import type { RecordVerdictRequest as _ordonnancier_fraud_v1_RecordVerdictRequest, RecordVerdictRequest__Output as _ordonnancier_fraud_v1_RecordVerdictRequest__Output } from '../../../ordonnancier/fraud/v1/RecordVerdictRequest.ts';
import type { RecordVerdictResponse as _ordonnancier_fraud_v1_RecordVerdictResponse, RecordVerdictResponse__Output as _ordonnancier_fraud_v1_RecordVerdictResponse__Output } from '../../../ordonnancier/fraud/v1/RecordVerdictResponse.ts';
import type { ScoreDispensingRequest as _ordonnancier_fraud_v1_ScoreDispensingRequest, ScoreDispensingRequest__Output as _ordonnancier_fraud_v1_ScoreDispensingRequest__Output } from '../../../ordonnancier/fraud/v1/ScoreDispensingRequest.ts';
import type { ScoreDispensingResponse as _ordonnancier_fraud_v1_ScoreDispensingResponse, ScoreDispensingResponse__Output as _ordonnancier_fraud_v1_ScoreDispensingResponse__Output } from '../../../ordonnancier/fraud/v1/ScoreDispensingResponse.ts';
import type { StreamAlertsRequest as _ordonnancier_fraud_v1_StreamAlertsRequest, StreamAlertsRequest__Output as _ordonnancier_fraud_v1_StreamAlertsRequest__Output } from '../../../ordonnancier/fraud/v1/StreamAlertsRequest.ts';
import type { StreamAlertsResponse as _ordonnancier_fraud_v1_StreamAlertsResponse, StreamAlertsResponse__Output as _ordonnancier_fraud_v1_StreamAlertsResponse__Output } from '../../../ordonnancier/fraud/v1/StreamAlertsResponse.ts';

/**
 * For fraud analysts of the Assurance Maladie, and for the dispensing service. Patients are pseudonyms here.
 * A score never refuses care: it warns, and a human decides (GDPR article 22).
 */
export interface FraudServiceClient extends grpc.Client {
  /**
   * Lists alerts, newest first. Callers are analysts.
   */
  ListAlerts(argument: _ordonnancier_fraud_v1_ListAlertsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ListAlertsResponse__Output>): grpc.ClientUnaryCall;
  ListAlerts(argument: _ordonnancier_fraud_v1_ListAlertsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ListAlertsResponse__Output>): grpc.ClientUnaryCall;
  ListAlerts(argument: _ordonnancier_fraud_v1_ListAlertsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ListAlertsResponse__Output>): grpc.ClientUnaryCall;
  ListAlerts(argument: _ordonnancier_fraud_v1_ListAlertsRequest, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ListAlertsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists alerts, newest first. Callers are analysts.
   */
  listAlerts(argument: _ordonnancier_fraud_v1_ListAlertsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ListAlertsResponse__Output>): grpc.ClientUnaryCall;
  listAlerts(argument: _ordonnancier_fraud_v1_ListAlertsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ListAlertsResponse__Output>): grpc.ClientUnaryCall;
  listAlerts(argument: _ordonnancier_fraud_v1_ListAlertsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ListAlertsResponse__Output>): grpc.ClientUnaryCall;
  listAlerts(argument: _ordonnancier_fraud_v1_ListAlertsRequest, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ListAlertsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Records what an analyst decided about an alert. Callers are analysts.
   */
  RecordVerdict(argument: _ordonnancier_fraud_v1_RecordVerdictRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_RecordVerdictResponse__Output>): grpc.ClientUnaryCall;
  RecordVerdict(argument: _ordonnancier_fraud_v1_RecordVerdictRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_fraud_v1_RecordVerdictResponse__Output>): grpc.ClientUnaryCall;
  RecordVerdict(argument: _ordonnancier_fraud_v1_RecordVerdictRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_RecordVerdictResponse__Output>): grpc.ClientUnaryCall;
  RecordVerdict(argument: _ordonnancier_fraud_v1_RecordVerdictRequest, callback: grpc.requestCallback<_ordonnancier_fraud_v1_RecordVerdictResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Records what an analyst decided about an alert. Callers are analysts.
   */
  recordVerdict(argument: _ordonnancier_fraud_v1_RecordVerdictRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_RecordVerdictResponse__Output>): grpc.ClientUnaryCall;
  recordVerdict(argument: _ordonnancier_fraud_v1_RecordVerdictRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_fraud_v1_RecordVerdictResponse__Output>): grpc.ClientUnaryCall;
  recordVerdict(argument: _ordonnancier_fraud_v1_RecordVerdictRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_RecordVerdictResponse__Output>): grpc.ClientUnaryCall;
  recordVerdict(argument: _ordonnancier_fraud_v1_RecordVerdictRequest, callback: grpc.requestCallback<_ordonnancier_fraud_v1_RecordVerdictResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Scores a dispensing before it happens. Called by the dispensing service while a pharmacy claims; 20 ms budget.
   */
  ScoreDispensing(argument: _ordonnancier_fraud_v1_ScoreDispensingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ScoreDispensingResponse__Output>): grpc.ClientUnaryCall;
  ScoreDispensing(argument: _ordonnancier_fraud_v1_ScoreDispensingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ScoreDispensingResponse__Output>): grpc.ClientUnaryCall;
  ScoreDispensing(argument: _ordonnancier_fraud_v1_ScoreDispensingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ScoreDispensingResponse__Output>): grpc.ClientUnaryCall;
  ScoreDispensing(argument: _ordonnancier_fraud_v1_ScoreDispensingRequest, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ScoreDispensingResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Scores a dispensing before it happens. Called by the dispensing service while a pharmacy claims; 20 ms budget.
   */
  scoreDispensing(argument: _ordonnancier_fraud_v1_ScoreDispensingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ScoreDispensingResponse__Output>): grpc.ClientUnaryCall;
  scoreDispensing(argument: _ordonnancier_fraud_v1_ScoreDispensingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ScoreDispensingResponse__Output>): grpc.ClientUnaryCall;
  scoreDispensing(argument: _ordonnancier_fraud_v1_ScoreDispensingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ScoreDispensingResponse__Output>): grpc.ClientUnaryCall;
  scoreDispensing(argument: _ordonnancier_fraud_v1_ScoreDispensingRequest, callback: grpc.requestCallback<_ordonnancier_fraud_v1_ScoreDispensingResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Streams alerts and verdicts from a position on, and goes on as they come. Callers are analysts.
   */
  StreamAlerts(argument: _ordonnancier_fraud_v1_StreamAlertsRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_fraud_v1_StreamAlertsResponse__Output>;
  StreamAlerts(argument: _ordonnancier_fraud_v1_StreamAlertsRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_fraud_v1_StreamAlertsResponse__Output>;
  /**
   * Streams alerts and verdicts from a position on, and goes on as they come. Callers are analysts.
   */
  streamAlerts(argument: _ordonnancier_fraud_v1_StreamAlertsRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_fraud_v1_StreamAlertsResponse__Output>;
  streamAlerts(argument: _ordonnancier_fraud_v1_StreamAlertsRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_fraud_v1_StreamAlertsResponse__Output>;
  
}

/**
 * For fraud analysts of the Assurance Maladie, and for the dispensing service. Patients are pseudonyms here.
 * A score never refuses care: it warns, and a human decides (GDPR article 22).
 */
export interface FraudServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Lists alerts, newest first. Callers are analysts.
   */
  ListAlerts: grpc.handleUnaryCall<_ordonnancier_fraud_v1_ListAlertsRequest__Output, _ordonnancier_fraud_v1_ListAlertsResponse>;
  
  /**
   * Records what an analyst decided about an alert. Callers are analysts.
   */
  RecordVerdict: grpc.handleUnaryCall<_ordonnancier_fraud_v1_RecordVerdictRequest__Output, _ordonnancier_fraud_v1_RecordVerdictResponse>;
  
  /**
   * Scores a dispensing before it happens. Called by the dispensing service while a pharmacy claims; 20 ms budget.
   */
  ScoreDispensing: grpc.handleUnaryCall<_ordonnancier_fraud_v1_ScoreDispensingRequest__Output, _ordonnancier_fraud_v1_ScoreDispensingResponse>;
  
  /**
   * Streams alerts and verdicts from a position on, and goes on as they come. Callers are analysts.
   */
  StreamAlerts: grpc.handleServerStreamingCall<_ordonnancier_fraud_v1_StreamAlertsRequest__Output, _ordonnancier_fraud_v1_StreamAlertsResponse>;
  
}

export interface FraudServiceDefinition extends grpc.ServiceDefinition {
  ListAlerts: MethodDefinition<_ordonnancier_fraud_v1_ListAlertsRequest, _ordonnancier_fraud_v1_ListAlertsResponse, _ordonnancier_fraud_v1_ListAlertsRequest__Output, _ordonnancier_fraud_v1_ListAlertsResponse__Output>
  RecordVerdict: MethodDefinition<_ordonnancier_fraud_v1_RecordVerdictRequest, _ordonnancier_fraud_v1_RecordVerdictResponse, _ordonnancier_fraud_v1_RecordVerdictRequest__Output, _ordonnancier_fraud_v1_RecordVerdictResponse__Output>
  ScoreDispensing: MethodDefinition<_ordonnancier_fraud_v1_ScoreDispensingRequest, _ordonnancier_fraud_v1_ScoreDispensingResponse, _ordonnancier_fraud_v1_ScoreDispensingRequest__Output, _ordonnancier_fraud_v1_ScoreDispensingResponse__Output>
  StreamAlerts: MethodDefinition<_ordonnancier_fraud_v1_StreamAlertsRequest, _ordonnancier_fraud_v1_StreamAlertsResponse, _ordonnancier_fraud_v1_StreamAlertsRequest__Output, _ordonnancier_fraud_v1_StreamAlertsResponse__Output>
}
