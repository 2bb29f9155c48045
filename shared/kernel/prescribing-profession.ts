/**
 * Professions that prescribe medicines for people (TRE-G15: 10, 40, 50, 60). Veterinarians prescribe outside of the scheme; the
 * closed lists of pharmacists, physiotherapists and podologists hold next to nothing that is prescribed here.
 */
export type PrescribingProfession = 'physician' | 'dental-surgeon' | 'midwife' | 'nurse';
