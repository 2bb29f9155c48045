import { insOids } from '@ordonnancier/kernel/identifiers.ts';
import { type FieldViolation, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import { holdsControls, unshowable } from '@ordonnancier/kernel/shown-text.ts';
import { parseDocument, type PrescriptionDocument } from './document.ts';

/** Domains of the national identity that a house works with: those of people, or those of invented ones. */
export type InsDomains = 'production' | 'test';

/** Référentiel INS: an identity of the domains of tests is nobody's. */
const oidsOf: Readonly<Record<InsDomains, readonly string[]>> = {
  production: [insOids.nir, insOids.nia],
  test: [insOids.test, insOids.demonstration],
};

/**
 * Reads a document that is to become a prescription. What was admitted once is read by `parseDocument`, in whatever house it
 * is kept; so what is asked since of new documents is asked here, and those that are in the log stay readable.
 */
export function admitDocument(
  bytes: Uint8Array,
  insDomains: InsDomains,
): Result<PrescriptionDocument, 'INVALID_REQUEST' | 'INS_DOMAIN_NOT_ALLOWED'> {
  const document = parseDocument(bytes);
  if (!document.ok) return document;
  const violations = [...unreadableTexts(document.value, 'document'), ...renewalsOfThemselves(document.value)];
  if (violations.length > 0) return refuse('INVALID_REQUEST', {}, violations);
  const isAllowed = oidsOf[insDomains].includes(document.value.patient.insOid);
  return isAllowed ? document : refuse('INS_DOMAIN_NOT_ALLOWED', { insDomains });
}

function renewalsOfThemselves({ prescriptionId, lines }: PrescriptionDocument): readonly FieldViolation[] {
  return lines.flatMap(({ initialPrescription }, index) => {
    if (initialPrescription?.prescriptionId !== prescriptionId) return [];
    const field = `document.lines[${index}].initialPrescription.prescriptionId`;
    return [{ field, description: 'must be that of another' }];
  });
}

/** Members that may have several lines. */
const severalLines = /\.(?:posology|nonSubstitutable\.reason)$/;

/** What is signed is what is seen; and half a character of UTF-16, which JSON can escape, could not be repeated in a reply. */
function unreadableTexts(value: unknown, field: string): readonly FieldViolation[] {
  if (typeof value === 'string') {
    const lines = severalLines.test(field) ? 'several' : 'one';
    const controls = holdsControls(value, lines) ? `must hold no control characters in ${lines} lines` : undefined;
    const description = unshowable(value) ?? controls;
    return description === undefined ? [] : [{ field, description }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value)
    ? value.flatMap((item, index) => unreadableTexts(item, `${field}[${index}]`))
    : Object.entries(value).flatMap(([name, member]) => unreadableTexts(member, `${field}.${name}`));
}
