import { LogAccessRefused, LogAway } from '@ordonnancier/event-log/event-log.ts';
import { logKindOf } from '@ordonnancier/event-log/log-url.ts';
import { openEventLog } from '@ordonnancier/event-log/open-event-log.ts';
import { StoreUnusable } from '@ordonnancier/kernel/store-unusable.ts';
import { expectUsable } from '@ordonnancier/postgres/usable.ts';

/**
 * Resolves when the stores that a process stands on can be used.
 *
 * @throws StoreUnusable within seconds otherwise, with one sentence that says which of them cannot, and why
 */
export async function expectUsableStores(databaseUrl: string, logUrl: string | undefined): Promise<void> {
  await expectUsable(databaseUrl, 'DATABASE_URL');
  if (logUrl === undefined) return;
  if (logKindOf(logUrl) === 'postgres') await expectUsable(logUrl, 'LOG_URL');
  else await expectUsableKurrentDb(logUrl);
}

async function expectUsableKurrentDb(url: string): Promise<void> {
  try {
    const log = await openEventLog(url, { applicationName: 'start' });
    try {
      await log.ping();
    } finally {
      await log.close();
    }
  } catch (error) {
    throw unusable(error);
  }
}

/** The log's own sentences repeat nothing of its URL. */
function unusable(error: unknown): unknown {
  const because = (kind: StoreUnusable['kind'], { message }: Error) =>
    new StoreUnusable(kind, `KurrentDB (LOG_URL): ${message}`, error);
  if (error instanceof LogAccessRefused) return because('credentials', error);
  if (error instanceof LogAway) return because(error.isToMend ? 'certificate' : 'away', error);
  return error instanceof RangeError ? because('missing', error) : error;
}
