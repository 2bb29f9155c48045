import { FileRefused } from '../whole-text.ts';

/**
 * Splits text with a separator and optional double quotes (RFC 4180) into rows of fields; a quoted field may hold separators,
 * line ends and, doubled, quotes. Lines are those on which rows begin, from 1. Blank lines are no rows.
 * Throws FileRefused, of the file that is named, where a field is neither.
 */
export function parseDelimitedText(
  text: string,
  separator: ',' | '\t',
  file: string,
): { readonly line: number; readonly fields: readonly string[] }[] {
  const fieldPattern = new RegExp(`(?:"((?:[^"]|"")*)"|((?!")[^${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'gy');
  const rows: { line: number; fields: string[] }[] = [];
  let line = 1;
  let row = { line, fields: [] as string[] };
  while (fieldPattern.lastIndex < text.length) {
    const match = fieldPattern.exec(text);
    if (!match) throw new FileRefused(file, line, 'a field is neither quoted nor free of quotes');
    const [whole, quoted, plain = '', end] = match;
    row.fields.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    line += whole.split('\n').length - 1;
    const ended = end !== separator || fieldPattern.lastIndex >= text.length;
    if (ended) {
      if (end === separator) row.fields.push('');
      if (row.fields.length > 1 || row.fields[0] !== '') rows.push(row);
      row = { line, fields: [] };
    }
  }
  return rows;
}
