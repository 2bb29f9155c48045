// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { CollectorIdentification as _ordonnancier_dispensing_v1_CollectorIdentification, CollectorIdentification__Output as _ordonnancier_dispensing_v1_CollectorIdentification__Output } from '../../../ordonnancier/dispensing/v1/CollectorIdentification.ts';

/**
 * Who fetches a narcotic or the like in the patient's place. Name and address lie in the log under the patient's key only.
 */
export interface Collector {
  /**
   * Given and family name, at most 200 characters.
   */
  'name'?: (string);
  /**
   * Postal address, at most 500 characters.
   */
  'address'?: (string);
  /**
   * How the pharmacist knows who it is.
   */
  'identification'?: (_ordonnancier_dispensing_v1_CollectorIdentification);
}

/**
 * Who fetches a narcotic or the like in the patient's place. Name and address lie in the log under the patient's key only.
 */
export interface Collector__Output {
  /**
   * Given and family name, at most 200 characters.
   */
  'name': (string);
  /**
   * Postal address, at most 500 characters.
   */
  'address': (string);
  /**
   * How the pharmacist knows who it is.
   */
  'identification': (_ordonnancier_dispensing_v1_CollectorIdentification__Output);
}
