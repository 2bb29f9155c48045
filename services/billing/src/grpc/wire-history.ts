import type { InvoiceStep__Output as WireStep } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/InvoiceStep.ts';
import { timestampOf } from '@ordonnancier/grpc/timestamp.ts';
import type { InvoiceEvent } from '../domain/invoice/events.ts';
import { wireRejection, wireShares } from './wire-claim.ts';

export interface RecordedInvoiceEvent {
  readonly event: InvoiceEvent;
  readonly recordedAtMs: number;
}

export function wireStep({ event, recordedAtMs }: RecordedInvoiceEvent): WireStep {
  return {
    event: event.type,
    recordedAt: timestampOf(recordedAtMs),
    on: dateIn(event),
    lotId: 'lotId' in event ? event.lotId : '',
    shares: 'compulsoryCents' in event ? wireShares(event) : null,
    rejection: 'reason' in event && event.type !== 'InvoiceBlocked' ? wireRejection(event.reason) : null,
  };
}

/** Each event states one civil date at most. */
function dateIn(event: InvoiceEvent): string {
  const [, date = ''] = Object.entries(event).find(([field]) => field.endsWith('On')) ?? [];
  return String(date);
}
