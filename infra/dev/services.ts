import { fileURLToPath } from 'node:url';

/** The services of the house, in the order in which their table is printed. */
export const serviceNames = ['prescription', 'dispensing', 'billing', 'fraud', 'audit'] as const;

export type ServiceName = (typeof serviceNames)[number];

/**
 * How far each gives way where processors are scarce, as nice(1) counts: first what a patient waits for at the counter, with
 * milliseconds for a score, then what a doctor waits for, then what follows by itself.
 */
export const niceness: Readonly<Record<ServiceName, number>> = {
  dispensing: 0,
  fraud: 0,
  prescription: 3,
  billing: 5,
  audit: 10,
};

/** What Node made of the services' modules, for all houses of this checkout; it goes with what is installed. */
export const compileCacheDirectory = fileURLToPath(
  new URL('../../node_modules/.cache/ordonnancier-services', import.meta.url),
);

/**
 * A house's ports: the development issuer's is the first, gRPC follows on it, and then metrics. All of them lie below the range
 * from which systems take ports for outgoing connections: one of those could hold the port of a service that restarts.
 */
export const portBlock = { first: 24_000, size: 20, count: 200, metrics: 11 } as const;

/** First port of the block of `npm start`. */
export const portBaseDefault = 20_050;
