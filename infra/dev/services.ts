/** The services of the house, in the order in which their table is printed. */
export const serviceNames = ['prescription', 'dispensing', 'billing', 'fraud', 'audit'] as const;

export type ServiceName = (typeof serviceNames)[number];

/**
 * Ports of `npm start`: gRPC at base + 1 … + 5, metrics at base + 11 … + 15, the development issuer at base. Below the
 * range from which systems take ports for outgoing connections, or one of those could hold a service's.
 */
export const portBaseDefault = 20_050;
