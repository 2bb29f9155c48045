import { writeSync } from 'node:fs';
import { StoreUnusable } from '@ordonnancier/kernel/store-unusable.ts';
import type { Logger } from '@ordonnancier/telemetry/logger.ts';

/** As sysexits.h numbers them: what the service stands on is away, and may come back (EX_UNAVAILABLE) … */
const awayExitCode = 69;
/** … or its configuration or the stores that it names have to be mended first (EX_CONFIG). */
export const wrongConfigurationExitCode = 78;

const standardError = 2;

/**
 * Ends a process that cannot start, with one sentence on its standard error. Whoever runs the service reads this alone, so it
 * says what to mend, and repeats neither addresses nor secrets.
 */
export function endUnstarted(sentence: string, exitCode = wrongConfigurationExitCode): never {
  try {
    writeSync(standardError, `cannot start: ${sentence}\n`);
  } catch {
    // Nobody reads it, or its disk is full: the exit code remains.
  }
  return process.exit(exitCode);
}

/** Does the start of a service. What its stores refuse ends the process with a sentence; all else is thrown. */
export async function startOrEnd<T>(start: () => Promise<T>, logger: Logger): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof StoreUnusable)) throw error;
    logger.error(`cannot start: ${error.message}`, {}, error.cause);
    return endUnstarted(error.message, error.kind === 'away' ? awayExitCode : wrongConfigurationExitCode);
  }
}
