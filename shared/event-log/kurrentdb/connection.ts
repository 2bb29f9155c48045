import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';
import { readSettings } from './settings.ts';

export interface Connection {
  readonly client: EventStoreDBClient;
  /**
   * To be passed to every append. Without credentials of its own an append joins a stream that the whole process shares:
   * one error there rejects every append that is pending, and a late answer then ends the process by a TypeError.
   */
  readonly credentials: Credentials;
}

/** @throws RangeError; its message never holds the URL, which may hold a password. */
export function connect(url: string, connectionName: string): Connection {
  const { hosts, isCluster, tls, credentials } = readSettings(url);
  const [endpoint] = hosts;
  const security = {
    insecure: tls === undefined,
    ...(tls?.authority && { rootCertificate: tls.authority }),
    ...(tls?.user && { userCertFile: tls.user.certificate, userKeyFile: tls.user.key }),
  };
  return {
    client:
      isCluster || endpoint === undefined
        ? new EventStoreDBClient({ endpoints: [...hosts], connectionName }, security, credentials)
        : new EventStoreDBClient({ endpoint, connectionName }, security, credentials),
    // An insecure connection sends none, but has to be given some: see above.
    credentials: credentials ?? { username: 'none', password: 'none' },
  };
}
