import { describe, expect, it } from '@jest/globals';
import { parsePatientRef } from '@ordonnancier/kernel/identifiers.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { PrintedPrescription, TranscribePaperPrescription } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import * as example from '../testing/examples.ts';

const { given } = specificationOf(prescriptionDecider);
const { patientRef, prescriber, issuedOn } = example.issue();

const printed: PrintedPrescription = {
  prescriptionId: example.otherPrescriptionId,
  source: 'electronic',
  patientRef,
  prescriber,
  issuedOn,
  suspended: false,
};

const transcribe = (addedTo?: PrintedPrescription): TranscribePaperPrescription => ({
  ...example.issue(),
  type: 'TranscribePaperPrescription',
  pharmacist: example.pharmacist,
  scanSha256: '0'.repeat(64),
  ...(addedTo && { addedTo }),
});

describe('lines added by hand to the print of an electronic prescription', () => {
  it('[RX-067] are transcribed as a prescription that refers to it', () => {
    const addedToPrescriptionId = printed.prescriptionId;
    given().when(transcribe(printed)).then({ type: 'PrescriptionTranscribed', addedToPrescriptionId });
    expect(example.stateOf(example.history(transcribe(printed)))).toMatchObject({ addedTo: addedToPrescriptionId });
    expect(example.stateOf(example.history(transcribe()))).not.toHaveProperty('addedTo');
  });

  it.each<[string, Partial<PrintedPrescription>]>([
    ['source', { source: 'paper' }],
    ['patient', { patientRef: example.valid(parsePatientRef, `p1_${'B'.repeat(42)}A`) }],
    ['prescriber', { prescriber: { rpps: example.otherRpps } }],
    ['issue-date', { issuedOn: example.day('2026-03-09') }],
  ])('[RX-067] are refused when the %s differs', (differs, changes) => {
    given()
      .when(transcribe({ ...printed, ...changes }))
      .thenRefused('ADDED_LINES_DO_NOT_FIT', { differs });
  });

  it('[RX-067] are refused when the prescriber disowned what they stand on', () => {
    given()
      .when(transcribe({ ...printed, suspended: true }))
      .thenRefused('PRESCRIPTION_SUSPENDED');
  });
});
