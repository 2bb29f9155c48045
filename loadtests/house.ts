import { sandboxTokens } from '@ordonnancier/dev/sandbox-tokens.ts';
import { serviceNames } from '@ordonnancier/dev/services.ts';
import type { BillingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/billing/v1/BillingService.ts';
import type { DispensingServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/DispensingService.ts';
import type { PrescriptionServiceDefinition } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/PrescriptionService.ts';
import { findService } from '@ordonnancier/grpc/load-proto.ts';
import { z } from 'zod';
import { startChild } from './children.ts';
import type { Child } from './children.ts';
import { openChannels } from './load/channels.ts';
import type { CallSize } from './load/channels.ts';
import type { Doors } from './mix/operations.ts';
import { doctors, pharmacists } from './people.ts';

const announcement = z.object({
  databaseUrl: z.string(),
  tokenUrl: z.string(),
  grpc: z.record(z.enum(serviceNames), z.string()),
  processIds: z.record(z.enum(serviceNames), z.number()),
});

export type RunningHouse = Child<z.infer<typeof announcement>>;

/** Twice what one connection carries at once is never under way to one service, short of an overload. */
const connectionsPerService = 2;

export function startHouse(stateDirectory: string): Promise<RunningHouse> {
  return startChild(new URL('./house-process.ts', import.meta.url), [stateDirectory], announcement);
}

/** The doors of a house, and a token of each person, fetched once: they live for minutes, and the run ends before. */
export async function openDoors(
  { announced: { grpc, tokenUrl } }: RunningHouse,
  onSize: (size: CallSize) => void,
): Promise<Doors> {
  const fetchToken = sandboxTokens(tokenUrl);
  const open = <Definition>(service: keyof typeof grpc, name: string) =>
    openChannels(findService<Definition>(name), grpc[service], connectionsPerService, onSize);
  const people = [...doctors, ...pharmacists];
  const tokens = new Map(await Promise.all(people.map(async ({ id }) => [id, await fetchToken(id)] as const)));
  const prescription = open<PrescriptionServiceDefinition>(
    'prescription',
    'ordonnancier.prescription.v1.PrescriptionService',
  );
  const dispensing = open<DispensingServiceDefinition>('dispensing', 'ordonnancier.dispensing.v1.DispensingService');
  const billing = open<BillingServiceDefinition>('billing', 'ordonnancier.billing.v1.BillingService');
  return {
    prescription,
    dispensing,
    billing,
    tokenOf: (id) => tokens.get(id) ?? '',
    close: () => {
      for (const channels of [prescription, dispensing, billing]) channels.close();
    },
  };
}
