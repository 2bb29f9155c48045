import { dispensingId } from '@ordonnancier/grpc/fields.ts';
import { z } from 'zod';

/** One of ours, which derives from the request that opened the lot. */
export const lotId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be a UUID in lower case');

/** One to `countMax` dispensings, each once. */
export function dispensingIds(countMax: number) {
  return z
    .array(dispensingId)
    .min(1, 'must not be empty')
    .max(countMax, `must have at most ${countMax} entries`)
    .refine((ids) => new Set(ids).size === ids.length, 'must name each dispensing once');
}
