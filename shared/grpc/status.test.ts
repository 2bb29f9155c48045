import { Metadata, status } from '@grpc/grpc-js';
import { expect, it } from '@jest/globals';
import { refuse } from '@ordonnancier/kernel/result.ts';
import { KeysAway } from '@ordonnancier/security/keys-away.ts';
import { edgeRefusals } from './edge-refusals.ts';
import { isPassing, refusalOfFault, statusOfRefusal } from './status.ts';

const refusedAs = (code: string) =>
  Object.assign(new Error(code), statusOfRefusal(refuse(code).refusal, edgeRefusals, ''));
const failedAs = (code: status) => Object.assign(new Error(status[code]), { code, metadata: new Metadata() });

it.each([
  ['a query that asks for what is not projected yet', refusedAs('READ_MODEL_BEHIND'), true],
  ['a write of which nobody knows', refusedAs('OUTCOME_UNKNOWN'), true],
  ['a log without room', refusedAs('LOG_OVERLOADED'), true],
  ['a call whose time ran out', failedAs(status.DEADLINE_EXCEEDED), true],
  ['a connection that broke under a call', failedAs(status.INTERNAL), true],
  ["the service's own fault", refusedAs('INTERNAL_FAULT'), false],
  ['a refusal', refusedAs('REQUEST_ID_REUSED'), false],
  ['a process without a place', refusedAs('CALLS_EXHAUSTED'), true],
  ['a caller who holds too many streams', refusedAs('STREAMS_EXHAUSTED'), false],
  ['a connection without room', failedAs(status.RESOURCE_EXHAUSTED), true],
  [
    'a message that is too large',
    Object.assign(failedAs(status.RESOURCE_EXHAUSTED), {
      message: '8 RESOURCE_EXHAUSTED: Received message larger than max (300000 vs 262144)',
    }),
    false,
  ],
  ['what is no failed call', new Error('a mistake'), false],
])('tells whether the same call may be answered later: of %s', (_, failure, passing) => {
  expect(isPassing(failure)).toBe(passing);
});

it.each([
  ['a database that broke the connection', new Error('Connection terminated unexpectedly'), 'OUTCOME_UNKNOWN'],
  [
    'one that did so between two statements',
    new Error('Client has encountered a connection error and is not queryable'),
    'OUTCOME_UNKNOWN',
  ],
  ['an issuer that does not answer with its keys', new KeysAway(new TypeError('fetch failed')), 'KEYS_AWAY'],
  ['a deadlock with others', Object.assign(new Error('deadlock detected'), { code: '40P01' }), 'OUTCOME_UNKNOWN'],
  ['a table that is not there', Object.assign(new Error('does not exist'), { code: '42P01' }), 'INTERNAL_FAULT'],
  ['a mistake of the program', new Error('Query values must be an array'), 'INTERNAL_FAULT'],
])('tells a caller to repeat the call after an outage, and of other faults nothing: %s', (_, fault, code) => {
  expect(refusalOfFault(fault, '').code).toBe(code);
});
