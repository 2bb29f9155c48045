import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serviceNames } from '../services.ts';

const program = fileURLToPath(new URL('main.ts', import.meta.url));
const id = '01a2017d-fa13-7126-8aa6-081b0195f1ac';
/** Nobody listens there. */
const deadPort = 1;

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'ordonnancier-client-'));
  const killed = path.join(directory, 'killed');
  mkdirSync(killed);
  const grpc = Object.fromEntries(serviceNames.map((name) => [name, `127.0.0.1:${deadPort}`]));
  writeFileSync(path.join(killed, 'house.json'), JSON.stringify({ tokenUrl: `http://127.0.0.1:${deadPort}/`, grpc }));
  writeFileSync(path.join(directory, 'bad.json'), '{"lines": [');
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

function client(house: 'killed' | 'none', ...typed: readonly string[]) {
  const env = { PATH: process.env['PATH'], ORDONNANCIER_STATE_DIRECTORY: path.join(directory, house) };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...typed], { env, encoding: 'utf8' });
  return { status, stdout, stderr: stderr.trim() };
}

it('says in one line what it cannot do, and exits with another code than 0', () => {
  const nothingDone = { status: 1, stdout: '' };
  expect(client('none', 'dance')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'there is no command dance: npm run client -- help',
  });
  expect(client('none', 'alerts')).toEqual({
    ...nothingDone,
    stderr: 'nothing is running here: start it with `npm start`',
  });
  expect(client('killed', 'alerts')).toEqual({
    ...nothingDone,
    stderr: 'the development issuer is not there: does `npm start` still run?',
  });
  expect(client('killed', 'issue', path.join(directory, 'bad.json')).stderr).toMatch(
    /^a prescription file is JSON: [^\n]+$/,
  );
});

it('takes no word that it does not know for none, and no argument for another', () => {
  expect(client('killed', 'verdict', id, 'guilty').stderr).toBe(
    'it is one of confirmed, dismissed, inconclusive, not guilty',
  );
  const packs = ['--secret', 'secret', '--line', '1=3400935955838'];
  expect(client('killed', 'dispense', id, ...packs, '--substitution', 'generics').stderr).toBe(
    'it is one of generic, prescriber-agreement, urgency, not generics',
  );
  expect(client('killed', 'cancel', id, '1')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'cancel takes lines as --line 1',
  });
});
