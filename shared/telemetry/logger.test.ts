import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.ts';
import type { LogFields } from './logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  write(createLogger({ serviceName: 'test', write: (line) => lines.push(line) }));
  return lines;
}

function faultIn(error: Error): { readonly meaning?: string; readonly cause?: object } {
  const [line = ''] = logged((logger) => {
    logger.error('failed', {}, error);
  });
  return (JSON.parse(line) as { fault: object }).fault;
}

describe('the log', () => {
  it('is one JSON object per line', () => {
    const [line = ''] = logged((logger) => {
      logger.info('started', { port: 8080 });
    });
    expect(JSON.parse(line)).toMatchObject({ level: 'info', service: 'test', message: 'started', port: 8080 });
  });

  it('never repeats what an error says, in whatever form it says it', () => {
    const around = ['', '\n', '\n    at ', '\n    at x (', ':1:1)', '"', "'", ' '];
    for (const before of around) {
      for (const after of around) {
        const message = `${before}MARKER DUPONT${after}`;
        for (const fault of [new Error(message), new Error('', { cause: new Error(message) })]) {
          Object.assign(fault, { code: message, detail: message, name: message });
          const [line] = logged((logger) => {
            logger.error('failed', {}, fault);
          });
          expect(line).not.toContain('MARKER');
          expect(line).toContain('logger.test.ts');
        }
      }
    }
  });

  it.each([
    ['disk full', '53100'],
    ['too many connections', '53300'],
    ['data exception', '22P02'],
    ['connection refused', 'ECONNREFUSED'],
    ['broken pipe', 'EPIPE'],
    [undefined, 'ERR_MARKER'],
  ])('[OPS-021] says %s of a fault with the code %s, and nothing of its message', (meaning, code) => {
    const fault = Object.assign(new Error('MARKER DUPONT'), { code });
    expect(faultIn(fault).meaning).toBe(meaning);
    const outer = faultIn(new Error('outer', { cause: fault }));
    expect(outer.cause).toEqual(faultIn(fault));
    expect(JSON.stringify(outer)).not.toContain('DUPONT');
  });

  it('[OPS-021] says of a connection of the database that it was lost, for which its driver has no code', () => {
    expect(faultIn(new Error('Query read timeout')).meaning).toBe('connection lost or silent');
  });

  it('drops every field that is not on the list', () => {
    const request = { code: 'RX', patientName: 'MARKER' };
    const fields: LogFields = request;
    const [line] = logged((logger) => {
      logger.warn('refused', fields);
    });
    expect(line).toContain('RX');
    expect(line).not.toContain('MARKER');
  });
});
