// Original file: protos/ordonnancier/dispensing/v1/dispensing_service.proto

import type { PresentedCode as _ordonnancier_type_v1_PresentedCode, PresentedCode__Output as _ordonnancier_type_v1_PresentedCode__Output } from '../../../ordonnancier/type/v1/PresentedCode.ts';
import type { OpinionProblem as _ordonnancier_dispensing_v1_OpinionProblem, OpinionProblem__Output as _ordonnancier_dispensing_v1_OpinionProblem__Output } from '../../../ordonnancier/dispensing/v1/OpinionProblem.ts';
import type { OpinionProposal as _ordonnancier_dispensing_v1_OpinionProposal, OpinionProposal__Output as _ordonnancier_dispensing_v1_OpinionProposal__Output } from '../../../ordonnancier/dispensing/v1/OpinionProposal.ts';
import type { OpinionAnswer as _ordonnancier_dispensing_v1_OpinionAnswer, OpinionAnswer__Output as _ordonnancier_dispensing_v1_OpinionAnswer__Output } from '../../../ordonnancier/dispensing/v1/OpinionAnswer.ts';

/**
 * See GiveOpinion.
 */
export interface GiveOpinionRequest {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId'?: (string);
  /**
   * What the patient presents.
   */
  'code'?: (_ordonnancier_type_v1_PresentedCode | null);
  /**
   * The line; empty when it concerns the whole prescription.
   */
  'lineId'?: (string);
  /**
   * What is found.
   */
  'problem'?: (_ordonnancier_dispensing_v1_OpinionProblem);
  /**
   * What is proposed.
   */
  'proposal'?: (_ordonnancier_dispensing_v1_OpinionProposal);
  /**
   * What the prescriber answered; none yet when unspecified.
   */
  'answer'?: (_ordonnancier_dispensing_v1_OpinionAnswer);
}

/**
 * See GiveOpinion.
 */
export interface GiveOpinionRequest__Output {
  /**
   * UUID chosen by the client for this attempt.
   */
  'requestId': (string);
  /**
   * What the patient presents.
   */
  'code': (_ordonnancier_type_v1_PresentedCode__Output | null);
  /**
   * The line; empty when it concerns the whole prescription.
   */
  'lineId': (string);
  /**
   * What is found.
   */
  'problem': (_ordonnancier_dispensing_v1_OpinionProblem__Output);
  /**
   * What is proposed.
   */
  'proposal': (_ordonnancier_dispensing_v1_OpinionProposal__Output);
  /**
   * What the prescriber answered; none yet when unspecified.
   */
  'answer': (_ordonnancier_dispensing_v1_OpinionAnswer__Output);
}
