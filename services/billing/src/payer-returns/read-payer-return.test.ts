import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { idOf } from '../../tests/dispensings.ts';
import { readPayerReturn } from './read-payer-return.ts';

const example = readFileSync(new URL('../../../../examples/payer-return.txt', import.meta.url), 'utf8');
const lines = example.split('\n');

describe("the file of a payer's return", () => {
  it('[BILL-091] is read, comments and empty lines aside', () => {
    const read = readPayerReturn(example);
    expect(read).toMatchObject({ ok: true, value: { lotId: '5f0c3c1e-7b1d-5a54-9d0f-3a1e0f6c2b11' } });
    const { answers } = read.ok ? read.value : { answers: [] };
    expect(answers).toEqual([
      {
        place: 'file:12',
        answer: {
          outcome: 'paid',
          dispensingId: '01990000-0000-7000-8000-d00000000001',
          compulsoryCents: 184,
          complementaryCents: 95,
        },
      },
      {
        place: 'file:13',
        answer: {
          outcome: 'paid',
          dispensingId: '01990000-0000-7000-8000-d00000000002',
          compulsoryCents: 184,
          complementaryCents: 0,
          reason: 'DOCUMENT_MISSING',
        },
      },
      {
        place: 'file:14',
        answer: {
          outcome: 'rejected',
          dispensingId: '01990000-0000-7000-8000-d00000000003',
          reason: 'RIGHTS_CLOSED',
        },
      },
      {
        place: 'file:15',
        answer: {
          outcome: 'recovered',
          dispensingId: '01990000-0000-7000-8000-d00000000004',
          compulsoryCents: 164,
          complementaryCents: 18,
        },
      },
    ]);
  });

  it('[BILL-091] is read although two hundred dear packs are paid by it', () => {
    const answers = Array.from({ length: 200 }, (_, number) => `paid ${idOf('d', number)} 99000.00 1000.00`);
    const dear = [...lines.slice(0, 9), ...answers, 'total 200 paid 19800000.00 200000.00 recovered 0.00 0.00'];
    const read = readPayerReturn(dear.join('\n'));
    expect(read.ok ? read.value.answers.length : read.refusal).toBe(200);
  });

  it.each([
    ['of another version', /^ordonnancier-payer-return 1$/m, 'ordonnancier-payer-return 2', 'file:8'],
    ['without its lot', /^lot .*$/m, 'lot', 'file:9'],
    ['whose total is cut off', /^total .*\n/m, '', 'file:15'],
    ['that lacks an answer its total counts', /^rejected .*\n/m, '', 'file:16'],
    ['with an amount garbled', /1\.84 0\.95/, '1.85 0.95', 'file:17'],
    ['with an amount that is none', /1\.84 0\.95/, '1,84 0,95', 'file:12'],
    ['with a negative amount', /1\.84 0\.95/, '-1.84 0.95', 'file:12'],
    ['with a third decimal', /1\.84 0\.95/, '1.840 0.95', 'file:12'],
    ['with a reason that is none', /RIGHTS_CLOSED/, 'TOO_DEAR', 'file:14'],
    ['with a reason of a recovery', /1\.64 0\.18$/m, '1.64 0.18 LATE', 'file:15'],
    ['with a dispensing that is none', /d00000000003/, 'd0000000000', 'file:14'],
    ['with a word that is none', /^rejected/m, 'refused', 'file:14'],
    ['of nothing', /[^]*/, '', 'file'],
  ])('[BILL-091] is refused %s, naming the line', (_, pattern, replacement, field) => {
    const read = readPayerReturn(example.replace(pattern, replacement));
    expect(read).toMatchObject({ ok: false, refusal: { code: 'PAYER_RETURN_MALFORMED' } });
    expect(read.ok ? [] : read.refusal.violations.map((violation) => violation.field)).toEqual([field]);
  });

  it('[BILL-091] is refused with every line at fault, and repeats none of them', () => {
    const wrong = lines.map((line) => (/^(paid|rejected)/.test(line) ? 'secret 1' : line)).join('\n');
    const read = readPayerReturn(wrong);
    expect(read.ok ? 0 : read.refusal.violations.length).toBe(3);
    expect(JSON.stringify(read)).not.toContain('secret');
  });
});
