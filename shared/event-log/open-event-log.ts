import type { EventLog, LogOptions } from './event-log.ts';
import { logKindOf } from './log-url.ts';

/**
 * Opens the log that a URL names: `postgres://` (or `postgresql://`), or `kurrentdb://`, `esdb://` and their `+discover` forms.
 * Only the adapter that is named is loaded: KurrentDB's client takes a tenth of a service's start.
 *
 * @throws RangeError on any other URL; errors never repeat the URL, which may hold a password.
 */
export async function openEventLog(url: string, options: LogOptions): Promise<EventLog> {
  switch (logKindOf(url)) {
    case 'postgres': {
      const { openPostgresEventLog } = await import('./postgres/postgres-event-log.ts');
      return await openPostgresEventLog(url, options);
    }
    case 'kurrentdb': {
      const { openKurrentDbEventLog } = await import('./kurrentdb/kurrentdb-event-log.ts');
      return openKurrentDbEventLog(url, options);
    }
    case undefined:
      throw new RangeError('an event log URL begins with postgres:// or kurrentdb://');
  }
}
