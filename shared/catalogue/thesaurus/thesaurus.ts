import { z } from 'zod';

/** Contre-indication, association déconseillée, précaution d'emploi, à prendre en compte: the gravest first. */
export const interactionLevels = ['CI', 'AD', 'PE', 'APEC'] as const;

export type InteractionLevel = (typeof interactionLevels)[number];

const text = z.string().min(1);
const month = z.string().regex(/^\d{4}-\d{2}$/);

export const thesaurusEntry = z.strictObject({
  /** Substances or classes, as published; which stands first means nothing. */
  one: text,
  other: text,
  level: z.enum(interactionLevels),
  /** What happens, as published. */
  description: z.string(),
  /** What to do, as published; may be empty. */
  advice: z.string(),
});

export type ThesaurusEntry = z.infer<typeof thesaurusEntry>;

/** The thesaurus of interactions of the ANSM, with the members of its classes. */
export const thesaurusSchema = z.strictObject({
  source: text,
  /** Months of publication of the interactions and of the table of classes. */
  publishedIn: month,
  classesPublishedIn: month,
  entries: z.array(thesaurusEntry),
  /** Substance and class, as published. */
  members: z.array(z.strictObject({ substance: text, inClass: text })),
});

export type Thesaurus = z.infer<typeof thesaurusSchema>;
