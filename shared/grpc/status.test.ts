import { Metadata, status } from '@grpc/grpc-js';
import { expect, it } from '@jest/globals';
import { refuse } from '@ordonnancier/kernel/result.ts';
import { edgeRefusals } from './edge-refusals.ts';
import { isPassing, refusalOfFault, statusOfRefusal } from './status.ts';

const refusedAs = (code: string) => Object.assign(new Error(code), statusOfRefusal(refuse(code).refusal, edgeRefusals));
const failedAs = (code: status) => Object.assign(new Error(status[code]), { code, metadata: new Metadata() });

it.each([
  ['a query that asks for what is not projected yet', refusedAs('READ_MODEL_BEHIND'), true],
  ['a write of which nobody knows', refusedAs('OUTCOME_UNKNOWN'), true],
  ['a log without room', refusedAs('LOG_OVERLOADED'), true],
  ['a call whose time ran out', failedAs(status.DEADLINE_EXCEEDED), true],
  ['a connection that broke under a call', failedAs(status.INTERNAL), true],
  ["the service's own fault", refusedAs('INTERNAL_FAULT'), false],
  ['a refusal', refusedAs('REQUEST_ID_REUSED'), false],
  ['a message that is too large', failedAs(status.RESOURCE_EXHAUSTED), false],
  ['what is no failed call', new Error('a mistake'), false],
])('tells whether the same call may be answered later: of %s', (_, failure, passing) => {
  expect(isPassing(failure)).toBe(passing);
});

it.each([
  ['Connection terminated unexpectedly', 'OUTCOME_UNKNOWN'],
  ['Client has encountered a connection error and is not queryable', 'OUTCOME_UNKNOWN'],
  ['Query values must be an array', 'INTERNAL_FAULT'],
])('tells a caller that the database is away, and of another fault nothing: %s', (message, code) => {
  expect(refusalOfFault(new Error(message), '').code).toBe(code);
});
