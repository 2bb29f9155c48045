// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { Pharmacist as _ordonnancier_events_v1_Pharmacist, Pharmacist__Output as _ordonnancier_events_v1_Pharmacist__Output } from '../../../ordonnancier/events/v1/Pharmacist.ts';

/**
 * The pharmacist who closed lines by mistake opens them again: nothing of LinesNotDispensed holds for them any more.
 */
export interface LinesReopened {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * Who closed them, and opens them again.
   */
  'pharmacist'?: (_ordonnancier_events_v1_Pharmacist | null);
  /**
   * The lines.
   */
  'lineIds'?: (string)[];
  /**
   * Day of the calendar where the pharmacy stands, that of the closing, YYYY-MM-DD.
   */
  'reopenedOn'?: (string);
}

/**
 * The pharmacist who closed lines by mistake opens them again: nothing of LinesNotDispensed holds for them any more.
 */
export interface LinesReopened__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * Who closed them, and opens them again.
   */
  'pharmacist': (_ordonnancier_events_v1_Pharmacist__Output | null);
  /**
   * The lines.
   */
  'lineIds': (string)[];
  /**
   * Day of the calendar where the pharmacy stands, that of the closing, YYYY-MM-DD.
   */
  'reopenedOn': (string);
}
