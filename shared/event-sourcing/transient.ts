/**
 * SQLSTATE classes that say nothing about the event at hand. What passes by itself: connections (08), serialization and
 * deadlocks (40), resources (53), time-outs and shutdowns (57), system errors (58), a lock that was not to be had (55),
 * a statement that was planned before a migration (0A). And what an operator has to mend: a server that is read-only (25),
 * rights (28), a database, schema, table, column or function that is missing or not ours (3D, 3F, 42). Were those taken
 * for poison, one bad deployment would park every stream.
 */
const sqlStatesOfNoEvent = /^(08|0A|25|28|3D|3F|40|42|53|55|57|58)[0-9A-Z]{3}$/;

/** Of the driver, which gives its own errors neither a class nor a code. */
const driverMessages =
  /^(Connection terminated|Query read timeout|timeout e|Client has encountered a connection error)/;

/** Whether the very same may succeed when it is tried again: the fault does not lie in what was tried. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'CheckpointMoved') return true;
  const code = 'code' in error ? String(error.code) : '';
  // Of the system, such as ECONNRESET; but ERR_INVALID_ARG_TYPE and its like are mistakes that an event may provoke.
  if (/^E(?!RR_)[A-Z_]+$/.test(code)) return true;
  return sqlStatesOfNoEvent.test(code) || driverMessages.test(error.message);
}
