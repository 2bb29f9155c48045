import { logKindOf } from '@ordonnancier/event-log/log-url.ts';
import { openEventLog } from '@ordonnancier/event-log/open-event-log.ts';
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
  else await (await openEventLog(logUrl, { applicationName: 'start' })).close();
}
