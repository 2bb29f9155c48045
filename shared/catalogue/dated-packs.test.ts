import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { parseCip13 } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { readReferenceTariffs } from './reference-tariffs.ts';
import { readSpecificMedicines } from './specific-medicines.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordonnancier-dated-packs-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const tariff = '{"cip13":"3400935955838","cents":900,"validFrom":"2026-01-01"}';
const cip13 = parseCip13('3400935955838');
const day = parseCivilDate('2026-04-01');
invariant(cip13 !== undefined && day !== undefined, 'a pack and a day');

function readOf(text: string | Buffer): ReturnType<typeof readReferenceTariffs> {
  writeFileSync(join(folder, 'reference-tariffs.ndjson'), text);
  return readReferenceTariffs(folder);
}

describe('a list of packs beside the editions', () => {
  it.each([
    ['as it should be', `${tariff}\n`],
    ['without its last line end', tariff],
    ['with other line ends and a byte order mark', `\ufeff${tariff}\r\n\r\n`],
  ])('[CAT-017] %s is read', (_, text) => {
    expect(readOf(text).centsOn(cip13, day)).toBe(900);
  });

  it.each<[damage: string, text: string | Buffer, reason: RegExp]>([
    ['empty', '', /line 1: the file is empty/],
    ['in another encoding', Buffer.from(`${tariff}\n{"cip13":"é"}\n`, 'latin1'), /line 2: bytes that are no UTF-8/],
    ['cut', `${tariff}\n${tariff.slice(0, -5)}`, /line 2: not one object of JSON/],
    ['with a header', `cip13,cents\n${tariff}\n`, /line 1: not one object of JSON/],
    ['pasted twice', `${tariff}\n${tariff}\n`, /line 2: the pack has two facts of a kind on one day/],
    ['of a tariff of nothing', tariff.replace('900', '0'), /line 1: .*cents/],
    ['of a day that does not exist', tariff.replace('01-01', '02-30'), /line 1: .*validFrom/],
    ['of no day', tariff.replace('"}', '","validTo":"2025-12-31"}'), /line 1: /],
    ['with line ends of carriage returns', `${tariff}\r${tariff}\r`, /line 1: a carriage return/],
  ])('[CAT-017] %s is refused, by file and line', (_, text, reason) => {
    expect(() => readOf(text)).toThrow(/^reference-tariffs\.ndjson, line/);
    expect(() => readOf(text)).toThrow(reason);
  });

  it('[CAT-017] is empty when there is no file of it', () => {
    expect(readSpecificMedicines(folder).isListedOn(cip13, day)).toBe(false);
    writeFileSync(join(folder, 'specific-medicines.ndjson'), '\n');
    expect(() => readSpecificMedicines(folder)).toThrow('specific-medicines.ndjson, line 1: the file is empty');
  });
});
