import { addDays, addMonths, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type {
  IssuePrescription,
  LineToPrescribe,
  MedicineFacts,
  PrintedPrescription,
  TranscribePaperPrescription,
} from '../commands.ts';
import type { Decision, Refused } from '../decision.ts';
import type { PrescribedLine } from '../events.ts';
import { refusedCondition } from './conditional-medicines.ts';
import { isOverridden } from './contraindications.ts';
import { refusedLineSet } from '../line-set.ts';
import {
  daysOfTreatment,
  isOfOneDay,
  isUnitUnknown,
  isWrittenInWords,
  quantityMismatch,
  wordsOfPosology,
} from './posology.ts';
import { refusedMention } from './mentions.ts';
import {
  documentsToVerify,
  isPrescriberUnchecked,
  lastRenewalOn,
  refusedRestriction,
} from './restricted-prescription.ts';
import { noRightToPrescribe } from './right-to-prescribe.ts';
import { type PrescriptionRules, rulesOn } from '../rules.ts';
import type { PrescriptionState } from '../state.ts';

type Issue = IssuePrescription | TranscribePaperPrescription;

/** A prescription made offline reaches the register within a week, or is written again. */
const uploadDelayDaysMax = 7;
/** Millilitres of a syrup for a quarter are the largest count; anything above is a slip of the keyboard. */
const unitsPerDeliveryMax = 10_000;
/** Twelve months of the shortest fractions, those of seven days. */
const deliveriesMax = 52;
/** No delivery of any rule is longer; the rules shorten it. */
const daysPerDeliveryMax = 366;

export function decideIssue(command: Issue, state: PrescriptionState): Decision {
  if (state.status !== 'none') return refuse('PRESCRIPTION_ALREADY_EXISTS');
  const refused = refusedDates(command) ?? refusedLineSet(command.lines) ?? refusedAuthority(command);
  if (refused) return refused;

  const lines: PrescribedLine[] = [];
  for (const [index, line] of command.lines.entries()) {
    const { medicine } = line;
    if (medicine === undefined) return refuse('MEDICINE_UNKNOWN', { lineId: line.lineId });
    const refusedLine =
      refusedQuantities(line, index) ??
      refusedMedicine(line, medicine, command) ??
      refusedPosology(line, medicine, rulesOn(command.issuedOn)) ??
      refusedWords(line, medicine) ??
      refusedCondition(line, medicine, command) ??
      refusedSurgery(line, command) ??
      refusedPrescriber(line, medicine, command);
    if (refusedLine) return refusedLine;
    lines.push(prescribedLine(line, medicine, command));
  }
  const contraindicated = refusedAssociation(command);
  if (contraindicated) return contraindicated;

  const { prescriptionId, patientRef, prescriber, issuedOn, notBefore } = command;
  const { namedPharmacy, contraindicationOverrides } = command;
  const { capabilityHash, typedCodeHash, sealed } = command;
  const content = {
    prescriptionId,
    patientRef,
    prescriber,
    issuedOn,
    ...(notBefore !== undefined && { notBefore }),
    ...(namedPharmacy !== undefined && { namedPharmacy }),
    ...(contraindicationOverrides !== undefined && { contraindicationOverrides }),
    lines,
    capabilityHash,
    typedCodeHash,
    sealed,
  };
  if (command.type === 'IssuePrescription') return accept([{ type: 'PrescriptionIssued', ...content }]);
  const { pharmacist, scanSha256, addedTo } = command;
  const refusedAddition = addedTo && refusedAddedLines(command, addedTo);
  if (refusedAddition) return refusedAddition;
  const added = addedTo && { addedToPrescriptionId: addedTo.prescriptionId };
  return accept([{ type: 'PrescriptionTranscribed', ...content, pharmacist, scanSha256, ...added }]);
}

/** Lines are added by hand to one's own prescription, on its print, when it is written; on a disowned one nobody's are. */
function refusedAddedLines(added: TranscribePaperPrescription, to: PrintedPrescription): Refused | undefined {
  const refused = (differs: string) => refuse('ADDED_LINES_DO_NOT_FIT', { differs });
  if (to.suspended) return refuse('PRESCRIPTION_SUSPENDED');
  if (to.source !== 'electronic') return refused('source');
  if (to.patientRef !== added.patientRef) return refused('patient');
  if (to.prescriber.rpps !== added.prescriber.rpps) return refused('prescriber');
  return to.issuedOn === added.issuedOn ? undefined : refused('issue-date');
}

function refusedDates(command: Issue): Refused | undefined {
  const { issuedOn, notBefore, today } = command;
  if (issuedOn > today) return refuse('ISSUE_DATE_IN_FUTURE');
  const earliestIssuedOn = earliestIssueOn(command);
  if (issuedOn < earliestIssuedOn) return refuse('ISSUE_DATE_TOO_OLD', { earliestIssuedOn });
  if (notBefore === undefined) return undefined;
  const tooLateOn = addMonths(issuedOn, rulesOn(today).firstDeliveryMonths);
  if (notBefore < issuedOn || notBefore >= tooLateOn) return refuse('NOT_BEFORE_OUT_OF_BOUNDS');
  return undefined;
}

/** A paper is transcribed as long as its first delivery may still be made: the day after this many months is too late. */
function earliestIssueOn(command: Issue): CivilDate {
  if (command.type === 'IssuePrescription') return addDays(command.today, -uploadDelayDaysMax);
  const months = rulesOn(command.today).firstDeliveryMonths;
  let earliestIssuedOn = addMonths(command.today, -months);
  // Months differ in length: the first day from which the months lead beyond today.
  while (addMonths(earliestIssuedOn, months) <= command.today) earliestIssuedOn = addDays(earliestIssuedOn, 1);
  return earliestIssuedOn;
}

function refusedAuthority(command: Issue): Refused | undefined {
  if (command.type !== 'IssuePrescription') return undefined;
  const { authority, lines, issuedOn } = command;
  const missing = noRightToPrescribe(authority, lines, issuedOn);
  if (missing === undefined) return undefined;
  return refuse('PROFESSION_MAY_NOT_PRESCRIBE', {
    ...('lineId' in missing && { lineId: missing.lineId }),
    profession: authority.profession,
    reason: missing.reason,
  });
}

function refusedQuantities(line: LineToPrescribe, index: number): Refused | undefined {
  const bounds = {
    unitsPerDelivery: unitsPerDeliveryMax,
    daysPerDelivery: daysPerDeliveryMax,
    deliveries: deliveriesMax,
  };
  const violations = (['unitsPerDelivery', 'daysPerDelivery', 'deliveries'] as const)
    .filter((field) => !Number.isSafeInteger(line[field]) || line[field] < 1 || line[field] > bounds[field])
    .map((field) => ({ field: `lines[${index}].${field}`, description: `a whole number from 1 to ${bounds[field]}` }));
  return violations.length > 0 ? refuse('QUANTITY_OUT_OF_BOUNDS', { lineId: line.lineId }, violations) : undefined;
}

function refusedMedicine(line: LineToPrescribe, medicine: MedicineFacts, command: Issue): Refused | undefined {
  const { lineId } = line;
  const rules = rulesOn(command.issuedOn);
  if (!medicine.marketed) return refuse('MEDICINE_NOT_MARKETED', { lineId });
  if (medicine.hospitalOnly) return refuse('MEDICINE_HOSPITAL_ONLY', { lineId });

  const treatmentDays = line.daysPerDelivery * line.deliveries;
  const treatmentDaysMax = treatmentDaysMaxOf(medicine, rules);
  if (treatmentDaysMax !== undefined && treatmentDays > treatmentDaysMax) {
    return refuse('MEDICINE_DURATION_EXCEEDED', { lineId, daysMax: String(treatmentDaysMax) });
  }
  if (addDays(command.issuedOn, treatmentDays) > addMonths(command.issuedOn, rules.treatmentMonthsMax)) {
    return refuse('TREATMENT_TOO_LONG', { lineId });
  }
  const deliveryDaysMax = deliveryDaysMaxOf(medicine, rules);
  // The limit is by pack: the smallest is not split, nor what is taken at one time, and serves for as long as it lasts.
  const isWhole = line.unitsPerDelivery <= medicine.smallestPackUnits || isOfOneDay(line, medicine);
  if (line.daysPerDelivery > deliveryDaysMax && !isWhole) {
    return refuse('DELIVERY_TOO_LONG', { lineId, daysMax: String(deliveryDaysMax) });
  }
  const { fractionDays } = medicine;
  const isFractioned = fractionDays !== undefined && line.singleDelivery !== true;
  if (isFractioned && line.daysPerDelivery > fractionDays) {
    return refuse('FRACTION_TOO_LONG', { lineId, daysMax: String(fractionDays) });
  }
  return refusedMention(line, medicine, command);
}

/** What is taken as needed is estimated; that the quantity differs is then worth a remark only. */
function refusedPosology(
  line: LineToPrescribe,
  medicine: MedicineFacts,
  rules: PrescriptionRules,
): Refused | undefined {
  const { lineId, posology } = line;
  if (posology === undefined) return undefined;
  // Their quantity is law: it is not left unchecked for a word that nobody knows.
  const isHeldToUnits = isWrittenInWords(medicine) || medicine.fractionDays !== undefined;
  if (isHeldToUnits && isUnitUnknown(posology, medicine)) {
    return refuse('DOSE_UNIT_UNKNOWN', { lineId, units: medicine.units.join(', ') });
  }
  const mismatch = posology.asNeeded ? undefined : quantityMismatch(line, medicine);
  if (mismatch !== undefined) {
    const { unitsPrescribed, unitsOfPosology } = mismatch;
    return refuse('QUANTITY_DOES_NOT_MATCH_POSOLOGY', {
      lineId,
      unitsPrescribed: String(unitsPrescribed),
      unitsOfPosology: String(unitsOfPosology),
    });
  }
  // Every limit of the law counts the days of the deliveries, so that none may be stated beside them.
  const [posologyDays, treatmentDays] = [daysOfTreatment(posology), daysCoveredOf(line, medicine, rules)];
  if (posologyDays <= treatmentDays) return undefined;
  return refuse('POSOLOGY_OUTLASTS_DELIVERIES', {
    lineId,
    posologyDays: String(posologyDays),
    treatmentDays: String(treatmentDays),
  });
}

/** Those of the deliveries. A single pack is not split, and given for as long as it lasts up to three months (R.5132-12 CSP). */
function daysCoveredOf(line: LineToPrescribe, medicine: MedicineFacts, rules: PrescriptionRules): number {
  const treatmentDays = line.daysPerDelivery * line.deliveries;
  const isSinglePack = line.unitsPerDelivery * line.deliveries <= medicine.smallestPackUnits;
  const isCounted = medicine.listClass === 'narcotic' || medicine.fractionDays !== undefined;
  if (!isSinglePack || isCounted) return treatmentDays;
  const { quarterlyDeliveryDaysMax } = rules;
  const daysMax = treatmentDaysMaxOf(medicine, rules) ?? quarterlyDeliveryDaysMax;
  return Math.max(treatmentDays, Math.min(daysMax, quarterlyDeliveryDaysMax));
}

/**
 * The units of one delivery are in words, and the doses and intakes that are stated in figures. Words that nobody asked for
 * contradict nothing either.
 */
function refusedWords(line: LineToPrescribe, medicine: MedicineFacts): Refused | undefined {
  const { lineId, unitsInWords, unitsPerDelivery, posology } = line;
  const doses = posology && wordsOfPosology(posology);
  if (unitsInWords !== undefined && unitsInWords !== unitsPerDelivery) {
    return refuse('WORDS_DO_NOT_SAY_THE_NUMBER', { lineId, unitsPerDelivery: String(unitsPerDelivery) });
  }
  if (doses === 'contradict') return refuse('WORDS_DO_NOT_SAY_THE_NUMBER', { lineId });
  const isMissing = unitsInWords === undefined || doses === 'missing';
  return isWrittenInWords(medicine) && isMissing ? refuse('WORDS_MISSING', { lineId }) : undefined;
}

/** Its dates take the place of the issue's: it is planned then, and for a time in which a first delivery may be made. */
function refusedSurgery({ lineId, scheduledSurgery }: LineToPrescribe, { issuedOn }: Issue): Refused | undefined {
  if (scheduledSurgery === undefined) return undefined;
  const tooLateOn = addMonths(issuedOn, rulesOn(issuedOn).firstDeliveryMonths);
  const isPlanned = scheduledSurgery.operationOn >= issuedOn && scheduledSurgery.dischargeOn < tooLateOn;
  return isPlanned ? undefined : refuse('SURGERY_OUT_OF_BOUNDS', { lineId });
}

function refusedAssociation(command: Issue): Refused | undefined {
  if (command.type !== 'IssuePrescription') return undefined;
  const { contraindicatedPairs = [], contraindicationOverrides = [] } = command;
  const open = contraindicatedPairs.find((pair) => !isOverridden(contraindicationOverrides, pair));
  if (open === undefined) return undefined;
  const [lineId, otherLineId] = open;
  return refuse('CONTRAINDICATED_ASSOCIATION', { lineId, otherLineId });
}

/** On paper, the pharmacist who transcribes has judged who wrote it. */
function refusedPrescriber(line: LineToPrescribe, medicine: MedicineFacts, command: Issue): Refused | undefined {
  if (command.type !== 'IssuePrescription') return undefined;
  return refusedRestriction(line, medicine, command.authority, command.issuedOn);
}

/** R.5132-12 CSP. */
function deliveryDaysMaxOf({ quarterlyPack, contraceptive }: MedicineFacts, rules: PrescriptionRules): number {
  if (quarterlyPack) return rules.quarterlyDeliveryDaysMax;
  return contraceptive ? rules.contraceptiveDeliveryDaysMax : rules.deliveryDaysMax;
}

/** The medicine's own limit; a narcotic's is never longer than the general one, renewals included. */
function treatmentDaysMaxOf(medicine: MedicineFacts, rules: PrescriptionRules): number | undefined {
  if (medicine.listClass !== 'narcotic') return medicine.prescriptionDaysMax;
  return Math.min(rules.narcoticDaysMax, medicine.prescriptionDaysMax ?? rules.narcoticDaysMax);
}

function prescribedLine(line: LineToPrescribe, medicine: MedicineFacts, command: Issue): PrescribedLine {
  const { lineId, cis, unitsPerDelivery, daysPerDelivery, deliveries, nonSubstitutable, aldRelated, condition } = line;
  const { scheduledSurgery, overlapAllowed, commonNameOnly, stayAbroadMonths } = line;
  const { hybridGroups, biosimilarGroup } = medicine;
  return {
    lineId,
    cis,
    // A generic by dose complement is not what its group holds, unit for unit.
    genericGroupIds: medicine.genericGroups
      .filter(({ role }) => role !== 'generic-by-dose-complement')
      .map(({ groupId }) => groupId),
    listClass: medicine.listClass,
    unitsPerDelivery,
    daysPerDelivery,
    deliveries,
    ...(nonSubstitutable !== undefined && { nonSubstitutable }),
    aldRelated,
    ...(hybridGroups !== undefined && { hybridGroupIds: hybridGroups.map(({ groupId }) => groupId) }),
    ...(biosimilarGroup !== undefined && { biosimilarGroupId: biosimilarGroup.groupId }),
    ...(condition !== undefined && { condition }),
    ...(scheduledSurgery !== undefined && { scheduledSurgery }),
    ...(overlapAllowed !== undefined && { overlapAllowed }),
    ...(commonNameOnly !== undefined && { commonNameOnly }),
    ...(stayAbroadMonths !== undefined && { stayAbroadMonths }),
    ...(isOfOneDay(line, medicine) && { ofOneDay: true }),
    ...assimilatedRules(line, medicine),
    ...toVerifyAtDispensing(line, medicine, command),
  };
}

/** What the law of narcotics asks of a medicine that is none; of a narcotic it asks all. */
function assimilatedRules(
  { singleDelivery }: LineToPrescribe,
  { listClass, overlapForbidden, fractionDays, copyKeptYears }: MedicineFacts,
): Pick<PrescribedLine, 'overlapForbidden' | 'byFractions' | 'collectorRecorded'> {
  if (listClass === 'narcotic') return {};
  const byFractions = fractionDays !== undefined && singleDelivery !== true;
  return {
    ...(overlapForbidden && { overlapForbidden }),
    ...(byFractions && { byFractions }),
    // The article that has the copy kept has the collector recorded.
    ...(copyKeptYears !== undefined && { collectorRecorded: true }),
  };
}

type ToVerify = Pick<
  PrescribedLine,
  'initialPrescription' | 'documentsToVerify' | 'prescriberToVerify' | 'namedPharmacyRequired'
>;

/** What the pharmacist has to see or to judge, as far as it is known at issue. */
function toVerifyAtDispensing(line: LineToPrescribe, medicine: MedicineFacts, command: Issue): ToVerify {
  const { issuedOn } = command;
  const { initialPrescription } = line;
  const documents = documentsToVerify(line, medicine);
  const lastOn = initialPrescription && lastRenewalOn(medicine, initialPrescription.issuedOn);
  const isUnchecked =
    command.type === 'IssuePrescription' && isPrescriberUnchecked(line, medicine, command.authority, issuedOn);
  const { namedPharmacyFrom } = medicine;
  return {
    ...(initialPrescription !== undefined && {
      initialPrescription: { ...initialPrescription, ...(lastOn !== undefined && { lastRenewalOn: lastOn }) },
    }),
    ...(documents.length > 0 && { documentsToVerify: documents }),
    ...(isUnchecked && { prescriberToVerify: true }),
    ...(namedPharmacyFrom !== undefined && issuedOn >= namedPharmacyFrom && { namedPharmacyRequired: true }),
  };
}
