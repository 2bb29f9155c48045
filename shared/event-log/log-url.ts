/** Which adapter reads an event log's URL. */
export type LogKind = 'postgres' | 'kurrentdb';

const kinds: ReadonlyMap<string, LogKind> = new Map([
  ['postgres', 'postgres'],
  ['postgresql', 'postgres'],
  ['kurrentdb', 'kurrentdb'],
  ['kurrentdb+discover', 'kurrentdb'],
  ['esdb', 'kurrentdb'],
  ['esdb+discover', 'kurrentdb'],
]);

/**
 * The kind of log that a URL names by its scheme; undefined for any other text. Kurrent's form for a cluster,
 * `kurrentdb://a:2113,b:2113,c:2113`, is no URL of the web's standard: its adapter reads the rest itself.
 */
export function logKindOf(url: string): LogKind | undefined {
  const kind = kinds.get(/^([a-z+]+):\/\/[^\s]+$/.exec(url)?.[1] ?? '');
  return kind === 'postgres' && !URL.canParse(url) ? undefined : kind;
}
