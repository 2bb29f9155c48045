import type { z } from 'zod';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { FieldViolation, Result } from '@ordonnancier/kernel/result.ts';
import { unshowable } from '@ordonnancier/kernel/shown-text.ts';

/** Parses a decoded message; issues become violations under the names that the proto gives its fields. */
export function validate<Request>(schema: z.ZodType<Request>, wire: unknown): Result<Request, 'INVALID_REQUEST'> {
  const unreadable = findUnreadableText(wire);
  if (unreadable !== undefined) {
    const { path, description } = unreadable;
    return refuse('INVALID_REQUEST', {}, [{ field: protoPath(path), description }]);
  }
  const parsed = schema.safeParse(wire);
  return parsed.success ? accept(parsed.data) : refuse('INVALID_REQUEST', {}, parsed.error.issues.map(violationOf));
}

function violationOf(issue: z.core.$ZodIssue): FieldViolation {
  return { field: protoPath(issue.path), description: issue.message };
}

/** `['lines', 0, 'unitCount']` → `lines[0].unit_count`. */
export function protoPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += (text && '.') + String(part).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
  return text;
}

interface UnreadableText {
  readonly path: readonly PropertyKey[];
  readonly description: string;
}

/**
 * Where a request holds text that was damaged, cannot be stored, or is not seen as it is read. The decoder turns invalid UTF-8
 * into U+FFFD instead of rejecting it, and PostgreSQL takes no U+0000. This is asked of every string, so that no field can
 * forget it. The decoder has bounded the depth, and the message limit the size.
 */
function findUnreadableText(value: unknown): UnreadableText | undefined {
  if (typeof value === 'string') {
    const description = unreadable(value);
    return description === undefined ? undefined : { path: [], description };
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined;
  return firstUnreadable(Array.isArray(value) ? value.entries() : Object.entries(value));
}

function unreadable(text: string): string | undefined {
  return /[\u0000\uFFFD]/.test(text) ? 'must be valid UTF-8 without U+0000 or U+FFFD' : unshowable(text);
}

function firstUnreadable(entries: Iterable<[PropertyKey, unknown]>): UnreadableText | undefined {
  for (const [key, child] of entries) {
    // A map's keys are text of the request too; a damaged one is not repeated in the answer.
    const description = typeof key === 'string' ? unreadable(key) : undefined;
    if (description !== undefined) return { path: [], description };
    const found = findUnreadableText(child);
    if (found !== undefined) return { ...found, path: [key, ...found.path] };
  }
  return undefined;
}
