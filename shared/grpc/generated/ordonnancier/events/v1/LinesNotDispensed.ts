// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { Pharmacist as _ordonnancier_events_v1_Pharmacist, Pharmacist__Output as _ordonnancier_events_v1_Pharmacist__Output } from '../../../ordonnancier/events/v1/Pharmacist.ts';
import type { NotDispensedLine as _ordonnancier_events_v1_NotDispensedLine, NotDispensedLine__Output as _ordonnancier_events_v1_NotDispensedLine__Output } from '../../../ordonnancier/events/v1/NotDispensedLine.ts';

/**
 * A pharmacist closes lines.
 */
export interface LinesNotDispensed {
  /**
   * UUIDv7.
   */
  'prescriptionId'?: (string);
  /**
   * Who closed them.
   */
  'pharmacist'?: (_ordonnancier_events_v1_Pharmacist | null);
  /**
   * The lines, each with its reason.
   */
  'lines'?: (_ordonnancier_events_v1_NotDispensedLine)[];
  /**
   * Day of the calendar where the pharmacy stands, YYYY-MM-DD. Empty in what older versions wrote.
   */
  'closedOn'?: (string);
}

/**
 * A pharmacist closes lines.
 */
export interface LinesNotDispensed__Output {
  /**
   * UUIDv7.
   */
  'prescriptionId': (string);
  /**
   * Who closed them.
   */
  'pharmacist': (_ordonnancier_events_v1_Pharmacist__Output | null);
  /**
   * The lines, each with its reason.
   */
  'lines': (_ordonnancier_events_v1_NotDispensedLine__Output)[];
  /**
   * Day of the calendar where the pharmacy stands, YYYY-MM-DD. Empty in what older versions wrote.
   */
  'closedOn': (string);
}
