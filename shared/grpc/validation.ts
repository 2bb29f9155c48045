import type { z } from 'zod';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { FieldViolation, Result } from '@ordonnancier/kernel/result.ts';

/** Parses a decoded message; issues become violations under the names that the proto gives its fields. */
export function validate<Request>(schema: z.ZodType<Request>, wire: unknown): Result<Request, 'INVALID_REQUEST'> {
  const damaged = findDamagedText(wire);
  if (damaged !== undefined) {
    const description = 'must be valid UTF-8 without U+0000 or U+FFFD';
    return refuse('INVALID_REQUEST', {}, [{ field: protoPath(damaged), description }]);
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

/**
 * Where a request holds text that was damaged or cannot be stored. The decoder turns invalid UTF-8 into U+FFFD instead
 * of rejecting it, and PostgreSQL takes no U+0000; both are refused for every string, so that no field can forget it.
 * The decoder has bounded the depth, and the message limit the size.
 */
function findDamagedText(value: unknown): PropertyKey[] | undefined {
  if (typeof value === 'string') return damagedText.test(value) ? [] : undefined;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined;
  return firstDamaged(Array.isArray(value) ? value.entries() : Object.entries(value));
}

const damagedText = /[\u0000\uFFFD]/;

function firstDamaged(entries: Iterable<[PropertyKey, unknown]>): PropertyKey[] | undefined {
  for (const [key, child] of entries) {
    // A map's keys are text of the request too; a damaged one is not repeated in the answer.
    if (typeof key === 'string' && damagedText.test(key)) return [];
    const damaged = findDamagedText(child);
    if (damaged !== undefined) return [key, ...damaged];
  }
  return undefined;
}
