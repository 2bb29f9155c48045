import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

const protos = fileURLToPath(new URL('../../protos/', import.meta.url));
const eventsPackage = 'ordonnancier/events/v1';

let root: protobuf.Root | undefined;

/**
 * What an event's JSON says that the published language (protos/ordonnancier/events/v1) does not: wrong types, fields
 * that it does not know. Undefined when it is the JSON form of the message that the event's type names.
 */
export function violationOfPublishedLanguage(type: string, data: object): string | undefined {
  root ??= load();
  const message = root.lookupType(`ordonnancier.events.v1.${type}`);
  const wrongType = message.verify(data);
  if (wrongType !== null) return `${type}: ${wrongType}`;
  // What comes back from the wire is what the language can say; a field it does not know is lost on the way.
  const back = message.toObject(message.decode(message.encode(message.fromObject(data)).finish()), {
    longs: Number,
    arrays: true,
  });
  return firstDifference(type, data, back);
}

function load(): protobuf.Root {
  const loaded = new protobuf.Root();
  const files = readdirSync(`${protos}${eventsPackage}`).map((file) => `${protos}${eventsPackage}/${file}`);
  return loaded.loadSync(files);
}

function firstDifference(path: string, given: unknown, back: unknown): string | undefined {
  if (typeof given !== 'object' || given === null) {
    // A scalar of its default value is not sent, and comes back as nothing.
    const isDefault = back === undefined && (given === '' || given === 0 || given === false);
    return given === back || isDefault ? undefined : `${path}: ${String(given)} comes back as ${String(back)}`;
  }
  const backFields = new Map<string, unknown>(Object.entries(typeof back === 'object' && back !== null ? back : {}));
  for (const [field, value] of Object.entries(given)) {
    const difference = firstDifference(`${path}.${field}`, value, backFields.get(field));
    if (difference !== undefined) return difference;
  }
  return undefined;
}
