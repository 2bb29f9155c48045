import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { deadlineIn, openClient } from '@ordonnancier/grpc/client.ts';
import type { ServiceClient } from '@ordonnancier/grpc/client.ts';
import type { AuditServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/audit/v1/AuditService.ts';
import type { BillingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/BillingService.ts';
import type { DispensingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/DispensingService.ts';
import type { FraudServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/fraud/v1/FraudService.ts';
import type { PrescriptionServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/PrescriptionService.ts';
import type { ServiceName } from './services.ts';
import { sandboxTokens } from './sandbox-tokens.ts';

/** The public APIs of a running house, as one person sees them. */
export interface Doors {
  readonly prescription: ServiceClient<PrescriptionServiceDefinition>;
  readonly dispensing: ServiceClient<DispensingServiceDefinition>;
  readonly billing: ServiceClient<BillingServiceDefinition>;
  readonly fraud: ServiceClient<FraudServiceDefinition>;
  readonly audit: ServiceClient<AuditServiceDefinition>;
}

export interface House {
  /** The APIs, called with the tokens of a sandbox identity. */
  as(identityId: string): Doors;
  close(): void;
}

/** Where a house is reached. */
export interface HouseAddresses {
  readonly tokenUrl: string;
  readonly grpc: Readonly<Record<ServiceName, string>>;
}

/** The longest deadline that the services accept. */
const deadlineMsMax = 5_000;

/** Options of a unary call that waits as long as a service allows. */
export function patiently(): { readonly deadlineMs: number } {
  return { deadlineMs: deadlineIn(deadlineMsMax - 100) };
}

export function openHouse({ tokenUrl, grpc }: HouseAddresses): House {
  const tokenOf = sandboxTokens(tokenUrl);
  const opened = new Map<string, Doors>();
  return {
    as: (identityId) => {
      const doors = opened.get(identityId) ?? openDoors(grpc, () => tokenOf(identityId));
      opened.set(identityId, doors);
      return doors;
    },
    close: () => {
      for (const { prescription, dispensing, billing, fraud, audit } of opened.values()) {
        for (const client of [prescription, dispensing, billing, fraud, audit]) client.close();
      }
    },
  };
}

function openDoors(grpc: HouseAddresses['grpc'], token: () => Promise<string>): Doors {
  const options = { token };
  return {
    prescription: openClient(
      findService<PrescriptionServiceDefinition>('ordonnancier.prescription.v1.PrescriptionService'),
      grpc.prescription,
      options,
    ),
    dispensing: openClient(
      findService<DispensingServiceDefinition>('ordonnancier.dispensing.v1.DispensingService'),
      grpc.dispensing,
      options,
    ),
    billing: openClient(
      findService<BillingServiceDefinition>('ordonnancier.billing.v1.BillingService'),
      grpc.billing,
      options,
    ),
    fraud: openClient(findService<FraudServiceDefinition>('ordonnancier.fraud.v1.FraudService'), grpc.fraud, options),
    audit: openClient(findService<AuditServiceDefinition>('ordonnancier.audit.v1.AuditService'), grpc.audit, options),
  };
}
