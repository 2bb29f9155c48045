/*
 * What a fault of the database says: of the house, or of what was asked. One table for all who have to tell: the edge for its
 * callers, those who follow the log, the log itself.
 */

/**
 * - `passing`: ends with the trouble that made it; the very same may succeed in a moment.
 * - `to-mend`: stays until somebody mends the server, the schema or the program, and says nothing of the values at hand.
 * - `of-values`: what was asked cannot be done, today or tomorrow.
 */
export type FaultKind = 'passing' | 'to-mend' | 'of-values';

/**
 * By class of SQLSTATE (PostgreSQL's manual, appendix A). A class that is not here has to be mended: were one of those taken
 * for the fault of an event, a bad deployment (25, 28, 3D, 3F, 42), a statement planned before a migration (0A), a damaged
 * index (XX), a file of settings (F0) or a limit of the server (54) would park every stream.
 */
const kindsByClass: Readonly<Record<string, FaultKind>> = {
  // Connections: the server or the network is away.
  '08': 'passing',
  // A routine, a CASE or a subquery was given values that it cannot do with.
  '20': 'of-values',
  '21': 'of-values',
  '22': 'of-values',
  // Constraints.
  '23': 'of-values',
  '27': 'of-values',
  '44': 'of-values',
  // A prepared statement that is not there: the connection is another's, and is given up with this error.
  '26': 'passing',
  // Others were first: serialization, deadlocks.
  '40': 'passing',
  // Disk, memory, connections.
  '53': 'passing',
  // A lock that was not to be had.
  '55': 'passing',
  // Time-outs, cancellations, shutdowns.
  '57': 'passing',
  // The system under the server failed.
  '58': 'passing',
  // A snapshot that is too old.
  '72': 'passing',
  // Raised by our own functions.
  P0: 'of-values',
};

/** Where one condition is of another kind than its class. */
const kindsByState: Readonly<Record<string, FaultKind>> = {
  // Read-only: after a failover, until the one to write to is found. Class 25 is of the program otherwise.
  '25006': 'passing',
  // A transaction that stood still for too long.
  '25P03': 'passing',
};

/** Of the network, and of a process that has no descriptors left for it. */
const networkCodes = /^E(CONN[A-Z]+|PIPE|HOSTUNREACH|NET[A-Z]+|TIMEDOUT|AI_AGAIN|NOTFOUND|MFILE|NFILE|NOBUFS)$/;
/** Others of the system, such as EACCES; but ERR_INVALID_ARG_TYPE and its like are mistakes that a value may provoke. */
const systemCodes = /^E(?!RR_)[A-Z_]+$/;
const sqlStates = /^[0-9A-Z]{5}$/;

/** Of the driver, which gives its own errors neither a class nor a code. */
const driverMessages =
  /^(Connection terminated|Query read timeout|timeout e|Client (has encountered a connection error|was closed))/;

/** @param state five characters */
export function kindOfSqlState(state: string): FaultKind {
  return kindsByState[state] ?? kindsByClass[state.slice(0, 2)] ?? 'to-mend';
}

/** Of an error of any origin; what is neither the database's nor the network's is of the values, or of the program. */
export function faultKindOf(error: unknown): FaultKind {
  // By what it holds: the system's errors are no instances of the Error of code that runs in a context of its own.
  if (typeof error !== 'object' || error === null) return 'of-values';
  const code = 'code' in error ? String(error.code) : '';
  const message = 'message' in error ? String(error.message) : '';
  if (networkCodes.test(code) || driverMessages.test(message)) return 'passing';
  if (systemCodes.test(code)) return 'to-mend';
  return sqlStates.test(code) ? kindOfSqlState(code) : 'of-values';
}
