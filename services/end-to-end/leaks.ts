/** Something that must not be found anywhere, by a name that may be told in its place. */
export interface Secret {
  readonly name: string;
  readonly value: string | Buffer;
}

/** Something that leaves a process, or stays behind it. */
export interface Surface {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Where secrets show, as `surface: secret`, whether plainly or in an encoding that software applies without a thought. */
export function leaksOf(secrets: readonly Secret[], surfaces: readonly Surface[]): readonly string[] {
  const sought = secrets.map(({ name, value }) => ({ name, forms: formsOf(Buffer.from(value)) }));
  return surfaces.flatMap((surface) =>
    sought
      .filter(({ forms }) => forms.some((form) => surface.bytes.includes(form)))
      .map(({ name }) => `${surface.name}: ${name}`),
  );
}

function formsOf(bytes: Buffer): readonly (Buffer | string)[] {
  const text = bytes.toString('utf8');
  const hex = bytes.toString('hex');
  return [
    ...new Set([
      text,
      text.toLowerCase(),
      text.toUpperCase(),
      encodeURIComponent(text),
      JSON.stringify(text).slice(1, -1),
    ]),
    bytes,
    hex,
    hex.toUpperCase(),
    ...base64FormsOf(bytes),
  ];
}

/** Base64 of a text within another begins at any of three offsets; only the digits that are its own alone are sought. */
function base64FormsOf(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const digits = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const own = digits.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
