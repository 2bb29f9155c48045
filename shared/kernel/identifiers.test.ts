import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  parseAldNumber,
  parseAmNumber,
  parseCim10,
  parseCip13,
  parseCis,
  parseDispensingId,
  parseFiness,
  parseIns,
  parseLineId,
  parsePatientRef,
  parsePrescriptionId,
  parseRequestId,
  parseRpps,
  parseUcd13,
} from './identifiers.ts';

const uuidV7 = '01928f3a-7c4e-7d21-9b3f-1a2b3c4d5e6f';
const uuidV4 = '3f1c8a52-9d4e-4b7a-8c21-0e5f6a7b8c9d';
const pseudonym = 'pseudonym-of-32-bytes-in-base64url-padding0';

describe.each([
  {
    name: 'INS',
    parse: parseIns,
    valid: ['255081416802538', '279062B03301764', '190012A00401153'],
    invalid: ['255081416802539', '255081416802500', '279062b03301764', '25508141680253', '955081416802538', ''],
  },
  {
    name: 'RPPS',
    parse: parseRpps,
    valid: ['10002909371', '10101514643'],
    invalid: ['10101514645', '1010151464', '810002909371'],
  },
  {
    name: 'FINESS',
    parse: parseFiness,
    valid: ['240000117', '010002301', '2A0000014'],
    invalid: ['240000118', '2C0000014', '2a0000014', '0100023010'],
  },
  {
    name: 'CIP13',
    parse: parseCip13,
    valid: ['3400935955838'],
    invalid: ['3400935955837', '3400893766521', '935955838', ' 3400935955838'],
  },
  {
    name: 'UCD13',
    parse: parseUcd13,
    valid: ['3400893766521'],
    invalid: ['3400893766522', '3400935955838', '893766521', '34008937665210'],
  },
  {
    name: 'AM number',
    parse: parseAmNumber,
    valid: ['751123456'],
    invalid: ['751123457', '75112345', '7511234560', '2a1123456'],
  },
  { name: 'CIS', parse: parseCis, valid: ['60234100'], invalid: ['6023410', '50234100', '602341000', '60234100\n'] },
  {
    name: 'CIM-10 code',
    parse: parseCim10,
    valid: ['E11.9', 'E119', 'E11', 'E11.902'],
    invalid: ['e11.9', 'E1', 'E11.', 'E11.9012', '11.9'],
  },
  { name: 'ALD number', parse: parseAldNumber, valid: ['1', '30', '31', '32'], invalid: ['0', '33', '01', 'ALD30'] },
  {
    name: 'prescription id',
    parse: parsePrescriptionId,
    valid: [uuidV7],
    invalid: [uuidV4, uuidV7.toUpperCase(), '01928f3a-7c4e-7d21-cb3f-1a2b3c4d5e6f', uuidV7.replaceAll('-', '')],
  },
  { name: 'dispensing id', parse: parseDispensingId, valid: [uuidV7], invalid: [uuidV4, `{${uuidV7}}`] },
  {
    name: 'request id',
    parse: parseRequestId,
    valid: [uuidV4, uuidV7],
    invalid: [uuidV4.toUpperCase(), '00000000-0000-0000-0000-000000000000'],
  },
  { name: 'line id', parse: parseLineId, valid: ['1', 'line-2', uuidV4], invalid: ['', 'Line', 'a/b', 'a'.repeat(37)] },
  {
    name: 'patient reference',
    parse: parsePatientRef,
    valid: [`p1_${pseudonym}`, `p12_${pseudonym}`],
    // 1 as a last symbol would carry bits beyond the 32nd byte: a second spelling of one pseudonym.
    invalid: [`p0_${pseudonym}`, `p1_${pseudonym}=`, `p1_${pseudonym.slice(0, 42)}1`, pseudonym],
  },
])('$name', ({ parse, valid, invalid }) => {
  it.each(valid)('accepts %j unchanged', (text) => {
    expect(parse(text)).toBe(text);
  });
  it.each(invalid)('rejects %j', (text) => {
    expect(parse(text)).toBeUndefined();
  });
});

describe('the month of birth in an INS', () => {
  it.each([
    ['of a known month', ['01', '09', '10', '12'], ['00', '13', '19']],
    ['unknown, as the Assurance Maladie writes it', ['20', '21', '29', '30', '42', '43', '49', '50', '99'], []],
  ])('[RX-121] is %s', (_, months, others) => {
    const withMonth = (month: string) => {
      const number = `284${month}75321025`;
      return parseIns(number + (97 - (Number(number) % 97)).toString().padStart(2, '0'));
    };
    for (const month of months) expect(withMonth(month)).toBeDefined();
    for (const month of others) expect(withMonth(month)).toBeUndefined();
  });
});

describe('check digits', () => {
  it.each([
    { name: 'INS', parse: parseIns, valid: '255081416802538' },
    { name: 'INS of Corsica', parse: parseIns, valid: '279062B03301764' },
    { name: 'RPPS', parse: parseRpps, valid: '10002909371' },
    { name: 'FINESS', parse: parseFiness, valid: '240000117' },
    { name: 'CIP13', parse: parseCip13, valid: '3400935955838' },
    { name: 'UCD13', parse: parseUcd13, valid: '3400893766521' },
    { name: 'AM number', parse: parseAmNumber, valid: '751123456' },
  ])('of $name catch every single wrong digit', ({ parse, valid }) => {
    for (let position = 0; position < valid.length; position += 1) {
      for (const digit of '0123456789') {
        if (digit === valid.charAt(position)) continue;
        expect(parse(valid.slice(0, position) + digit + valid.slice(position + 1))).toBeUndefined();
      }
    }
  });

  it('of INS catch every transposition of neighbours in any number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 7, max: 11 }), (order, position) => {
        const number = `1850375${order.toString().padStart(6, '0')}`;
        const key = (97 - (Number(number) % 97)).toString().padStart(2, '0');
        expect(parseIns(number + key)).toBeDefined();
        const swapped =
          number.slice(0, position) +
          number.charAt(position + 1) +
          number.charAt(position) +
          number.slice(position + 2);
        if (swapped !== number) expect(parseIns(swapped + key)).toBeUndefined();
      }),
    );
  });
});
