import type { Result } from '@ordonnancier/kernel/result.ts';
import type { PrescriptionEvent } from './events.ts';
import type { PrescriptionRefusalCode } from './refusals.ts';

/** What a prescription makes of a command. */
export type Decision = Result<readonly PrescriptionEvent[], PrescriptionRefusalCode>;

/** A condition that does not hold. */
export type Refused = Extract<Decision, { ok: false }>;
