import type { Decider } from '@ordonnancier/kernel/decider.ts';
import type { PrescriptionCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { PrescriptionEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { PrescriptionRefusalCode } from './refusals.ts';
import type { PrescriptionState } from './state.ts';

export const prescriptionDecider: Decider<
  PrescriptionState,
  PrescriptionCommand,
  PrescriptionEvent,
  PrescriptionRefusalCode
> = { initialState: { status: 'none' }, decide, evolve };
