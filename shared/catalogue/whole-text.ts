import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What the publisher of a file says of its bytes. */
export type TextEncoding = 'utf-8' | 'windows-1252';

/** Why a file is not what it should be as a whole, and nothing of it may be used. The message says file, line and reason. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  constructor(file: string, line: number, reason: string) {
    super(`${file}, line ${line}: ${reason}`);
  }
}

/** The largest of the public files has 5 MB; a compressed one must not fill the memory. */
const fileBytesMax = 64 * 1024 * 1024;

/** How windows-1252 reads the bytes 80 to BF, of which all but the first of a letter in UTF-8 are. */
const furtherByte = `[${new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 0x40 }, (_, index) => 0x80 + index))}]`;
const letterReadWrongly = `[\\u00c2-\\u00df]${furtherByte}|[\\u00e0-\\u00ef]${furtherByte}{2}|[\\u00f0-\\u00f4]${furtherByte}{3}`;
/**
 * A line that begins with a byte order mark of UTF-8, or whose every accent is a letter of UTF-8 that was read as windows-1252: `stupÃ©fiants`. French writes no such pairs,
 * and no line of the public files of July 2026 is one.
 */
const lineReadWrongly = new RegExp(`^ï»¿|^[\\0-\\x7f]*(?:(?:${letterReadWrongly})[\\0-\\x7f]*)+$`);
/** Controls and replacement characters. The bytes that windows-1252 leaves undefined are read as controls. */
const noText = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd]/;
/** Some rows of the public files have several before their line feed. */
const carriageReturnWithinLine = /\r(?!\r*\n)/;

/**
 * Reads the text of a file, compressed when its name ends with `.gz`, and makes sure that it is whole and in its encoding.
 * Every line ends with a line feed, with or without carriage returns before it; a file may mix both, which changes no field.
 * A byte order mark in front of UTF-8 is no part of the text.
 * Throws FileRefused.
 * @param lastLineEnd some publishers leave it out: their readers must tell otherwise that the last line is whole
 */
export function readWholeText(
  path: string,
  encoding: TextEncoding,
  lastLineEnd: 'always' | 'perhaps' = 'always',
): string {
  const file = basename(path, '.gz');
  const text = decode(file, readBytes(path, file), encoding);
  const refuseAt = (index: number, reason: string) => new FileRefused(file, lineAt(text, index), reason);
  if (text.trim() === '') throw refuseAt(0, 'the file is empty');
  const misread = linesOf(text).findIndex((line) => lineReadWrongly.test(line));
  if (misread !== -1) throw new FileRefused(file, misread + 1, 'letters of UTF-8 that were taken for windows-1252');
  const noCharacter = noText.exec(text);
  if (noCharacter) throw refuseAt(noCharacter.index, `a character that no text holds, ${codeOf(noCharacter[0])}`);
  const carriageReturn = carriageReturnWithinLine.exec(text);
  if (carriageReturn) throw refuseAt(carriageReturn.index, 'a carriage return that no line feed follows');
  if (lastLineEnd === 'always' && !text.endsWith('\n'))
    throw refuseAt(text.length, 'the last line does not end: the file is cut');
  return text;
}

/** What follows the last line end is no line. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r*\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function readBytes(path: string, file: string): Buffer {
  if (statSync(path).size > fileBytesMax) throw new FileRefused(file, 1, `larger than ${fileBytesMax} bytes`);
  const bytes = readFileSync(path);
  if (!path.endsWith('.gz')) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: fileBytesMax });
  } catch {
    throw new FileRefused(file, 1, `cannot be decompressed whole into ${fileBytesMax} bytes`);
  }
}

function decode(file: string, bytes: Buffer, encoding: TextEncoding): string {
  if (encoding === 'utf-8' && !isUtf8(bytes)) {
    // No letter of UTF-8 holds the byte of a line feed, so that its lines may be looked at one by one.
    const line = bytes
      .toString('latin1')
      .split('\n')
      .findIndex((text) => !isUtf8(Buffer.from(text, 'latin1')));
    throw new FileRefused(file, line + 1, 'bytes that are no UTF-8');
  }
  return new TextDecoder(encoding).decode(bytes);
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function codeOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
