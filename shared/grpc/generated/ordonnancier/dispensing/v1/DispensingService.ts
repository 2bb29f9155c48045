// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AmendDispensingRequest as _ordonnancier_dispensing_v1_AmendDispensingRequest, AmendDispensingRequest__Output as _ordonnancier_dispensing_v1_AmendDispensingRequest__Output } from '../../../ordonnancier/dispensing/v1/AmendDispensingRequest.ts';
import type { AmendDispensingResponse as _ordonnancier_dispensing_v1_AmendDispensingResponse, AmendDispensingResponse__Output as _ordonnancier_dispensing_v1_AmendDispensingResponse__Output } from '../../../ordonnancier/dispensing/v1/AmendDispensingResponse.ts';
import type { CanDispenseRequest as _ordonnancier_dispensing_v1_CanDispenseRequest, CanDispenseRequest__Output as _ordonnancier_dispensing_v1_CanDispenseRequest__Output } from '../../../ordonnancier/dispensing/v1/CanDispenseRequest.ts';
import type { CanDispenseResponse as _ordonnancier_dispensing_v1_CanDispenseResponse, CanDispenseResponse__Output as _ordonnancier_dispensing_v1_CanDispenseResponse__Output } from '../../../ordonnancier/dispensing/v1/CanDispenseResponse.ts';
import type { ClaimPrescriptionRequest as _ordonnancier_dispensing_v1_ClaimPrescriptionRequest, ClaimPrescriptionRequest__Output as _ordonnancier_dispensing_v1_ClaimPrescriptionRequest__Output } from '../../../ordonnancier/dispensing/v1/ClaimPrescriptionRequest.ts';
import type { ClaimPrescriptionResponse as _ordonnancier_dispensing_v1_ClaimPrescriptionResponse, ClaimPrescriptionResponse__Output as _ordonnancier_dispensing_v1_ClaimPrescriptionResponse__Output } from '../../../ordonnancier/dispensing/v1/ClaimPrescriptionResponse.ts';
import type { CloseLinesRequest as _ordonnancier_dispensing_v1_CloseLinesRequest, CloseLinesRequest__Output as _ordonnancier_dispensing_v1_CloseLinesRequest__Output } from '../../../ordonnancier/dispensing/v1/CloseLinesRequest.ts';
import type { CloseLinesResponse as _ordonnancier_dispensing_v1_CloseLinesResponse, CloseLinesResponse__Output as _ordonnancier_dispensing_v1_CloseLinesResponse__Output } from '../../../ordonnancier/dispensing/v1/CloseLinesResponse.ts';
import type { DispenseRequest as _ordonnancier_dispensing_v1_DispenseRequest, DispenseRequest__Output as _ordonnancier_dispensing_v1_DispenseRequest__Output } from '../../../ordonnancier/dispensing/v1/DispenseRequest.ts';
import type { DispenseResponse as _ordonnancier_dispensing_v1_DispenseResponse, DispenseResponse__Output as _ordonnancier_dispensing_v1_DispenseResponse__Output } from '../../../ordonnancier/dispensing/v1/DispenseResponse.ts';
import type { GiveOpinionRequest as _ordonnancier_dispensing_v1_GiveOpinionRequest, GiveOpinionRequest__Output as _ordonnancier_dispensing_v1_GiveOpinionRequest__Output } from '../../../ordonnancier/dispensing/v1/GiveOpinionRequest.ts';
import type { GiveOpinionResponse as _ordonnancier_dispensing_v1_GiveOpinionResponse, GiveOpinionResponse__Output as _ordonnancier_dispensing_v1_GiveOpinionResponse__Output } from '../../../ordonnancier/dispensing/v1/GiveOpinionResponse.ts';
import type { ListPharmacyDispensingsRequest as _ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest, ListPharmacyDispensingsRequest__Output as _ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest__Output } from '../../../ordonnancier/dispensing/v1/ListPharmacyDispensingsRequest.ts';
import type { ListPharmacyDispensingsResponse as _ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse, ListPharmacyDispensingsResponse__Output as _ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse__Output } from '../../../ordonnancier/dispensing/v1/ListPharmacyDispensingsResponse.ts';
import type { ListRegisterRequest as _ordonnancier_dispensing_v1_ListRegisterRequest, ListRegisterRequest__Output as _ordonnancier_dispensing_v1_ListRegisterRequest__Output } from '../../../ordonnancier/dispensing/v1/ListRegisterRequest.ts';
import type { ListRegisterResponse as _ordonnancier_dispensing_v1_ListRegisterResponse, ListRegisterResponse__Output as _ordonnancier_dispensing_v1_ListRegisterResponse__Output } from '../../../ordonnancier/dispensing/v1/ListRegisterResponse.ts';
import type { RecordPaperPrescriptionRequest as _ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest, RecordPaperPrescriptionRequest__Output as _ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest__Output } from '../../../ordonnancier/dispensing/v1/RecordPaperPrescriptionRequest.ts';
import type { RecordPaperPrescriptionResponse as _ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse, RecordPaperPrescriptionResponse__Output as _ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse__Output } from '../../../ordonnancier/dispensing/v1/RecordPaperPrescriptionResponse.ts';
import type { RefuseDispensingRequest as _ordonnancier_dispensing_v1_RefuseDispensingRequest, RefuseDispensingRequest__Output as _ordonnancier_dispensing_v1_RefuseDispensingRequest__Output } from '../../../ordonnancier/dispensing/v1/RefuseDispensingRequest.ts';
import type { RefuseDispensingResponse as _ordonnancier_dispensing_v1_RefuseDispensingResponse, RefuseDispensingResponse__Output as _ordonnancier_dispensing_v1_RefuseDispensingResponse__Output } from '../../../ordonnancier/dispensing/v1/RefuseDispensingResponse.ts';
import type { ReleaseClaimRequest as _ordonnancier_dispensing_v1_ReleaseClaimRequest, ReleaseClaimRequest__Output as _ordonnancier_dispensing_v1_ReleaseClaimRequest__Output } from '../../../ordonnancier/dispensing/v1/ReleaseClaimRequest.ts';
import type { ReleaseClaimResponse as _ordonnancier_dispensing_v1_ReleaseClaimResponse, ReleaseClaimResponse__Output as _ordonnancier_dispensing_v1_ReleaseClaimResponse__Output } from '../../../ordonnancier/dispensing/v1/ReleaseClaimResponse.ts';
import type { ReopenLinesRequest as _ordonnancier_dispensing_v1_ReopenLinesRequest, ReopenLinesRequest__Output as _ordonnancier_dispensing_v1_ReopenLinesRequest__Output } from '../../../ordonnancier/dispensing/v1/ReopenLinesRequest.ts';
import type { ReopenLinesResponse as _ordonnancier_dispensing_v1_ReopenLinesResponse, ReopenLinesResponse__Output as _ordonnancier_dispensing_v1_ReopenLinesResponse__Output } from '../../../ordonnancier/dispensing/v1/ReopenLinesResponse.ts';
import type { ReportSuspicionRequest as _ordonnancier_dispensing_v1_ReportSuspicionRequest, ReportSuspicionRequest__Output as _ordonnancier_dispensing_v1_ReportSuspicionRequest__Output } from '../../../ordonnancier/dispensing/v1/ReportSuspicionRequest.ts';
import type { ReportSuspicionResponse as _ordonnancier_dispensing_v1_ReportSuspicionResponse, ReportSuspicionResponse__Output as _ordonnancier_dispensing_v1_ReportSuspicionResponse__Output } from '../../../ordonnancier/dispensing/v1/ReportSuspicionResponse.ts';
import type { RetrievePrescriptionRequest as _ordonnancier_dispensing_v1_RetrievePrescriptionRequest, RetrievePrescriptionRequest__Output as _ordonnancier_dispensing_v1_RetrievePrescriptionRequest__Output } from '../../../ordonnancier/dispensing/v1/RetrievePrescriptionRequest.ts';
import type { RetrievePrescriptionResponse as _ordonnancier_dispensing_v1_RetrievePrescriptionResponse, RetrievePrescriptionResponse__Output as _ordonnancier_dispensing_v1_RetrievePrescriptionResponse__Output } from '../../../ordonnancier/dispensing/v1/RetrievePrescriptionResponse.ts';
import type { ReverseDispensingRequest as _ordonnancier_dispensing_v1_ReverseDispensingRequest, ReverseDispensingRequest__Output as _ordonnancier_dispensing_v1_ReverseDispensingRequest__Output } from '../../../ordonnancier/dispensing/v1/ReverseDispensingRequest.ts';
import type { ReverseDispensingResponse as _ordonnancier_dispensing_v1_ReverseDispensingResponse, ReverseDispensingResponse__Output as _ordonnancier_dispensing_v1_ReverseDispensingResponse__Output } from '../../../ordonnancier/dispensing/v1/ReverseDispensingResponse.ts';
import type { WatchClaimsRequest as _ordonnancier_dispensing_v1_WatchClaimsRequest, WatchClaimsRequest__Output as _ordonnancier_dispensing_v1_WatchClaimsRequest__Output } from '../../../ordonnancier/dispensing/v1/WatchClaimsRequest.ts';
import type { WatchClaimsResponse as _ordonnancier_dispensing_v1_WatchClaimsResponse, WatchClaimsResponse__Output as _ordonnancier_dispensing_v1_WatchClaimsResponse__Output } from '../../../ordonnancier/dispensing/v1/WatchClaimsResponse.ts';

