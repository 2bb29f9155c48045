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

/**
 * Ports of `npm start`: gRPC at base + 1 … + 5, metrics at base + 11 … + 15, the development issuer at base. Below the
 * range from which systems take ports for outgoing connections, or one of those could hold a service's.
 */
export const portBaseDefault = 20_050;
