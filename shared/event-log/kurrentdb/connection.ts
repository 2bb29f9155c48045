import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';

export interface Connection {
  readonly client: EventStoreDBClient;
  /**
   * To be passed to every append. Without credentials of its own an append joins a stream that the whole process shares:
   * one error there rejects every append that is pending, and a late answer then ends the process by a TypeError.
   */
  readonly credentials: Credentials;
}

/** @throws RangeError; its message never holds the URL, which may hold a password. */
export function connect(url: string, applicationName: string): Connection {
  // The client knows KurrentDB by its former name only.
  const clientUrl = url.replace(/^kurrentdb/, 'esdb');
  if (/[?&]throwOnAppendFailure=/i.test(clientUrl)) {
    throw new RangeError('throwOnAppendFailure cannot be set: without it a refusal tells a wrong revision');
  }
  const isInsecure = /[?&]tls=false/i.test(clientUrl);
  const [, username, password] = /^[a-z+]+:\/\/([^:@/]+):([^@/]+)@/.exec(clientUrl) ?? [];
  if (!isInsecure && (username === undefined || password === undefined)) {
    throw new RangeError('a KurrentDB URL over TLS needs user and password');
  }
  const separator = clientUrl.includes('?') ? '&' : '?';
  const named = `${clientUrl}${separator}connectionName=${encodeURIComponent(applicationName)}`;
  return {
    client: clientOf(named),
    // An insecure connection sends none, but has to be given some: see above.
    credentials: {
      username: decodeURIComponent(username ?? 'none'),
      password: decodeURIComponent(password ?? 'none'),
    },
  };
}

/** The client's own error carries the whole URL. */
function clientOf(url: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(url);
  } catch {
    throw new RangeError('not a KurrentDB URL, or an option of it has no such value');
  }
}
