import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.ts';
import type { LogFields } from './logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  write(createLogger({ serviceName: 'test', write: (line) => lines.push(line) }));
  return lines;
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
