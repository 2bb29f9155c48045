// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CorrectInvoiceRequest as _ordonnancier_billing_v1_CorrectInvoiceRequest, CorrectInvoiceRequest__Output as _ordonnancier_billing_v1_CorrectInvoiceRequest__Output } from '../../../ordonnancier/billing/v1/CorrectInvoiceRequest.ts';
import type { CorrectInvoiceResponse as _ordonnancier_billing_v1_CorrectInvoiceResponse, CorrectInvoiceResponse__Output as _ordonnancier_billing_v1_CorrectInvoiceResponse__Output } from '../../../ordonnancier/billing/v1/CorrectInvoiceResponse.ts';
import type { GetInvoiceRequest as _ordonnancier_billing_v1_GetInvoiceRequest, GetInvoiceRequest__Output as _ordonnancier_billing_v1_GetInvoiceRequest__Output } from '../../../ordonnancier/billing/v1/GetInvoiceRequest.ts';
import type { GetInvoiceResponse as _ordonnancier_billing_v1_GetInvoiceResponse, GetInvoiceResponse__Output as _ordonnancier_billing_v1_GetInvoiceResponse__Output } from '../../../ordonnancier/billing/v1/GetInvoiceResponse.ts';
import type { GetLotRequest as _ordonnancier_billing_v1_GetLotRequest, GetLotRequest__Output as _ordonnancier_billing_v1_GetLotRequest__Output } from '../../../ordonnancier/billing/v1/GetLotRequest.ts';
import type { GetLotResponse as _ordonnancier_billing_v1_GetLotResponse, GetLotResponse__Output as _ordonnancier_billing_v1_GetLotResponse__Output } from '../../../ordonnancier/billing/v1/GetLotResponse.ts';
import type { GetMonthlyStatementRequest as _ordonnancier_billing_v1_GetMonthlyStatementRequest, GetMonthlyStatementRequest__Output as _ordonnancier_billing_v1_GetMonthlyStatementRequest__Output } from '../../../ordonnancier/billing/v1/GetMonthlyStatementRequest.ts';
import type { GetMonthlyStatementResponse as _ordonnancier_billing_v1_GetMonthlyStatementResponse, GetMonthlyStatementResponse__Output as _ordonnancier_billing_v1_GetMonthlyStatementResponse__Output } from '../../../ordonnancier/billing/v1/GetMonthlyStatementResponse.ts';
import type { ListInvoicesRequest as _ordonnancier_billing_v1_ListInvoicesRequest, ListInvoicesRequest__Output as _ordonnancier_billing_v1_ListInvoicesRequest__Output } from '../../../ordonnancier/billing/v1/ListInvoicesRequest.ts';
import type { ListInvoicesResponse as _ordonnancier_billing_v1_ListInvoicesResponse, ListInvoicesResponse__Output as _ordonnancier_billing_v1_ListInvoicesResponse__Output } from '../../../ordonnancier/billing/v1/ListInvoicesResponse.ts';
import type { ListLotsRequest as _ordonnancier_billing_v1_ListLotsRequest, ListLotsRequest__Output as _ordonnancier_billing_v1_ListLotsRequest__Output } from '../../../ordonnancier/billing/v1/ListLotsRequest.ts';
import type { ListLotsResponse as _ordonnancier_billing_v1_ListLotsResponse, ListLotsResponse__Output as _ordonnancier_billing_v1_ListLotsResponse__Output } from '../../../ordonnancier/billing/v1/ListLotsResponse.ts';
import type { PreviewInvoiceRequest as _ordonnancier_billing_v1_PreviewInvoiceRequest, PreviewInvoiceRequest__Output as _ordonnancier_billing_v1_PreviewInvoiceRequest__Output } from '../../../ordonnancier/billing/v1/PreviewInvoiceRequest.ts';
import type { PreviewInvoiceResponse as _ordonnancier_billing_v1_PreviewInvoiceResponse, PreviewInvoiceResponse__Output as _ordonnancier_billing_v1_PreviewInvoiceResponse__Output } from '../../../ordonnancier/billing/v1/PreviewInvoiceResponse.ts';
import type { RecordAcknowledgementRequest as _ordonnancier_billing_v1_RecordAcknowledgementRequest, RecordAcknowledgementRequest__Output as _ordonnancier_billing_v1_RecordAcknowledgementRequest__Output } from '../../../ordonnancier/billing/v1/RecordAcknowledgementRequest.ts';
import type { RecordAcknowledgementResponse as _ordonnancier_billing_v1_RecordAcknowledgementResponse, RecordAcknowledgementResponse__Output as _ordonnancier_billing_v1_RecordAcknowledgementResponse__Output } from '../../../ordonnancier/billing/v1/RecordAcknowledgementResponse.ts';
import type { RecordPayerReturnRequest as _ordonnancier_billing_v1_RecordPayerReturnRequest, RecordPayerReturnRequest__Output as _ordonnancier_billing_v1_RecordPayerReturnRequest__Output } from '../../../ordonnancier/billing/v1/RecordPayerReturnRequest.ts';
import type { RecordPayerReturnResponse as _ordonnancier_billing_v1_RecordPayerReturnResponse, RecordPayerReturnResponse__Output as _ordonnancier_billing_v1_RecordPayerReturnResponse__Output } from '../../../ordonnancier/billing/v1/RecordPayerReturnResponse.ts';
import type { SendLotRequest as _ordonnancier_billing_v1_SendLotRequest, SendLotRequest__Output as _ordonnancier_billing_v1_SendLotRequest__Output } from '../../../ordonnancier/billing/v1/SendLotRequest.ts';
import type { SendLotResponse as _ordonnancier_billing_v1_SendLotResponse, SendLotResponse__Output as _ordonnancier_billing_v1_SendLotResponse__Output } from '../../../ordonnancier/billing/v1/SendLotResponse.ts';
import type { SignInvoicesRequest as _ordonnancier_billing_v1_SignInvoicesRequest, SignInvoicesRequest__Output as _ordonnancier_billing_v1_SignInvoicesRequest__Output } from '../../../ordonnancier/billing/v1/SignInvoicesRequest.ts';
import type { SignInvoicesResponse as _ordonnancier_billing_v1_SignInvoicesResponse, SignInvoicesResponse__Output as _ordonnancier_billing_v1_SignInvoicesResponse__Output } from '../../../ordonnancier/billing/v1/SignInvoicesResponse.ts';

