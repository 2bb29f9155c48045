// Original file: protos/ordonnancier/events/v1/prescription_events.proto

import type { DispensedPack as _ordonnancier_events_v1_DispensedPack, DispensedPack__Output as _ordonnancier_events_v1_DispensedPack__Output } from '../../../ordonnancier/events/v1/DispensedPack.ts';
import type { SecurityControl as _ordonnancier_events_v1_SecurityControl, SecurityControl__Output as _ordonnancier_events_v1_SecurityControl__Output } from '../../../ordonnancier/events/v1/SecurityControl.ts';

/**
 * One line handed over.
 */
export interface DispensedLine {
  /**
   * The line.
   */
  'lineId'?: (string);
  /**
   * CIS code prescribed.
   */
  'prescribedCis'?: (string);
  /**
   * Units handed over.
   */
  'units'?: (number);
  /**
   * Days they cover by the prescribed rhythm, rounded down.
   */
  'daysCovered'?: (number);
  /**
   * Packs handed over.
   */
  'packs'?: (_ordonnancier_events_v1_DispensedPack)[];
  /**
   * generic, hybrid, biosimilar, shortage-recommendation, prescriber-agreement or urgency; absent when the prescribed medicine was
   * given.
   */
  'substitution'?: (string);
  /**
   * Belongs to a long-term illness.
   */
  'aldRelated'?: (boolean);
  /**
   * The patient refused the generic, and no mention of the prescriber excludes it; absent when not.
   */
  'genericRefused'?: (boolean);
  /**
   * What the control of a costly pack came to; absent when no pack of the line is one.
   */
  'securityControl'?: (_ordonnancier_events_v1_SecurityControl | null);
  /**
   * Reference of the ANSM's recommendation that a replacement in a shortage follows; absent of all others.
   */
  'recommendationReference'?: (string);
  /**
   * MTE-PH: the pharmacist excluded substitution for a narrow therapeutic margin, and tells the prescriber. Absent when not.
   */
  'notSubstituted'?: (string);
  /**
   * positive-angina-test or positive-urine-dipstick: what the test showed on which the line depends; absent of other lines.
   */
  'testResult'?: (string);
  /**
   * Units that were due that day and not handed over. Absent from what older versions wrote.
   */
  'unitsOutstanding'?: (number);
  /**
   * Why not, as for a line not dispensed; absent when nothing is said.
   */
  'outstandingReason'?: (string);
  /**
   * More than one period at once, as the prescriber allows for a stay abroad; absent when not.
   */
  'forStayAbroad'?: (boolean);
  '_substitution'?: "substitution";
  '_genericRefused'?: "genericRefused";
  '_securityControl'?: "securityControl";
  '_recommendationReference'?: "recommendationReference";
  '_notSubstituted'?: "notSubstituted";
  '_testResult'?: "testResult";
  '_unitsOutstanding'?: "unitsOutstanding";
  '_outstandingReason'?: "outstandingReason";
  '_forStayAbroad'?: "forStayAbroad";
}

/**
 * One line handed over.
 */
export interface DispensedLine__Output {
  /**
   * The line.
   */
  'lineId': (string);
  /**
   * CIS code prescribed.
   */
  'prescribedCis': (string);
  /**
   * Units handed over.
   */
  'units': (number);
  /**
   * Days they cover by the prescribed rhythm, rounded down.
   */
  'daysCovered': (number);
  /**
   * Packs handed over.
   */
  'packs': (_ordonnancier_events_v1_DispensedPack__Output)[];
  /**
   * generic, hybrid, biosimilar, shortage-recommendation, prescriber-agreement or urgency; absent when the prescribed medicine was
   * given.
   */
  'substitution'?: (string);
  /**
   * Belongs to a long-term illness.
   */
  'aldRelated': (boolean);
  /**
   * The patient refused the generic, and no mention of the prescriber excludes it; absent when not.
   */
  'genericRefused'?: (boolean);
  /**
   * What the control of a costly pack came to; absent when no pack of the line is one.
   */
  'securityControl'?: (_ordonnancier_events_v1_SecurityControl__Output | null);
  /**
   * Reference of the ANSM's recommendation that a replacement in a shortage follows; absent of all others.
   */
  'recommendationReference'?: (string);
  /**
   * MTE-PH: the pharmacist excluded substitution for a narrow therapeutic margin, and tells the prescriber. Absent when not.
   */
  'notSubstituted'?: (string);
  /**
   * positive-angina-test or positive-urine-dipstick: what the test showed on which the line depends; absent of other lines.
   */
  'testResult'?: (string);
  /**
   * Units that were due that day and not handed over. Absent from what older versions wrote.
   */
  'unitsOutstanding'?: (number);
  /**
   * Why not, as for a line not dispensed; absent when nothing is said.
   */
  'outstandingReason'?: (string);
  /**
   * More than one period at once, as the prescriber allows for a stay abroad; absent when not.
   */
  'forStayAbroad'?: (boolean);
  '_substitution'?: "substitution";
  '_genericRefused'?: "genericRefused";
  '_securityControl'?: "securityControl";
  '_recommendationReference'?: "recommendationReference";
  '_notSubstituted'?: "notSubstituted";
  '_testResult'?: "testResult";
  '_unitsOutstanding'?: "unitsOutstanding";
  '_outstandingReason'?: "outstandingReason";
  '_forStayAbroad'?: "forStayAbroad";
}
