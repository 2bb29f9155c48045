import { expect, it } from '@jest/globals';
import { faultKindOf } from './faults.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

/** One condition of every class of PostgreSQL's manual that an error can be of, and those of another kind than their class. */
const kinds = {
  passing: [
    '08006',
    '26000',
    '25006',
    '25P03',
    '40001',
    '40P01',
    '53100',
    '53300',
    '55P03',
    '57014',
    '57P01',
    '58030',
    '72000',
  ],
  'to-mend': [
    ...[
      '03000',
      '09000',
      '0A000',
      '0B000',
      '0F001',
      '0L000',
      '0P000',
      '0Z002',
      '10608',
      '24000',
      '25P02',
      '28000',
      '2B000',
    ],
    ...[
      '2D000',
      '2F005',
      '34000',
      '38001',
      '39001',
      '3B001',
      '3D000',
      '3F000',
      '42501',
      '42703',
      '42P01',
      '54000',
      '54001',
    ],
    ...['F0000', 'HV000', 'XX000', 'XX001', 'XX002'],
  ],
  'of-values': ['20000', '21000', '22003', '22P02', '23505', '23514', '27000', '44000', 'P0001'],
};

it.each(Object.entries(kinds))('[OPS-046] takes SQLSTATEs for what they are: %s', (kind, states) => {
  const others = states.filter((state) => faultKindOf(withCode(state)) !== kind);
  expect(others).toEqual([]);
});

it.each([
  ['passing', withCode('ECONNRESET')],
  ['passing', withCode('EPIPE')],
  ['passing', withCode('EMFILE')],
  ['passing', new Error('Connection terminated unexpectedly')],
  ['passing', new Error('Query read timeout')],
  ['passing', new Error('timeout exceeded when trying to connect')],
  ['to-mend', withCode('EACCES')],
  ['to-mend', withCode('ENOSPC')],
  ['of-values', withCode('ERR_INVALID_ARG_TYPE')],
  ['of-values', new SyntaxError('Unexpected token')],
  ['of-values', 'no error at all'],
])('[OPS-046] takes what comes from elsewhere for what it is: %s of %s', (kind, fault) => {
  expect(faultKindOf(fault)).toBe(kind);
});
