/**
 * SQLSTATE classes that say nothing about the event at hand: connections (08), serialization and deadlocks (40), resources
 * (53), time-outs and shutdowns (57), system errors (58), and a lock that was not to be had (55P03).
 */
const transientSqlStates = /^(08|40|53|57|58)|^55P03$/;

/** Whether trying the very same again may succeed. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  // Node's and the driver's own errors have a name of letters, such as ECONNRESET, or only a message.
  if (/^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)) return transientSqlStates.test(code);
  return (
    code.startsWith('E') || error.name === 'CheckpointMoved' || /timeout|terminated|connection/i.test(error.message)
  );
}
