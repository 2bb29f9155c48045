import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { z } from 'zod';
import { loadProtos } from './load-proto.ts';
import { protoPath, validate } from './validation.ts';

const fieldOfProto = z.object({ name: z.string(), type: z.string(), typeName: z.string(), label: z.string() });
const messageOfProto = z.object({ field: z.array(fieldOfProto) });
const methodOfProto = z.object({ requestType: z.object({ type: z.object({ name: z.string() }) }) });

const protos = loadProtos(fileURLToPath(new URL('../../protos', import.meta.url)));
/** No request nests deeper, but one that holds itself. */
const depthMax = 6;

interface TextField {
  readonly path: readonly PropertyKey[];
  /** The request, with the text in this field alone. */
  readonly wire: (text: string) => object;
}

/** The full name of a type as a message of this name refers to it: in the innermost scope that has it. */
function resolved(typeName: string, scope: string): string {
  const parts = scope.split('.');
  const scopes = parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
  const name = scopes.map((outer) => `${outer}.${typeName}`).find((full) => full in protos);
  invariant(name !== undefined, `${typeName} is in the protos`);
  return name;
}

/** Every string that a message may hold, at whatever depth. */
function textFieldsOf(messageName: string, depth = 0): readonly TextField[] {
  if (depth > depthMax) return [];
  const message = protos[messageName];
  invariant(message !== undefined && 'type' in message, `${messageName} is in the protos`);
  return messageOfProto.parse(message.type).field.flatMap(({ name, type, typeName, label }) => {
    const isList = label === 'LABEL_REPEATED';
    const within = (inner: TextField): TextField => ({
      path: [name, ...(isList ? [0] : []), ...inner.path],
      wire: (text) => ({ [name]: isList ? [inner.wire(text)] : inner.wire(text) }),
    });
    if (type === 'TYPE_STRING') {
      return [{ path: [name, ...(isList ? [0] : [])], wire: (text) => ({ [name]: isList ? [text] : text }) }];
    }
    return type === 'TYPE_MESSAGE' ? textFieldsOf(resolved(typeName, messageName), depth + 1).map(within) : [];
  });
}

const methods = Object.entries(protos).flatMap(([service, definition]) =>
  'format' in definition
    ? []
    : Object.entries(definition).map(([method, { requestType }]) => {
        const { name } = methodOfProto.parse({ requestType }).requestType.type;
        const request = resolved(name, service);
        return { method: `${service}/${method}`, request };
      }),
);

describe('every text of every request', () => {
  it.each(methods)(
    '[RX-087] [RX-124] of $method is refused, by its name, where it is not seen as it is read',
    ({ request }) => {
      for (const { path, wire } of textFieldsOf(request)) {
        const field = protoPath(path);
        for (const text of ['a\u202Eb', '\u200B', 'e\u0301', 'a\uE0001', '\uD83C', '\u0000', '1\u0336', '1\u0301']) {
          expect(validate(z.unknown(), wire(text))).toMatchObject({
            ok: false,
            refusal: { code: 'INVALID_REQUEST', violations: [{ field }] },
          });
        }
        expect(validate(z.unknown(), wire('1 comprimé')).ok).toBe(true);
      }
    },
  );

  it('[RX-087] is found by this test', () => {
    const fields = methods.flatMap(({ method, request }) =>
      textFieldsOf(request).map(({ path }) => `${method.split('.').at(-1)} ${protoPath(path)}`),
    );
    expect(fields).toContain('DispensingService/Dispense collector.address');
    expect(fields).toContain('PrescriptionService/CheckPrescription current_treatment[0].substance');
    expect(fields.length).toBeGreaterThan(100);
  });
});
