// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { SecurityControlOutcome as _ordonnancier_dispensing_v1_SecurityControlOutcome, SecurityControlOutcome__Output as _ordonnancier_dispensing_v1_SecurityControlOutcome__Output } from '../../../ordonnancier/dispensing/v1/SecurityControlOutcome.ts';

/**
 * Control of the prescription of a costly pack, before it is handed over.
 */
export interface SecurityControl {
  /**
   * What it came to.
   */
  'outcome'?: (_ordonnancier_dispensing_v1_SecurityControlOutcome);
  /**
   * Whether the pharmacy knew the patient before.
   */
  'patientKnown'?: (boolean);
  /**
   * Whether the pharmacy knew the prescriber before.
   */
  'prescriberKnown'?: (boolean);
}

/**
 * Control of the prescription of a costly pack, before it is handed over.
 */
export interface SecurityControl__Output {
  /**
   * What it came to.
   */
  'outcome': (_ordonnancier_dispensing_v1_SecurityControlOutcome__Output);
  /**
   * Whether the pharmacy knew the patient before.
   */
  'patientKnown': (boolean);
  /**
   * Whether the pharmacy knew the prescriber before.
   */
  'prescriberKnown': (boolean);
}
