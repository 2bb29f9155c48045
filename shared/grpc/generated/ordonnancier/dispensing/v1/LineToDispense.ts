// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { Pack as _ordonnancier_dispensing_v1_Pack, Pack__Output as _ordonnancier_dispensing_v1_Pack__Output } from '../../../ordonnancier/dispensing/v1/Pack.ts';
import type { SubstitutionReason as _ordonnancier_dispensing_v1_SubstitutionReason, SubstitutionReason__Output as _ordonnancier_dispensing_v1_SubstitutionReason__Output } from '../../../ordonnancier/dispensing/v1/SubstitutionReason.ts';
import type { SecurityControl as _ordonnancier_dispensing_v1_SecurityControl, SecurityControl__Output as _ordonnancier_dispensing_v1_SecurityControl__Output } from '../../../ordonnancier/dispensing/v1/SecurityControl.ts';
import type { TestResult as _ordonnancier_dispensing_v1_TestResult, TestResult__Output as _ordonnancier_dispensing_v1_TestResult__Output } from '../../../ordonnancier/dispensing/v1/TestResult.ts';
import type { NotDispensedReason as _ordonnancier_dispensing_v1_NotDispensedReason, NotDispensedReason__Output as _ordonnancier_dispensing_v1_NotDispensedReason__Output } from '../../../ordonnancier/dispensing/v1/NotDispensedReason.ts';

/**
 * One line to hand over.
 */
export interface LineToDispense {
  /**
   * Line of the prescription.
   */
  'lineId'?: (string);
  /**
   * Packs handed over.
   */
  'packs'?: (_ordonnancier_dispensing_v1_Pack)[];
  /**
   * Units handed over; whole packs unless the medicine is dispensed by the unit. Zero: all units of the packs, none of which was
   * opened before.
   */
  'units'?: (number);
  /**
   * Why another medicine than the prescribed one is given; required when it is.
   */
  'substitution'?: (_ordonnancier_dispensing_v1_SubstitutionReason);
  /**
   * The patient refuses the generic of what is handed over, though no mention of the prescriber excludes it: there is then
   * no third-party payment, and the insurer counts from the dearest generic. Refused where a mention stands, where a generic
   * is handed over, and where the medicine has none.
   */
  'genericRefused'?: (boolean);
  /**
   * What the control of the prescription came to; required when one pack costs more than 300 € with its fee, and given for no
   * other line. To decline instead is RefuseDispensing, or CloseLines with its reason.
   */
  'securityControl'?: (_ordonnancier_dispensing_v1_SecurityControl | null);
  /**
   * Reference of the recommendation of the ANSM, up to 40 capitals, digits, dots, slashes and hyphens; with SUBSTITUTION_REASON_SHORTAGE_RECOMMENDATION, where it is
   * required, and empty otherwise.
   */
  'recommendationReference'?: (string);
  /**
   * The pharmacist gives what is prescribed because its therapeutic margin is narrow (MTE-PH), and informs the prescriber, who sees it
   * in WatchPrescriptions. For the substances that a prescriber may exclude by MTE, without substitution.
   */
  'narrowMargin'?: (boolean);
  /**
   * What the pharmacist's rapid test showed; required of a line that depends on it.
   */
  'testResult'?: (_ordonnancier_dispensing_v1_TestResult);
  /**
   * Why less is handed over than is due, which the prescriber sees; may be left unspecified. Refused when all is handed over.
   */
  'outstandingReason'?: (_ordonnancier_dispensing_v1_NotDispensedReason);
}

/**
 * One line to hand over.
 */
export interface LineToDispense__Output {
  /**
   * Line of the prescription.
   */
  'lineId': (string);
  /**
   * Packs handed over.
   */
  'packs': (_ordonnancier_dispensing_v1_Pack__Output)[];
  /**
   * Units handed over; whole packs unless the medicine is dispensed by the unit. Zero: all units of the packs, none of which was
   * opened before.
   */
  'units': (number);
  /**
   * Why another medicine than the prescribed one is given; required when it is.
   */
  'substitution': (_ordonnancier_dispensing_v1_SubstitutionReason__Output);
  /**
   * The patient refuses the generic of what is handed over, though no mention of the prescriber excludes it: there is then
   * no third-party payment, and the insurer counts from the dearest generic. Refused where a mention stands, where a generic
   * is handed over, and where the medicine has none.
   */
  'genericRefused': (boolean);
  /**
   * What the control of the prescription came to; required when one pack costs more than 300 € with its fee, and given for no
   * other line. To decline instead is RefuseDispensing, or CloseLines with its reason.
   */
  'securityControl': (_ordonnancier_dispensing_v1_SecurityControl__Output | null);
  /**
   * Reference of the recommendation of the ANSM, up to 40 capitals, digits, dots, slashes and hyphens; with SUBSTITUTION_REASON_SHORTAGE_RECOMMENDATION, where it is
   * required, and empty otherwise.
   */
  'recommendationReference': (string);
  /**
   * The pharmacist gives what is prescribed because its therapeutic margin is narrow (MTE-PH), and informs the prescriber, who sees it
   * in WatchPrescriptions. For the substances that a prescriber may exclude by MTE, without substitution.
   */
  'narrowMargin': (boolean);
  /**
   * What the pharmacist's rapid test showed; required of a line that depends on it.
   */
  'testResult': (_ordonnancier_dispensing_v1_TestResult__Output);
  /**
   * Why less is handed over than is due, which the prescriber sees; may be left unspecified. Refused when all is handed over.
   */
  'outstandingReason': (_ordonnancier_dispensing_v1_NotDispensedReason__Output);
}