/**
 * What dispensing costs, who pays, and whether they have. Every dispensing has exactly one invoice, made by the service
 * itself; it is reversed when the dispensing is. Callers are pharmacists, who see their own pharmacy's, and where a method
 * says so the front end of the payers (role `payer`), which answers for the compulsory and the complementary insurers.
 * 
 * An invoice is signed, sent in a lot, acknowledged (ARL), and paid or rejected. What a lot asks for never changes: what
 * becomes wrong later is asked for or recovered on top.
 * 
 * The request_id of a write belongs to its caller and to what the write changes, an invoice or a lot; of SendLot to the
 * pharmacy. With other content for the same it is refused with ALREADY_EXISTS (REQUEST_ID_REUSED).
 */
export interface BillingServiceClient extends grpc.Client {
  /**
   * Corrects an invoice that was rejected or paid in part, and prices it anew by the same function. It is then signed and
   * sent again, and asks for what is owed and not paid.
   */
  CorrectInvoice(argument: _ordonnancier_billing_v1_CorrectInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_CorrectInvoiceResponse__Output>): grpc.ClientUnaryCall;
  CorrectInvoice(argument: _ordonnancier_billing_v1_CorrectInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_CorrectInvoiceResponse__Output>): grpc.ClientUnaryCall;
  CorrectInvoice(argument: _ordonnancier_billing_v1_CorrectInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_CorrectInvoiceResponse__Output>): grpc.ClientUnaryCall;
  CorrectInvoice(argument: _ordonnancier_billing_v1_CorrectInvoiceRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_CorrectInvoiceResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Corrects an invoice that was rejected or paid in part, and prices it anew by the same function. It is then signed and
   * sent again, and asks for what is owed and not paid.
   */
  correctInvoice(argument: _ordonnancier_billing_v1_CorrectInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_CorrectInvoiceResponse__Output>): grpc.ClientUnaryCall;
  correctInvoice(argument: _ordonnancier_billing_v1_CorrectInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_CorrectInvoiceResponse__Output>): grpc.ClientUnaryCall;
  correctInvoice(argument: _ordonnancier_billing_v1_CorrectInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_CorrectInvoiceResponse__Output>): grpc.ClientUnaryCall;
  correctInvoice(argument: _ordonnancier_billing_v1_CorrectInvoiceRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_CorrectInvoiceResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Reads the invoice of a dispensing.
   */
  GetInvoice(argument: _ordonnancier_billing_v1_GetInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  GetInvoice(argument: _ordonnancier_billing_v1_GetInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  GetInvoice(argument: _ordonnancier_billing_v1_GetInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  GetInvoice(argument: _ordonnancier_billing_v1_GetInvoiceRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Reads the invoice of a dispensing.
   */
  getInvoice(argument: _ordonnancier_billing_v1_GetInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  getInvoice(argument: _ordonnancier_billing_v1_GetInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  getInvoice(argument: _ordonnancier_billing_v1_GetInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  getInvoice(argument: _ordonnancier_billing_v1_GetInvoiceRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetInvoiceResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Reads a lot. For the payers' front end too, any pharmacy's.
   */
  GetLot(argument: _ordonnancier_billing_v1_GetLotRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetLotResponse__Output>): grpc.ClientUnaryCall;
  GetLot(argument: _ordonnancier_billing_v1_GetLotRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetLotResponse__Output>): grpc.ClientUnaryCall;
  GetLot(argument: _ordonnancier_billing_v1_GetLotRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetLotResponse__Output>): grpc.ClientUnaryCall;
  GetLot(argument: _ordonnancier_billing_v1_GetLotRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetLotResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Reads a lot. For the payers' front end too, any pharmacy's.
   */
  getLot(argument: _ordonnancier_billing_v1_GetLotRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetLotResponse__Output>): grpc.ClientUnaryCall;
  getLot(argument: _ordonnancier_billing_v1_GetLotRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetLotResponse__Output>): grpc.ClientUnaryCall;
  getLot(argument: _ordonnancier_billing_v1_GetLotRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetLotResponse__Output>): grpc.ClientUnaryCall;
  getLot(argument: _ordonnancier_billing_v1_GetLotRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetLotResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What became of the invoices of the caller's pharmacy in a civil month, to the cent.
   */
  GetMonthlyStatement(argument: _ordonnancier_billing_v1_GetMonthlyStatementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetMonthlyStatementResponse__Output>): grpc.ClientUnaryCall;
  GetMonthlyStatement(argument: _ordonnancier_billing_v1_GetMonthlyStatementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetMonthlyStatementResponse__Output>): grpc.ClientUnaryCall;
  GetMonthlyStatement(argument: _ordonnancier_billing_v1_GetMonthlyStatementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetMonthlyStatementResponse__Output>): grpc.ClientUnaryCall;
  GetMonthlyStatement(argument: _ordonnancier_billing_v1_GetMonthlyStatementRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetMonthlyStatementResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What became of the invoices of the caller's pharmacy in a civil month, to the cent.
   */
  getMonthlyStatement(argument: _ordonnancier_billing_v1_GetMonthlyStatementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetMonthlyStatementResponse__Output>): grpc.ClientUnaryCall;
  getMonthlyStatement(argument: _ordonnancier_billing_v1_GetMonthlyStatementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetMonthlyStatementResponse__Output>): grpc.ClientUnaryCall;
  getMonthlyStatement(argument: _ordonnancier_billing_v1_GetMonthlyStatementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetMonthlyStatementResponse__Output>): grpc.ClientUnaryCall;
  getMonthlyStatement(argument: _ordonnancier_billing_v1_GetMonthlyStatementRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_GetMonthlyStatementResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the invoices of the caller's pharmacy, newest first.
   */
  ListInvoices(argument: _ordonnancier_billing_v1_ListInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListInvoices(argument: _ordonnancier_billing_v1_ListInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListInvoices(argument: _ordonnancier_billing_v1_ListInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListInvoices(argument: _ordonnancier_billing_v1_ListInvoicesRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the invoices of the caller's pharmacy, newest first.
   */
  listInvoices(argument: _ordonnancier_billing_v1_ListInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listInvoices(argument: _ordonnancier_billing_v1_ListInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listInvoices(argument: _ordonnancier_billing_v1_ListInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listInvoices(argument: _ordonnancier_billing_v1_ListInvoicesRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the lots of the caller's pharmacy, newest first.
   */
  ListLots(argument: _ordonnancier_billing_v1_ListLotsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListLotsResponse__Output>): grpc.ClientUnaryCall;
  ListLots(argument: _ordonnancier_billing_v1_ListLotsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListLotsResponse__Output>): grpc.ClientUnaryCall;
  ListLots(argument: _ordonnancier_billing_v1_ListLotsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListLotsResponse__Output>): grpc.ClientUnaryCall;
  ListLots(argument: _ordonnancier_billing_v1_ListLotsRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListLotsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the lots of the caller's pharmacy, newest first.
   */
  listLots(argument: _ordonnancier_billing_v1_ListLotsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListLotsResponse__Output>): grpc.ClientUnaryCall;
  listLots(argument: _ordonnancier_billing_v1_ListLotsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListLotsResponse__Output>): grpc.ClientUnaryCall;
  listLots(argument: _ordonnancier_billing_v1_ListLotsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListLotsResponse__Output>): grpc.ClientUnaryCall;
  listLots(argument: _ordonnancier_billing_v1_ListLotsRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_ListLotsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Computes, by the same function, what a dispensing would cost; records nothing.
   */
  PreviewInvoice(argument: _ordonnancier_billing_v1_PreviewInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_PreviewInvoiceResponse__Output>): grpc.ClientUnaryCall;
  PreviewInvoice(argument: _ordonnancier_billing_v1_PreviewInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_PreviewInvoiceResponse__Output>): grpc.ClientUnaryCall;
  PreviewInvoice(argument: _ordonnancier_billing_v1_PreviewInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_PreviewInvoiceResponse__Output>): grpc.ClientUnaryCall;
  PreviewInvoice(argument: _ordonnancier_billing_v1_PreviewInvoiceRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_PreviewInvoiceResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Computes, by the same function, what a dispensing would cost; records nothing.
   */
  previewInvoice(argument: _ordonnancier_billing_v1_PreviewInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_PreviewInvoiceResponse__Output>): grpc.ClientUnaryCall;
  previewInvoice(argument: _ordonnancier_billing_v1_PreviewInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_PreviewInvoiceResponse__Output>): grpc.ClientUnaryCall;
  previewInvoice(argument: _ordonnancier_billing_v1_PreviewInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_PreviewInvoiceResponse__Output>): grpc.ClientUnaryCall;
  previewInvoice(argument: _ordonnancier_billing_v1_PreviewInvoiceRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_PreviewInvoiceResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * For the payers' front end alone: whether it can read a lot (ARL). Says nothing of paying. Once for each lot.
   */
  RecordAcknowledgement(argument: _ordonnancier_billing_v1_RecordAcknowledgementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordAcknowledgementResponse__Output>): grpc.ClientUnaryCall;
  RecordAcknowledgement(argument: _ordonnancier_billing_v1_RecordAcknowledgementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordAcknowledgementResponse__Output>): grpc.ClientUnaryCall;
  RecordAcknowledgement(argument: _ordonnancier_billing_v1_RecordAcknowledgementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordAcknowledgementResponse__Output>): grpc.ClientUnaryCall;
  RecordAcknowledgement(argument: _ordonnancier_billing_v1_RecordAcknowledgementRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordAcknowledgementResponse__Output>): grpc.ClientUnaryCall;
  /**
   * For the payers' front end alone: whether it can read a lot (ARL). Says nothing of paying. Once for each lot.
   */
  recordAcknowledgement(argument: _ordonnancier_billing_v1_RecordAcknowledgementRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordAcknowledgementResponse__Output>): grpc.ClientUnaryCall;
  recordAcknowledgement(argument: _ordonnancier_billing_v1_RecordAcknowledgementRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordAcknowledgementResponse__Output>): grpc.ClientUnaryCall;
  recordAcknowledgement(argument: _ordonnancier_billing_v1_RecordAcknowledgementRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordAcknowledgementResponse__Output>): grpc.ClientUnaryCall;
  recordAcknowledgement(argument: _ordonnancier_billing_v1_RecordAcknowledgementRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordAcknowledgementResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * For the payers' front end alone: what the payers pay, reject and recover of a lot, as a file. Recorded as a whole or
   * refused as a whole (PAYER_RETURN_MALFORMED, PAYER_RETURN_DOES_NOT_FIT) with the lines at fault.
   */
  RecordPayerReturn(argument: _ordonnancier_billing_v1_RecordPayerReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordPayerReturnResponse__Output>): grpc.ClientUnaryCall;
  RecordPayerReturn(argument: _ordonnancier_billing_v1_RecordPayerReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordPayerReturnResponse__Output>): grpc.ClientUnaryCall;
  RecordPayerReturn(argument: _ordonnancier_billing_v1_RecordPayerReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordPayerReturnResponse__Output>): grpc.ClientUnaryCall;
  RecordPayerReturn(argument: _ordonnancier_billing_v1_RecordPayerReturnRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordPayerReturnResponse__Output>): grpc.ClientUnaryCall;
  /**
   * For the payers' front end alone: what the payers pay, reject and recover of a lot, as a file. Recorded as a whole or
   * refused as a whole (PAYER_RETURN_MALFORMED, PAYER_RETURN_DOES_NOT_FIT) with the lines at fault.
   */
  recordPayerReturn(argument: _ordonnancier_billing_v1_RecordPayerReturnRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordPayerReturnResponse__Output>): grpc.ClientUnaryCall;
  recordPayerReturn(argument: _ordonnancier_billing_v1_RecordPayerReturnRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordPayerReturnResponse__Output>): grpc.ClientUnaryCall;
  recordPayerReturn(argument: _ordonnancier_billing_v1_RecordPayerReturnRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordPayerReturnResponse__Output>): grpc.ClientUnaryCall;
  recordPayerReturn(argument: _ordonnancier_billing_v1_RecordPayerReturnRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_RecordPayerReturnResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Sends signed invoices of one regime as a lot. Refused as a whole, with the entries at fault, when one of them is not
   * signed, is signed for another regime, or is wanted by a lot that is being made up (LOT_DOES_NOT_FIT). The lot is made up
   * right after the answer: read it with GetLot and log_position. An invoice that another lot took in between, or that was
   * reversed, is then left out.
   */
  SendLot(argument: _ordonnancier_billing_v1_SendLotRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_SendLotResponse__Output>): grpc.ClientUnaryCall;
  SendLot(argument: _ordonnancier_billing_v1_SendLotRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_SendLotResponse__Output>): grpc.ClientUnaryCall;
  SendLot(argument: _ordonnancier_billing_v1_SendLotRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_SendLotResponse__Output>): grpc.ClientUnaryCall;
  SendLot(argument: _ordonnancier_billing_v1_SendLotRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_SendLotResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Sends signed invoices of one regime as a lot. Refused as a whole, with the entries at fault, when one of them is not
   * signed, is signed for another regime, or is wanted by a lot that is being made up (LOT_DOES_NOT_FIT). The lot is made up
   * right after the answer: read it with GetLot and log_position. An invoice that another lot took in between, or that was
   * reversed, is then left out.
   */
  sendLot(argument: _ordonnancier_billing_v1_SendLotRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_SendLotResponse__Output>): grpc.ClientUnaryCall;
  sendLot(argument: _ordonnancier_billing_v1_SendLotRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_SendLotResponse__Output>): grpc.ClientUnaryCall;
  sendLot(argument: _ordonnancier_billing_v1_SendLotRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_SendLotResponse__Output>): grpc.ClientUnaryCall;
  sendLot(argument: _ordonnancier_billing_v1_SendLotRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_SendLotResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Signs drafts and corrected invoices, each on its own: one that cannot be signed holds up no other.
   */
  SignInvoices(argument: _ordonnancier_billing_v1_SignInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_SignInvoicesResponse__Output>): grpc.ClientUnaryCall;
  SignInvoices(argument: _ordonnancier_billing_v1_SignInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_SignInvoicesResponse__Output>): grpc.ClientUnaryCall;
  SignInvoices(argument: _ordonnancier_billing_v1_SignInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_SignInvoicesResponse__Output>): grpc.ClientUnaryCall;
  SignInvoices(argument: _ordonnancier_billing_v1_SignInvoicesRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_SignInvoicesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Signs drafts and corrected invoices, each on its own: one that cannot be signed holds up no other.
   */
  signInvoices(argument: _ordonnancier_billing_v1_SignInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_SignInvoicesResponse__Output>): grpc.ClientUnaryCall;
  signInvoices(argument: _ordonnancier_billing_v1_SignInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ordonnancier_billing_v1_SignInvoicesResponse__Output>): grpc.ClientUnaryCall;
  signInvoices(argument: _ordonnancier_billing_v1_SignInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ordonnancier_billing_v1_SignInvoicesResponse__Output>): grpc.ClientUnaryCall;
  signInvoices(argument: _ordonnancier_billing_v1_SignInvoicesRequest, callback: grpc.requestCallback<_ordonnancier_billing_v1_SignInvoicesResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What dispensing costs, who pays, and whether they have. Every dispensing has exactly one invoice, made by the service
 * itself; it is reversed when the dispensing is. Callers are pharmacists, who see their own pharmacy's, and where a method
 * says so the front end of the payers (role `payer`), which answers for the compulsory and the complementary insurers.
 * 
 * An invoice is signed, sent in a lot, acknowledged (ARL), and paid or rejected. What a lot asks for never changes: what
 * becomes wrong later is asked for or recovered on top.
 * 
 * The request_id of a write belongs to its caller and to what the write changes, an invoice or a lot; of SendLot to the
 * pharmacy. With other content for the same it is refused with ALREADY_EXISTS (REQUEST_ID_REUSED).
 */
export interface BillingServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Corrects an invoice that was rejected or paid in part, and prices it anew by the same function. It is then signed and
   * sent again, and asks for what is owed and not paid.
   */
  CorrectInvoice: grpc.handleUnaryCall<_ordonnancier_billing_v1_CorrectInvoiceRequest__Output, _ordonnancier_billing_v1_CorrectInvoiceResponse>;
  
  /**
   * Reads the invoice of a dispensing.
   */
  GetInvoice: grpc.handleUnaryCall<_ordonnancier_billing_v1_GetInvoiceRequest__Output, _ordonnancier_billing_v1_GetInvoiceResponse>;
  
  /**
   * Reads a lot. For the payers' front end too, any pharmacy's.
   */
  GetLot: grpc.handleUnaryCall<_ordonnancier_billing_v1_GetLotRequest__Output, _ordonnancier_billing_v1_GetLotResponse>;
  
  /**
   * What became of the invoices of the caller's pharmacy in a civil month, to the cent.
   */
  GetMonthlyStatement: grpc.handleUnaryCall<_ordonnancier_billing_v1_GetMonthlyStatementRequest__Output, _ordonnancier_billing_v1_GetMonthlyStatementResponse>;
  
  /**
   * Lists the invoices of the caller's pharmacy, newest first.
   */
  ListInvoices: grpc.handleUnaryCall<_ordonnancier_billing_v1_ListInvoicesRequest__Output, _ordonnancier_billing_v1_ListInvoicesResponse>;
  
  /**
   * Lists the lots of the caller's pharmacy, newest first.
   */
  ListLots: grpc.handleUnaryCall<_ordonnancier_billing_v1_ListLotsRequest__Output, _ordonnancier_billing_v1_ListLotsResponse>;
  
  /**
   * Computes, by the same function, what a dispensing would cost; records nothing.
   */
  PreviewInvoice: grpc.handleUnaryCall<_ordonnancier_billing_v1_PreviewInvoiceRequest__Output, _ordonnancier_billing_v1_PreviewInvoiceResponse>;
  
  /**
   * For the payers' front end alone: whether it can read a lot (ARL). Says nothing of paying. Once for each lot.
   */
  RecordAcknowledgement: grpc.handleUnaryCall<_ordonnancier_billing_v1_RecordAcknowledgementRequest__Output, _ordonnancier_billing_v1_RecordAcknowledgementResponse>;
  
  /**
   * For the payers' front end alone: what the payers pay, reject and recover of a lot, as a file. Recorded as a whole or
   * refused as a whole (PAYER_RETURN_MALFORMED, PAYER_RETURN_DOES_NOT_FIT) with the lines at fault.
   */
  RecordPayerReturn: grpc.handleUnaryCall<_ordonnancier_billing_v1_RecordPayerReturnRequest__Output, _ordonnancier_billing_v1_RecordPayerReturnResponse>;
  
  /**
   * Sends signed invoices of one regime as a lot. Refused as a whole, with the entries at fault, when one of them is not
   * signed, is signed for another regime, or is wanted by a lot that is being made up (LOT_DOES_NOT_FIT). The lot is made up
   * right after the answer: read it with GetLot and log_position. An invoice that another lot took in between, or that was
   * reversed, is then left out.
   */
  SendLot: grpc.handleUnaryCall<_ordonnancier_billing_v1_SendLotRequest__Output, _ordonnancier_billing_v1_SendLotResponse>;
  
  /**
   * Signs drafts and corrected invoices, each on its own: one that cannot be signed holds up no other.
   */
  SignInvoices: grpc.handleUnaryCall<_ordonnancier_billing_v1_SignInvoicesRequest__Output, _ordonnancier_billing_v1_SignInvoicesResponse>;
  
}

export interface BillingServiceDefinition extends grpc.ServiceDefinition {
  CorrectInvoice: MethodDefinition<_ordonnancier_billing_v1_CorrectInvoiceRequest, _ordonnancier_billing_v1_CorrectInvoiceResponse, _ordonnancier_billing_v1_CorrectInvoiceRequest__Output, _ordonnancier_billing_v1_CorrectInvoiceResponse__Output>
  GetInvoice: MethodDefinition<_ordonnancier_billing_v1_GetInvoiceRequest, _ordonnancier_billing_v1_GetInvoiceResponse, _ordonnancier_billing_v1_GetInvoiceRequest__Output, _ordonnancier_billing_v1_GetInvoiceResponse__Output>
  GetLot: MethodDefinition<_ordonnancier_billing_v1_GetLotRequest, _ordonnancier_billing_v1_GetLotResponse, _ordonnancier_billing_v1_GetLotRequest__Output, _ordonnancier_billing_v1_GetLotResponse__Output>
  GetMonthlyStatement: MethodDefinition<_ordonnancier_billing_v1_GetMonthlyStatementRequest, _ordonnancier_billing_v1_GetMonthlyStatementResponse, _ordonnancier_billing_v1_GetMonthlyStatementRequest__Output, _ordonnancier_billing_v1_GetMonthlyStatementResponse__Output>
  ListInvoices: MethodDefinition<_ordonnancier_billing_v1_ListInvoicesRequest, _ordonnancier_billing_v1_ListInvoicesResponse, _ordonnancier_billing_v1_ListInvoicesRequest__Output, _ordonnancier_billing_v1_ListInvoicesResponse__Output>
  ListLots: MethodDefinition<_ordonnancier_billing_v1_ListLotsRequest, _ordonnancier_billing_v1_ListLotsResponse, _ordonnancier_billing_v1_ListLotsRequest__Output, _ordonnancier_billing_v1_ListLotsResponse__Output>
  PreviewInvoice: MethodDefinition<_ordonnancier_billing_v1_PreviewInvoiceRequest, _ordonnancier_billing_v1_PreviewInvoiceResponse, _ordonnancier_billing_v1_PreviewInvoiceRequest__Output, _ordonnancier_billing_v1_PreviewInvoiceResponse__Output>
  RecordAcknowledgement: MethodDefinition<_ordonnancier_billing_v1_RecordAcknowledgementRequest, _ordonnancier_billing_v1_RecordAcknowledgementResponse, _ordonnancier_billing_v1_RecordAcknowledgementRequest__Output, _ordonnancier_billing_v1_RecordAcknowledgementResponse__Output>
  RecordPayerReturn: MethodDefinition<_ordonnancier_billing_v1_RecordPayerReturnRequest, _ordonnancier_billing_v1_RecordPayerReturnResponse, _ordonnancier_billing_v1_RecordPayerReturnRequest__Output, _ordonnancier_billing_v1_RecordPayerReturnResponse__Output>
  SendLot: MethodDefinition<_ordonnancier_billing_v1_SendLotRequest, _ordonnancier_billing_v1_SendLotResponse, _ordonnancier_billing_v1_SendLotRequest__Output, _ordonnancier_billing_v1_SendLotResponse__Output>
  SignInvoices: MethodDefinition<_ordonnancier_billing_v1_SignInvoicesRequest, _ordonnancier_billing_v1_SignInvoicesResponse, _ordonnancier_billing_v1_SignInvoicesRequest__Output, _ordonnancier_billing_v1_SignInvoicesResponse__Output>
}