/**
 * For pharmacy systems: retrieve, claim, dispense, correct. Callers are pharmacists acting for one pharmacy.
 * 
 * Every write carries a request_id: the same id with the same content gets the same answer, whatever happened since, and
 * records nothing more. The id belongs to its caller and to the prescription: with other content for the same prescription it
 * is refused with ALREADY_EXISTS (REQUEST_ID_REUSED), for another one it is another request.
 * What depends on the time in an answer is of the moment: the screening of a claim, a status, what is due. Every write answers
 * the log position to give as min_position to later queries.
 */
export interface DispensingServiceClient extends grpc.Client {
  /**
   * Replaces a dispensing of this pharmacy by another, in one step.
   */
  AmendDispensing(argument: _ordonnancier_dispensing_v1_AmendDispensingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_AmendDispensingResponse__Output>): grpc.ClientUnaryCall;
  AmendDispensing(argument: _ordonnancier_dispensing_v1_AmendDispensingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_AmendDispensingResponse__Output>): grpc.ClientUnaryCall;
  AmendDispensing(argument: _ordonnancier_dispensing_v1_AmendDispensingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_AmendDispensingResponse__Output>): grpc.ClientUnaryCall;
  AmendDispensing(argument: _ordonnancier_dispensing_v1_AmendDispensingRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_AmendDispensingResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Replaces a dispensing of this pharmacy by another, in one step.
   */
  amendDispensing(argument: _ordonnancier_dispensing_v1_AmendDispensingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_AmendDispensingResponse__Output>): grpc.ClientUnaryCall;
  amendDispensing(argument: _ordonnancier_dispensing_v1_AmendDispensingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_AmendDispensingResponse__Output>): grpc.ClientUnaryCall;
  amendDispensing(argument: _ordonnancier_dispensing_v1_AmendDispensingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_AmendDispensingResponse__Output>): grpc.ClientUnaryCall;
  amendDispensing(argument: _ordonnancier_dispensing_v1_AmendDispensingRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_AmendDispensingResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Says what Dispense would answer; records nothing.
   */
  CanDispense(argument: _ordonnancier_dispensing_v1_CanDispenseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CanDispenseResponse__Output>): grpc.ClientUnaryCall;
  CanDispense(argument: _ordonnancier_dispensing_v1_CanDispenseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CanDispenseResponse__Output>): grpc.ClientUnaryCall;
  CanDispense(argument: _ordonnancier_dispensing_v1_CanDispenseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CanDispenseResponse__Output>): grpc.ClientUnaryCall;
  CanDispense(argument: _ordonnancier_dispensing_v1_CanDispenseRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CanDispenseResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Says what Dispense would answer; records nothing.
   */
  canDispense(argument: _ordonnancier_dispensing_v1_CanDispenseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CanDispenseResponse__Output>): grpc.ClientUnaryCall;
  canDispense(argument: _ordonnancier_dispensing_v1_CanDispenseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CanDispenseResponse__Output>): grpc.ClientUnaryCall;
  canDispense(argument: _ordonnancier_dispensing_v1_CanDispenseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CanDispenseResponse__Output>): grpc.ClientUnaryCall;
  canDispense(argument: _ordonnancier_dispensing_v1_CanDispenseRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CanDispenseResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes, or extends, a lease on a prescription, so that no other pharmacy dispenses it meanwhile. A lease is half an hour; it
   * is extended 7 times at most, and then another claim taken; one pharmacy claims a prescription 200 times at most.
   */
  ClaimPrescription(argument: _ordonnancier_dispensing_v1_ClaimPrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ClaimPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  ClaimPrescription(argument: _ordonnancier_dispensing_v1_ClaimPrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ClaimPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  ClaimPrescription(argument: _ordonnancier_dispensing_v1_ClaimPrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ClaimPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  ClaimPrescription(argument: _ordonnancier_dispensing_v1_ClaimPrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ClaimPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Takes, or extends, a lease on a prescription, so that no other pharmacy dispenses it meanwhile. A lease is half an hour; it
   * is extended 7 times at most, and then another claim taken; one pharmacy claims a prescription 200 times at most.
   */
  claimPrescription(argument: _ordonnancier_dispensing_v1_ClaimPrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ClaimPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  claimPrescription(argument: _ordonnancier_dispensing_v1_ClaimPrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ClaimPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  claimPrescription(argument: _ordonnancier_dispensing_v1_ClaimPrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ClaimPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  claimPrescription(argument: _ordonnancier_dispensing_v1_ClaimPrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ClaimPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Closes lines without dispensing them, with a reason that the prescriber sees.
   */
  CloseLines(argument: _ordonnancier_dispensing_v1_CloseLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CloseLinesResponse__Output>): grpc.ClientUnaryCall;
  CloseLines(argument: _ordonnancier_dispensing_v1_CloseLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CloseLinesResponse__Output>): grpc.ClientUnaryCall;
  CloseLines(argument: _ordonnancier_dispensing_v1_CloseLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CloseLinesResponse__Output>): grpc.ClientUnaryCall;
  CloseLines(argument: _ordonnancier_dispensing_v1_CloseLinesRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CloseLinesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Closes lines without dispensing them, with a reason that the prescriber sees.
   */
  closeLines(argument: _ordonnancier_dispensing_v1_CloseLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CloseLinesResponse__Output>): grpc.ClientUnaryCall;
  closeLines(argument: _ordonnancier_dispensing_v1_CloseLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CloseLinesResponse__Output>): grpc.ClientUnaryCall;
  closeLines(argument: _ordonnancier_dispensing_v1_CloseLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CloseLinesResponse__Output>): grpc.ClientUnaryCall;
  closeLines(argument: _ordonnancier_dispensing_v1_CloseLinesRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_CloseLinesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Records what is handed over. One pharmacy dispenses from a prescription 300 times at most.
   */
  Dispense(argument: _ordonnancier_dispensing_v1_DispenseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_DispenseResponse__Output>): grpc.ClientUnaryCall;
  Dispense(argument: _ordonnancier_dispensing_v1_DispenseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_DispenseResponse__Output>): grpc.ClientUnaryCall;
  Dispense(argument: _ordonnancier_dispensing_v1_DispenseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_DispenseResponse__Output>): grpc.ClientUnaryCall;
  Dispense(argument: _ordonnancier_dispensing_v1_DispenseRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_DispenseResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Records what is handed over. One pharmacy dispenses from a prescription 300 times at most.
   */
  dispense(argument: _ordonnancier_dispensing_v1_DispenseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_DispenseResponse__Output>): grpc.ClientUnaryCall;
  dispense(argument: _ordonnancier_dispensing_v1_DispenseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_DispenseResponse__Output>): grpc.ClientUnaryCall;
  dispense(argument: _ordonnancier_dispensing_v1_DispenseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_DispenseResponse__Output>): grpc.ClientUnaryCall;
  dispense(argument: _ordonnancier_dispensing_v1_DispenseRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_DispenseResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Records an opinion for the prescriber (opinion pharmaceutique), who hears it in WatchPrescriptions; the prescription stays
   * as it is. In any state of it, and the answer to an opinion is another one. Refusals, opinions and suspicions of one pharmacy
   * are 100 at most for one prescription.
   */
  GiveOpinion(argument: _ordonnancier_dispensing_v1_GiveOpinionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_GiveOpinionResponse__Output>): grpc.ClientUnaryCall;
  GiveOpinion(argument: _ordonnancier_dispensing_v1_GiveOpinionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_GiveOpinionResponse__Output>): grpc.ClientUnaryCall;
  GiveOpinion(argument: _ordonnancier_dispensing_v1_GiveOpinionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_GiveOpinionResponse__Output>): grpc.ClientUnaryCall;
  GiveOpinion(argument: _ordonnancier_dispensing_v1_GiveOpinionRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_GiveOpinionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Records an opinion for the prescriber (opinion pharmaceutique), who hears it in WatchPrescriptions; the prescription stays
   * as it is. In any state of it, and the answer to an opinion is another one. Refusals, opinions and suspicions of one pharmacy
   * are 100 at most for one prescription.
   */
  giveOpinion(argument: _ordonnancier_dispensing_v1_GiveOpinionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_GiveOpinionResponse__Output>): grpc.ClientUnaryCall;
  giveOpinion(argument: _ordonnancier_dispensing_v1_GiveOpinionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_GiveOpinionResponse__Output>): grpc.ClientUnaryCall;
  giveOpinion(argument: _ordonnancier_dispensing_v1_GiveOpinionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_GiveOpinionResponse__Output>): grpc.ClientUnaryCall;
  giveOpinion(argument: _ordonnancier_dispensing_v1_GiveOpinionRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_GiveOpinionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists what the caller's pharmacy dispensed, newest first, without patient identities.
   */
  ListPharmacyDispensings(argument: _ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse__Output>): grpc.ClientUnaryCall;
  ListPharmacyDispensings(argument: _ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse__Output>): grpc.ClientUnaryCall;
  ListPharmacyDispensings(argument: _ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse__Output>): grpc.ClientUnaryCall;
  ListPharmacyDispensings(argument: _ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists what the caller's pharmacy dispensed, newest first, without patient identities.
   */
  listPharmacyDispensings(argument: _ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse__Output>): grpc.ClientUnaryCall;
  listPharmacyDispensings(argument: _ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse__Output>): grpc.ClientUnaryCall;
  listPharmacyDispensings(argument: _ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse__Output>): grpc.ClientUnaryCall;
  listPharmacyDispensings(argument: _ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the register of the caller's pharmacy (ordonnancier, articles R.5132-9 and R.5132-36 CSP) in the order of its
   * numbers: what was dispensed of lists I and II and of narcotics, and what of it was taken back. Each reading is recorded,
   * and the patients named see it.
   */
  ListRegister(argument: _ordonnancier_dispensing_v1_ListRegisterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListRegisterResponse__Output>): grpc.ClientUnaryCall;
  ListRegister(argument: _ordonnancier_dispensing_v1_ListRegisterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListRegisterResponse__Output>): grpc.ClientUnaryCall;
  ListRegister(argument: _ordonnancier_dispensing_v1_ListRegisterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListRegisterResponse__Output>): grpc.ClientUnaryCall;
  ListRegister(argument: _ordonnancier_dispensing_v1_ListRegisterRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListRegisterResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the register of the caller's pharmacy (ordonnancier, articles R.5132-9 and R.5132-36 CSP) in the order of its
   * numbers: what was dispensed of lists I and II and of narcotics, and what of it was taken back. Each reading is recorded,
   * and the patients named see it.
   */
  listRegister(argument: _ordonnancier_dispensing_v1_ListRegisterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListRegisterResponse__Output>): grpc.ClientUnaryCall;
  listRegister(argument: _ordonnancier_dispensing_v1_ListRegisterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListRegisterResponse__Output>): grpc.ClientUnaryCall;
  listRegister(argument: _ordonnancier_dispensing_v1_ListRegisterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListRegisterResponse__Output>): grpc.ClientUnaryCall;
  listRegister(argument: _ordonnancier_dispensing_v1_ListRegisterRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ListRegisterResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Transcribes a paper prescription, which then lives like any other.
   */
  RecordPaperPrescription(argument: _ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  RecordPaperPrescription(argument: _ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  RecordPaperPrescription(argument: _ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  RecordPaperPrescription(argument: _ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Transcribes a paper prescription, which then lives like any other.
   */
  recordPaperPrescription(argument: _ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  recordPaperPrescription(argument: _ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  recordPaperPrescription(argument: _ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  recordPaperPrescription(argument: _ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Records that the pharmacist declines to dispense; the prescription stays as it is.
   */
  RefuseDispensing(argument: _ordonnancier_dispensing_v1_RefuseDispensingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RefuseDispensingResponse__Output>): grpc.ClientUnaryCall;
  RefuseDispensing(argument: _ordonnancier_dispensing_v1_RefuseDispensingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RefuseDispensingResponse__Output>): grpc.ClientUnaryCall;
  RefuseDispensing(argument: _ordonnancier_dispensing_v1_RefuseDispensingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RefuseDispensingResponse__Output>): grpc.ClientUnaryCall;
  RefuseDispensing(argument: _ordonnancier_dispensing_v1_RefuseDispensingRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RefuseDispensingResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Records that the pharmacist declines to dispense; the prescription stays as it is.
   */
  refuseDispensing(argument: _ordonnancier_dispensing_v1_RefuseDispensingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RefuseDispensingResponse__Output>): grpc.ClientUnaryCall;
  refuseDispensing(argument: _ordonnancier_dispensing_v1_RefuseDispensingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RefuseDispensingResponse__Output>): grpc.ClientUnaryCall;
  refuseDispensing(argument: _ordonnancier_dispensing_v1_RefuseDispensingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RefuseDispensingResponse__Output>): grpc.ClientUnaryCall;
  refuseDispensing(argument: _ordonnancier_dispensing_v1_RefuseDispensingRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RefuseDispensingResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a claim back.
   */
  ReleaseClaim(argument: _ordonnancier_dispensing_v1_ReleaseClaimRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  ReleaseClaim(argument: _ordonnancier_dispensing_v1_ReleaseClaimRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  ReleaseClaim(argument: _ordonnancier_dispensing_v1_ReleaseClaimRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  ReleaseClaim(argument: _ordonnancier_dispensing_v1_ReleaseClaimRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a claim back.
   */
  releaseClaim(argument: _ordonnancier_dispensing_v1_ReleaseClaimRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  releaseClaim(argument: _ordonnancier_dispensing_v1_ReleaseClaimRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  releaseClaim(argument: _ordonnancier_dispensing_v1_ReleaseClaimRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  releaseClaim(argument: _ordonnancier_dispensing_v1_ReleaseClaimRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReleaseClaimResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes back what CloseLines did by mistake: by the pharmacist who closed the lines, on the same day, and once for each line.
   * It needs no claim. The prescriber sees it.
   */
  ReopenLines(argument: _ordonnancier_dispensing_v1_ReopenLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReopenLinesResponse__Output>): grpc.ClientUnaryCall;
  ReopenLines(argument: _ordonnancier_dispensing_v1_ReopenLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReopenLinesResponse__Output>): grpc.ClientUnaryCall;
  ReopenLines(argument: _ordonnancier_dispensing_v1_ReopenLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReopenLinesResponse__Output>): grpc.ClientUnaryCall;
  ReopenLines(argument: _ordonnancier_dispensing_v1_ReopenLinesRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReopenLinesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Takes back what CloseLines did by mistake: by the pharmacist who closed the lines, on the same day, and once for each line.
   * It needs no claim. The prescriber sees it.
   */
  reopenLines(argument: _ordonnancier_dispensing_v1_ReopenLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReopenLinesResponse__Output>): grpc.ClientUnaryCall;
  reopenLines(argument: _ordonnancier_dispensing_v1_ReopenLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReopenLinesResponse__Output>): grpc.ClientUnaryCall;
  reopenLines(argument: _ordonnancier_dispensing_v1_ReopenLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReopenLinesResponse__Output>): grpc.ClientUnaryCall;
  reopenLines(argument: _ordonnancier_dispensing_v1_ReopenLinesRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReopenLinesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Records a doubt about the authenticity of a prescription.
   */
  ReportSuspicion(argument: _ordonnancier_dispensing_v1_ReportSuspicionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReportSuspicionResponse__Output>): grpc.ClientUnaryCall;
  ReportSuspicion(argument: _ordonnancier_dispensing_v1_ReportSuspicionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReportSuspicionResponse__Output>): grpc.ClientUnaryCall;
  ReportSuspicion(argument: _ordonnancier_dispensing_v1_ReportSuspicionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReportSuspicionResponse__Output>): grpc.ClientUnaryCall;
  ReportSuspicion(argument: _ordonnancier_dispensing_v1_ReportSuspicionRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReportSuspicionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Records a doubt about the authenticity of a prescription.
   */
  reportSuspicion(argument: _ordonnancier_dispensing_v1_ReportSuspicionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReportSuspicionResponse__Output>): grpc.ClientUnaryCall;
  reportSuspicion(argument: _ordonnancier_dispensing_v1_ReportSuspicionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReportSuspicionResponse__Output>): grpc.ClientUnaryCall;
  reportSuspicion(argument: _ordonnancier_dispensing_v1_ReportSuspicionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReportSuspicionResponse__Output>): grpc.ClientUnaryCall;
  reportSuspicion(argument: _ordonnancier_dispensing_v1_ReportSuspicionRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReportSuspicionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Reads a prescription by the code the patient presents. The reading is recorded and the patient sees it.
   */
  RetrievePrescription(argument: _ordonnancier_dispensing_v1_RetrievePrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RetrievePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  RetrievePrescription(argument: _ordonnancier_dispensing_v1_RetrievePrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RetrievePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  RetrievePrescription(argument: _ordonnancier_dispensing_v1_RetrievePrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RetrievePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  RetrievePrescription(argument: _ordonnancier_dispensing_v1_RetrievePrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RetrievePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Reads a prescription by the code the patient presents. The reading is recorded and the patient sees it.
   */
  retrievePrescription(argument: _ordonnancier_dispensing_v1_RetrievePrescriptionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RetrievePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  retrievePrescription(argument: _ordonnancier_dispensing_v1_RetrievePrescriptionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RetrievePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  retrievePrescription(argument: _ordonnancier_dispensing_v1_RetrievePrescriptionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RetrievePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  retrievePrescription(argument: _ordonnancier_dispensing_v1_RetrievePrescriptionRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_RetrievePrescriptionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes back a dispensing of this pharmacy; the invoice is reversed too.
   */
  ReverseDispensing(argument: _ordonnancier_dispensing_v1_ReverseDispensingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReverseDispensingResponse__Output>): grpc.ClientUnaryCall;
  ReverseDispensing(argument: _ordonnancier_dispensing_v1_ReverseDispensingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReverseDispensingResponse__Output>): grpc.ClientUnaryCall;
  ReverseDispensing(argument: _ordonnancier_dispensing_v1_ReverseDispensingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReverseDispensingResponse__Output>): grpc.ClientUnaryCall;
  ReverseDispensing(argument: _ordonnancier_dispensing_v1_ReverseDispensingRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReverseDispensingResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Takes back a dispensing of this pharmacy; the invoice is reversed too.
   */
  reverseDispensing(argument: _ordonnancier_dispensing_v1_ReverseDispensingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReverseDispensingResponse__Output>): grpc.ClientUnaryCall;
  reverseDispensing(argument: _ordonnancier_dispensing_v1_ReverseDispensingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReverseDispensingResponse__Output>): grpc.ClientUnaryCall;
  reverseDispensing(argument: _ordonnancier_dispensing_v1_ReverseDispensingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReverseDispensingResponse__Output>): grpc.ClientUnaryCall;
  reverseDispensing(argument: _ordonnancier_dispensing_v1_ReverseDispensingRequest, callback: grpc.requestCallback<_ordonnancier_dispensing_v1_ReverseDispensingResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Streams what others do to the prescriptions that the caller's pharmacy holds, from a position on.
   */
  WatchClaims(argument: _ordonnancier_dispensing_v1_WatchClaimsRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_dispensing_v1_WatchClaimsResponse__Output>;
  WatchClaims(argument: _ordonnancier_dispensing_v1_WatchClaimsRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_dispensing_v1_WatchClaimsResponse__Output>;
  /**
   * Streams what others do to the prescriptions that the caller's pharmacy holds, from a position on.
   */
  watchClaims(argument: _ordonnancier_dispensing_v1_WatchClaimsRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_dispensing_v1_WatchClaimsResponse__Output>;
  watchClaims(argument: _ordonnancier_dispensing_v1_WatchClaimsRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_ordonnancier_dispensing_v1_WatchClaimsResponse__Output>;
  
}

/**
 * For pharmacy systems: retrieve, claim, dispense, correct. Callers are pharmacists acting for one pharmacy.
 * 
 * Every write carries a request_id: the same id with the same content gets the same answer, whatever happened since, and
 * records nothing more. The id belongs to its caller and to the prescription: with other content for the same prescription it
 * is refused with ALREADY_EXISTS (REQUEST_ID_REUSED), for another one it is another request.
 * What depends on the time in an answer is of the moment: the screening of a claim, a status, what is due. Every write answers
 * the log position to give as min_position to later queries.
 */
export interface DispensingServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Replaces a dispensing of this pharmacy by another, in one step.
   */
  AmendDispensing: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_AmendDispensingRequest__Output, _ordonnancier_dispensing_v1_AmendDispensingResponse>;
  
  /**
   * Says what Dispense would answer; records nothing.
   */
  CanDispense: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_CanDispenseRequest__Output, _ordonnancier_dispensing_v1_CanDispenseResponse>;
  
  /**
   * Takes, or extends, a lease on a prescription, so that no other pharmacy dispenses it meanwhile. A lease is half an hour; it
   * is extended 7 times at most, and then another claim taken; one pharmacy claims a prescription 200 times at most.
   */
  ClaimPrescription: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_ClaimPrescriptionRequest__Output, _ordonnancier_dispensing_v1_ClaimPrescriptionResponse>;
  
  /**
   * Closes lines without dispensing them, with a reason that the prescriber sees.
   */
  CloseLines: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_CloseLinesRequest__Output, _ordonnancier_dispensing_v1_CloseLinesResponse>;
  
  /**
   * Records what is handed over. One pharmacy dispenses from a prescription 300 times at most.
   */
  Dispense: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_DispenseRequest__Output, _ordonnancier_dispensing_v1_DispenseResponse>;
  
  /**
   * Records an opinion for the prescriber (opinion pharmaceutique), who hears it in WatchPrescriptions; the prescription stays
   * as it is. In any state of it, and the answer to an opinion is another one. Refusals, opinions and suspicions of one pharmacy
   * are 100 at most for one prescription.
   */
  GiveOpinion: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_GiveOpinionRequest__Output, _ordonnancier_dispensing_v1_GiveOpinionResponse>;
  
  /**
   * Lists what the caller's pharmacy dispensed, newest first, without patient identities.
   */
  ListPharmacyDispensings: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest__Output, _ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse>;
  
  /**
   * Lists the register of the caller's pharmacy (ordonnancier, articles R.5132-9 and R.5132-36 CSP) in the order of its
   * numbers: what was dispensed of lists I and II and of narcotics, and what of it was taken back. Each reading is recorded,
   * and the patients named see it.
   */
  ListRegister: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_ListRegisterRequest__Output, _ordonnancier_dispensing_v1_ListRegisterResponse>;
  
  /**
   * Transcribes a paper prescription, which then lives like any other.
   */
  RecordPaperPrescription: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest__Output, _ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse>;
  
  /**
   * Records that the pharmacist declines to dispense; the prescription stays as it is.
   */
  RefuseDispensing: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_RefuseDispensingRequest__Output, _ordonnancier_dispensing_v1_RefuseDispensingResponse>;
  
  /**
   * Gives a claim back.
   */
  ReleaseClaim: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_ReleaseClaimRequest__Output, _ordonnancier_dispensing_v1_ReleaseClaimResponse>;
  
  /**
   * Takes back what CloseLines did by mistake: by the pharmacist who closed the lines, on the same day, and once for each line.
   * It needs no claim. The prescriber sees it.
   */
  ReopenLines: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_ReopenLinesRequest__Output, _ordonnancier_dispensing_v1_ReopenLinesResponse>;
  
  /**
   * Records a doubt about the authenticity of a prescription.
   */
  ReportSuspicion: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_ReportSuspicionRequest__Output, _ordonnancier_dispensing_v1_ReportSuspicionResponse>;
  
  /**
   * Reads a prescription by the code the patient presents. The reading is recorded and the patient sees it.
   */
  RetrievePrescription: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_RetrievePrescriptionRequest__Output, _ordonnancier_dispensing_v1_RetrievePrescriptionResponse>;
  
  /**
   * Takes back a dispensing of this pharmacy; the invoice is reversed too.
   */
  ReverseDispensing: grpc.handleUnaryCall<_ordonnancier_dispensing_v1_ReverseDispensingRequest__Output, _ordonnancier_dispensing_v1_ReverseDispensingResponse>;
  
  /**
   * Streams what others do to the prescriptions that the caller's pharmacy holds, from a position on.
   */
  WatchClaims: grpc.handleServerStreamingCall<_ordonnancier_dispensing_v1_WatchClaimsRequest__Output, _ordonnancier_dispensing_v1_WatchClaimsResponse>;
  
}

export interface DispensingServiceDefinition extends grpc.ServiceDefinition {
  AmendDispensing: MethodDefinition<_ordonnancier_dispensing_v1_AmendDispensingRequest, _ordonnancier_dispensing_v1_AmendDispensingResponse, _ordonnancier_dispensing_v1_AmendDispensingRequest__Output, _ordonnancier_dispensing_v1_AmendDispensingResponse__Output>
  CanDispense: MethodDefinition<_ordonnancier_dispensing_v1_CanDispenseRequest, _ordonnancier_dispensing_v1_CanDispenseResponse, _ordonnancier_dispensing_v1_CanDispenseRequest__Output, _ordonnancier_dispensing_v1_CanDispenseResponse__Output>
  ClaimPrescription: MethodDefinition<_ordonnancier_dispensing_v1_ClaimPrescriptionRequest, _ordonnancier_dispensing_v1_ClaimPrescriptionResponse, _ordonnancier_dispensing_v1_ClaimPrescriptionRequest__Output, _ordonnancier_dispensing_v1_ClaimPrescriptionResponse__Output>
  CloseLines: MethodDefinition<_ordonnancier_dispensing_v1_CloseLinesRequest, _ordonnancier_dispensing_v1_CloseLinesResponse, _ordonnancier_dispensing_v1_CloseLinesRequest__Output, _ordonnancier_dispensing_v1_CloseLinesResponse__Output>
  Dispense: MethodDefinition<_ordonnancier_dispensing_v1_DispenseRequest, _ordonnancier_dispensing_v1_DispenseResponse, _ordonnancier_dispensing_v1_DispenseRequest__Output, _ordonnancier_dispensing_v1_DispenseResponse__Output>
  GiveOpinion: MethodDefinition<_ordonnancier_dispensing_v1_GiveOpinionRequest, _ordonnancier_dispensing_v1_GiveOpinionResponse, _ordonnancier_dispensing_v1_GiveOpinionRequest__Output, _ordonnancier_dispensing_v1_GiveOpinionResponse__Output>
  ListPharmacyDispensings: MethodDefinition<_ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest, _ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse, _ordonnancier_dispensing_v1_ListPharmacyDispensingsRequest__Output, _ordonnancier_dispensing_v1_ListPharmacyDispensingsResponse__Output>
  ListRegister: MethodDefinition<_ordonnancier_dispensing_v1_ListRegisterRequest, _ordonnancier_dispensing_v1_ListRegisterResponse, _ordonnancier_dispensing_v1_ListRegisterRequest__Output, _ordonnancier_dispensing_v1_ListRegisterResponse__Output>
  RecordPaperPrescription: MethodDefinition<_ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest, _ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse, _ordonnancier_dispensing_v1_RecordPaperPrescriptionRequest__Output, _ordonnancier_dispensing_v1_RecordPaperPrescriptionResponse__Output>
  RefuseDispensing: MethodDefinition<_ordonnancier_dispensing_v1_RefuseDispensingRequest, _ordonnancier_dispensing_v1_RefuseDispensingResponse, _ordonnancier_dispensing_v1_RefuseDispensingRequest__Output, _ordonnancier_dispensing_v1_RefuseDispensingResponse__Output>
  ReleaseClaim: MethodDefinition<_ordonnancier_dispensing_v1_ReleaseClaimRequest, _ordonnancier_dispensing_v1_ReleaseClaimResponse, _ordonnancier_dispensing_v1_ReleaseClaimRequest__Output, _ordonnancier_dispensing_v1_ReleaseClaimResponse__Output>
  ReopenLines: MethodDefinition<_ordonnancier_dispensing_v1_ReopenLinesRequest, _ordonnancier_dispensing_v1_ReopenLinesResponse, _ordonnancier_dispensing_v1_ReopenLinesRequest__Output, _ordonnancier_dispensing_v1_ReopenLinesResponse__Output>
  ReportSuspicion: MethodDefinition<_ordonnancier_dispensing_v1_ReportSuspicionRequest, _ordonnancier_dispensing_v1_ReportSuspicionResponse, _ordonnancier_dispensing_v1_ReportSuspicionRequest__Output, _ordonnancier_dispensing_v1_ReportSuspicionResponse__Output>
  RetrievePrescription: MethodDefinition<_ordonnancier_dispensing_v1_RetrievePrescriptionRequest, _ordonnancier_dispensing_v1_RetrievePrescriptionResponse, _ordonnancier_dispensing_v1_RetrievePrescriptionRequest__Output, _ordonnancier_dispensing_v1_RetrievePrescriptionResponse__Output>
  ReverseDispensing: MethodDefinition<_ordonnancier_dispensing_v1_ReverseDispensingRequest, _ordonnancier_dispensing_v1_ReverseDispensingResponse, _ordonnancier_dispensing_v1_ReverseDispensingRequest__Output, _ordonnancier_dispensing_v1_ReverseDispensingResponse__Output>
  WatchClaims: MethodDefinition<_ordonnancier_dispensing_v1_WatchClaimsRequest, _ordonnancier_dispensing_v1_WatchClaimsResponse, _ordonnancier_dispensing_v1_WatchClaimsRequest__Output, _ordonnancier_dispensing_v1_WatchClaimsResponse__Output>
}
