/*
 * Base45 (RFC 9285): bytes in the alphabet of a QR code's alphanumeric mode, two bytes in three characters.
 */

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 2) {
    const [high = 0, low] = bytes.subarray(index, index + 2);
    text += low === undefined ? symbols(high, 2) : symbols(high * 256 + low, 3);
  }
  return text;
}

/** Undefined for text that `encodeBase45` never answers. */
export function decodeBase45(text: string): Buffer | undefined {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 3) {
    const group = text.slice(index, index + 3);
    const value = valueOf(group);
    if (value === undefined) return undefined;
    if (group.length === 3 && value <= 0xffff) bytes.push(value >> 8, value & 0xff);
    else if (group.length === 2 && value <= 0xff) bytes.push(value);
    else return undefined;
  }
  return Buffer.from(bytes);
}

/** Least significant first. */
function symbols(value: number, count: number): string {
  let rest = value;
  let text = '';
  for (let index = 0; index < count; index += 1) {
    text += alphabet.charAt(rest % 45);
    rest = Math.floor(rest / 45);
  }
  return text;
}

function valueOf(group: string): number | undefined {
  let value = 0;
  for (let index = group.length - 1; index >= 0; index -= 1) {
    const digit = alphabet.indexOf(group.charAt(index));
    if (digit === -1) return undefined;
    value = value * 45 + digit;
  }
  return value;
}
