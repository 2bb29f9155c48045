import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AlreadyRunning, takeHouse } from './running-house.ts';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'ordonnancier-running-house-'));
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

it('takes a house that nobody runs, and leaves alone one that a living process runs', () => {
  const stateDirectory = path.join(directory, 'not', 'there', 'yet');
  const leave = takeHouse(stateDirectory);
  // Another user's PostgreSQL has to pass.
  expect(statSync(stateDirectory).mode & 0o111).toBe(0o111);
  leave();

  writeFileSync(path.join(stateDirectory, 'house.pid'), String(process.ppid));
  expect(() => takeHouse(stateDirectory)).toThrow(AlreadyRunning);
});

it('takes over from a killed process, also from one whose id is its own, as in a container that was started again', () => {
  for (const pid of ['not a pid', String(process.pid)]) {
    writeFileSync(path.join(directory, 'house.pid'), pid);
    takeHouse(directory)();
  }
});

it('says which directory it cannot use, and why', () => {
  const file = path.join(directory, 'a file');
  writeFileSync(file, '');
  expect(() => takeHouse(file)).toThrow(`the state directory ${file} cannot be made or written (ENOTDIR)`);
  for (const unusable of [path.join(file, 'below'), '/proc/not/there/yet'])
    expect(() => takeHouse(unusable)).toThrow('cannot be made or written');
});
