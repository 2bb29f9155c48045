import { getSystemErrorMap } from 'node:util';

/*
 * What a fault of the database says: of the house, or of what was asked. One table for all who have to tell: the edge for its
 * callers, those who follow the log, the log itself, and log lines for who operates the house.
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

/** By SQLSTATE or its class: what an operator may meet, named as in PostgreSQL's manual. */
const wordsOfStates: Readonly<Record<string, string>> = {
  '08': 'connection exception',
  '0A': 'feature not supported',
  '22': 'data exception',
  '23': 'integrity constraint violation',
  '25': 'invalid transaction state',
  '25006': 'read-only transaction',
  '25P03': 'idle in transaction for too long',
  '28': 'invalid authorization',
  '28P01': 'invalid password',
  '3D': 'no such database',
  '3F': 'no such schema',
  '40': 'transaction rolled back',
  '40001': 'serialization failure',
  '40P01': 'deadlock',
  '42': 'syntax error or access rule violation',
  '42501': 'insufficient privilege',
  '53': 'insufficient resources',
  '53100': 'disk full',
  '53200': 'out of memory',
  '53300': 'too many connections',
  '54': 'program limit exceeded',
  '55': 'object not in prerequisite state',
  '55P03': 'lock not available',
  '57': 'operator intervention',
  '57014': 'query cancelled',
  '57P01': 'server shut down by an administrator',
  '57P02': 'server crashed',
  '57P03': 'server is starting or stopping',
  '58': 'system error of the server',
  '58030': 'I/O error of the server',
  F0: 'configuration file error',
  XX: 'internal error of the server',
  XX001: 'data corrupted',
  XX002: 'index corrupted',
};

/** By code, as libuv has them: ECONNREFUSED is 'connection refused'. */
const wordsOfSystem: ReadonlyMap<string, string> = new Map(getSystemErrorMap().values());

/** An error in fixed words, where its code or the driver names what happened: never what it says itself, which may quote values. */
export function wordsOfFault(error: Error): string | undefined {
  const code = 'code' in error ? String(error.code) : '';
  if (driverMessages.test(error.message)) return 'connection lost or silent';
  // EPIPE looks like a SQLSTATE too.
  const ofSystem = wordsOfSystem.get(code);
  if (ofSystem !== undefined || !sqlStates.test(code)) return ofSystem;
  return wordsOfStates[code] ?? wordsOfStates[code.slice(0, 2)];
}
