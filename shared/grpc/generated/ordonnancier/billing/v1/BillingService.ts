// Original file: protos/ordonnancier/billing/v1/billing_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetInvoiceRequest as _ordonnancier_billing_v1_GetInvoiceRequest, GetInvoiceRequest__Output as _ordonnancier_billing_v1_GetInvoiceRequest__Output } from '../../../ordonnancier/billing/v1/GetInvoiceRequest.ts';
import type { GetInvoiceResponse as _ordonnancier_billing_v1_GetInvoiceResponse, GetInvoiceResponse__Output as _ordonnancier_billing_v1_GetInvoiceResponse__Output } from '../../../ordonnancier/billing/v1/GetInvoiceResponse.ts';
import type { ListInvoicesRequest as _ordonnancier_billing_v1_ListInvoicesRequest, ListInvoicesRequest__Output as _ordonnancier_billing_v1_ListInvoicesRequest__Output } from '../../../ordonnancier/billing/v1/ListInvoicesRequest.ts';
import type { ListInvoicesResponse as _ordonnancier_billing_v1_ListInvoicesResponse, ListInvoicesResponse__Output as _ordonnancier_billing_v1_ListInvoicesResponse__Output } from '../../../ordonnancier/billing/v1/ListInvoicesResponse.ts';
import type { PreviewInvoiceRequest as _ordonnancier_billing_v1_PreviewInvoiceRequest, PreviewInvoiceRequest__Output as _ordonnancier_billing_v1_PreviewInvoiceRequest__Output } from '../../../ordonnancier/billing/v1/PreviewInvoiceRequest.ts';
import type { PreviewInvoiceResponse as _ordonnancier_billing_v1_PreviewInvoiceResponse, PreviewInvoiceResponse__Output as _ordonnancier_billing_v1_PreviewInvoiceResponse__Output } from '../../../ordonnancier/billing/v1/PreviewInvoiceResponse.ts';

/**
 * For pharmacy systems: what dispensing costs and who pays. Every dispensing has exactly one invoice, made by the
 * service itself; it is reversed when the dispensing is. Callers are pharmacists; they see their own pharmacy's.
 */
export interface BillingServiceClient extends grpc.Client {
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
  
}

/**
 * For pharmacy systems: what dispensing costs and who pays. Every dispensing has exactly one invoice, made by the
 * service itself; it is reversed when the dispensing is. Callers are pharmacists; they see their own pharmacy's.
 */
export interface BillingServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Reads the invoice of a dispensing.
   */
  GetInvoice: grpc.handleUnaryCall<_ordonnancier_billing_v1_GetInvoiceRequest__Output, _ordonnancier_billing_v1_GetInvoiceResponse>;
  
  /**
   * Lists the invoices of the caller's pharmacy, newest first.
   */
  ListInvoices: grpc.handleUnaryCall<_ordonnancier_billing_v1_ListInvoicesRequest__Output, _ordonnancier_billing_v1_ListInvoicesResponse>;
  
  /**
   * Computes, by the same function, what a dispensing would cost; records nothing.
   */
  PreviewInvoice: grpc.handleUnaryCall<_ordonnancier_billing_v1_PreviewInvoiceRequest__Output, _ordonnancier_billing_v1_PreviewInvoiceResponse>;
  
}

export interface BillingServiceDefinition extends grpc.ServiceDefinition {
  GetInvoice: MethodDefinition<_ordonnancier_billing_v1_GetInvoiceRequest, _ordonnancier_billing_v1_GetInvoiceResponse, _ordonnancier_billing_v1_GetInvoiceRequest__Output, _ordonnancier_billing_v1_GetInvoiceResponse__Output>
  ListInvoices: MethodDefinition<_ordonnancier_billing_v1_ListInvoicesRequest, _ordonnancier_billing_v1_ListInvoicesResponse, _ordonnancier_billing_v1_ListInvoicesRequest__Output, _ordonnancier_billing_v1_ListInvoicesResponse__Output>
  PreviewInvoice: MethodDefinition<_ordonnancier_billing_v1_PreviewInvoiceRequest, _ordonnancier_billing_v1_PreviewInvoiceResponse, _ordonnancier_billing_v1_PreviewInvoiceRequest__Output, _ordonnancier_billing_v1_PreviewInvoiceResponse__Output>
}
