import { describe, it } from '@jest/globals';
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';
import { eventLogContract, type ServerUnderTest } from '../contract.ts';
import { openKurrentDbEventLog } from './kurrentdb-event-log.ts';

const image = 'docker.kurrent.io/kurrent-lts/kurrentdb:26.0.3';
const port = 2113;

const givenUrl = process.env['TEST_KURRENTDB_URL'];
const hasContainers = givenUrl === undefined && (await isContainerRuntimeThere());

if (givenUrl === undefined && !hasContainers) {
  const reason = 'skipped: neither TEST_KURRENTDB_URL is set nor does a container engine answer';
  describe('the event log contract on KurrentDB', () => {
    it.skip(reason, () => undefined);
  });
} else {
  eventLogContract('KurrentDB', givenUrl === undefined ? startContainer : async () => serverAt(givenUrl));
}

async function isContainerRuntimeThere(): Promise<boolean> {
  return await getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

function serverAt(url: string): ServerUnderTest {
  return {
    open: async () => openKurrentDbEventLog(url, { applicationName: 'contract' }),
    crash: undefined,
    restart: undefined,
    stop: async () => undefined,
  };
}

async function startContainer(): Promise<ServerUnderTest> {
  const container = await new GenericContainer(image)
    // One host port for life, because a restarted container is given another by the engine otherwise.
    .withExposedPorts({ container: port, host: 21_130 + (process.pid % 1_000) })
    .withCommand(['--insecure', '--run-projections=None', '--mem-db=false'])
    .withWaitStrategy(Wait.forHttp('/health/live', port).forStatusCode(204))
    .withStartupTimeout(120_000)
    .start();
  const url = `kurrentdb://${container.getHost()}:${container.getMappedPort(port)}?tls=false`;
  return {
    ...serverAt(url),
    crash: () => container.restart({ timeout: 0 }),
    restart: () => container.restart({ timeout: 30 }),
    stop: async () => {
      await container.stop();
    },
  };
}
