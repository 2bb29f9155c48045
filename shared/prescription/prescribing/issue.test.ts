import { describe, expect, it } from '@jest/globals';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { LineToPrescribe, TranscribePaperPrescription } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import type { PrescriptionRefusalCode } from '../refusals.ts';
import * as example from '../testing/examples.ts';

const { issue, lineToPrescribe, medicine, narcotic, issuedOn } = example;
const { given } = specificationOf(prescriptionDecider);

function issueLine(changes: Partial<LineToPrescribe>) {
  return issue({ lines: [lineToPrescribe(changes)] });
}

function transcribe(on: string, today: string): TranscribePaperPrescription {
  const paper = { pharmacist: example.pharmacist, scanSha256: '0'.repeat(64) };
  return {
    ...issue({ issuedOn: example.day(on), today: example.day(today) }),
    ...paper,
    type: 'TranscribePaperPrescription',
  };
}

describe('issuing a prescription', () => {
  const prescribed = {
    lineId: example.lineA,
    cis: example.cis,
    genericGroupIds: ['17'],
    listClass: 'list-1',
    unitsPerDelivery: 28,
    daysPerDelivery: 28,
    deliveries: 3,
    aldRelated: false,
  } as const;

  it('[RX-001] registers what was prescribed with the class and the groups of the day', () => {
    given()
      .when(issue())
      .then({ type: 'PrescriptionIssued', lines: [prescribed] });
  });

  it('[RX-057] registers the groups of hybrids and of biosimilars of the day', () => {
    const adalimumab = {
      ...medicine,
      hybridGroups: [{ groupId: '85', role: 'reference' as const }],
      biosimilarGroup: { groupId: 'adalimumab 40 mg', substitutableFrom: example.day('2025-02-27') },
    };
    given()
      .when(issueLine({ medicine: adalimumab }))
      .then({
        type: 'PrescriptionIssued',
        lines: [{ ...prescribed, hybridGroupIds: ['85'], biosimilarGroupId: 'adalimumab 40 mg' }],
      });
  });

  it('[RX-080] is for an operation to come, with a discharge by which it may still be dispensed', () => {
    const surgery = (operationOn: string, dischargeOn: string) => ({
      scheduledSurgery: { operationOn: example.day(operationOn), dischargeOn: example.day(dischargeOn) },
    });
    for (const ahead of [surgery('2026-03-10', '2026-03-10'), surgery('2026-03-10', '2026-06-09')]) {
      given()
        .when(issueLine(ahead))
        .then({ type: 'PrescriptionIssued', lines: [{ ...prescribed, ...ahead }] });
    }
    for (const wrong of [
      surgery('2026-03-09', '2026-03-10'),
      surgery('2026-03-10', '2026-06-10'),
      surgery('1000-01-01', '9999-12-31'),
    ]) {
      given().when(issueLine(wrong)).thenRefused('SURGERY_OUT_OF_BOUNDS', { lineId: example.lineA });
    }
  });

  it('[RX-072] stops at a contraindication, and goes beyond it for a stated reason', () => {
    const lines = [lineToPrescribe(), lineToPrescribe({ lineId: example.lineB })];
    const contraindicatedPairs = [[example.lineA, example.lineB]] as const;
    const command = issue({ lines, contraindicatedPairs });
    const override = (...lineIds: (typeof example.lineA)[]) => ({ lineIds, reason: 'no-alternative' }) as const;
    given().when(command).thenRefused('CONTRAINDICATED_ASSOCIATION', { lineId: 'a', otherLineId: 'b' });
    given()
      .when({ ...command, contraindicationOverrides: [override(example.lineA)] })
      .thenRefused('CONTRAINDICATED_ASSOCIATION');
    const contraindicationOverrides = [override(example.lineB, example.lineA)];
    given()
      .when({ ...command, contraindicationOverrides })
      .then({ type: 'PrescriptionIssued', contraindicationOverrides });
  });

  it('[RX-002] issues an identifier once', () => {
    given().when(issue()).then({ type: 'PrescriptionIssued', prescriptionId: example.prescriptionId });
    given(...example.history(issue()))
      .when(issue())
      .thenRefused('PRESCRIPTION_ALREADY_EXISTS');
  });

  it('[RX-003] takes an upload of up to seven days ago, and none from the future', () => {
    given()
      .when(issue({ today: addDays(issuedOn, 7) }))
      .then({ type: 'PrescriptionIssued' });
    given()
      .when(issue({ today: addDays(issuedOn, 8) }))
      .thenRefused('ISSUE_DATE_TOO_OLD');
    given()
      .when(issue({ today: addDays(issuedOn, -1) }))
      .thenRefused('ISSUE_DATE_IN_FUTURE');
  });

  it('[RX-004] takes a paper as long as its first delivery may be made', () => {
    given().when(transcribe('2026-03-10', '2026-06-09')).then({ type: 'PrescriptionTranscribed' });
    given().when(transcribe('2026-03-10', '2026-06-10')).thenRefused('ISSUE_DATE_TOO_OLD');
    given().when(transcribe('2025-11-30', '2026-02-27')).then({ type: 'PrescriptionTranscribed' });
    given().when(transcribe('2025-11-30', '2026-02-28')).thenRefused('ISSUE_DATE_TOO_OLD');
  });

  it('[RX-005] lets dispensing begin on a later day, if it may still begin then', () => {
    given()
      .when(issue({ notBefore: example.day('2026-06-09') }))
      .then({ type: 'PrescriptionIssued' });
    given()
      .when(issue({ notBefore: example.day('2026-06-10') }))
      .thenRefused('NOT_BEFORE_OUT_OF_BOUNDS');
    given()
      .when(issue({ notBefore: addDays(issuedOn, -1) }))
      .thenRefused('NOT_BEFORE_OUT_OF_BOUNDS');
  });

  it('[RX-006] holds one to fifty lines, each named once', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        lineToPrescribe({ lineId: (index === 0 ? 'a' : `a-${index}`) as typeof example.lineA }),
      );
    given()
      .when(issue({ lines: [] }))
      .thenRefused('LINE_COUNT_OUT_OF_BOUNDS');
    given()
      .when(issue({ lines: lines(50) }))
      .then({ type: 'PrescriptionIssued' });
    given()
      .when(issue({ lines: lines(51) }))
      .thenRefused('LINE_COUNT_OUT_OF_BOUNDS');
    given()
      .when(issue({ lines: [lineToPrescribe(), lineToPrescribe()] }))
      .thenRefused('LINE_DUPLICATED', { lineId: 'a' });
  });

  const quarterly = { ...medicine, quarterlyPack: true };
  const contraceptive = { ...medicine, contraceptive: true } as const;
  const onePack = { unitsPerDelivery: 1, medicine: { ...medicine, smallestPackUnits: 1 } };
  const lineCases: readonly [string, Partial<LineToPrescribe>, PrescriptionRefusalCode | undefined][] = [
    ['[RX-007] [RX-008] [RX-009] a medicine that is known, marketed and not for hospitals alone', {}, undefined],
    ['[RX-007] no medicine that the catalogue does not know', { medicine: undefined }, 'MEDICINE_UNKNOWN'],
    [
      '[RX-008] no medicine that is not marketed',
      { medicine: { ...medicine, marketed: false } },
      'MEDICINE_NOT_MARKETED',
    ],
    ['[RX-009] no hospital medicine', { medicine: { ...medicine, hospitalOnly: true } }, 'MEDICINE_HOSPITAL_ONLY'],
    ['[RX-010] one unit for one day', { unitsPerDelivery: 1, daysPerDelivery: 1, deliveries: 1 }, undefined],
    ['[RX-010] ten thousand units', { unitsPerDelivery: 10_000 }, undefined],
    ['[RX-010] no zero', { unitsPerDelivery: 0 }, 'QUANTITY_OUT_OF_BOUNDS'],
    ['[RX-010] no fraction', { daysPerDelivery: 0.5 }, 'QUANTITY_OUT_OF_BOUNDS'],
    ['[RX-010] no slip of the keyboard', { unitsPerDelivery: 10_001 }, 'QUANTITY_OUT_OF_BOUNDS'],
    ['[RX-011] twelve months', { daysPerDelivery: 73, deliveries: 5, medicine: quarterly }, undefined],
    ['[RX-011] no day more', { daysPerDelivery: 61, deliveries: 6, medicine: quarterly }, 'TREATMENT_TOO_LONG'],
    ['[RX-012] thirty days at once', { daysPerDelivery: 30 }, undefined],
    ['[RX-012] no more than thirty days at once', { daysPerDelivery: 31 }, 'DELIVERY_TOO_LONG'],
    ['[RX-012] ninety days of a quarterly pack', { daysPerDelivery: 90, medicine: quarterly }, undefined],
    ['[RX-012] no more than ninety', { daysPerDelivery: 91, medicine: quarterly }, 'DELIVERY_TOO_LONG'],
    ['[RX-012] twelve weeks of a contraceptive', { daysPerDelivery: 84, medicine: contraceptive }, undefined],
    ['[RX-012] no more than twelve weeks', { daysPerDelivery: 85, medicine: contraceptive }, 'DELIVERY_TOO_LONG'],
    ['[RX-111] one pack for twelve weeks, and again', { ...onePack, daysPerDelivery: 84, deliveries: 4 }, undefined],
    ['[RX-111] one pack for half a year', { ...onePack, daysPerDelivery: 182, deliveries: 2 }, undefined],
    ['[RX-111] no two packs', { ...onePack, unitsPerDelivery: 2, daysPerDelivery: 84 }, 'DELIVERY_TOO_LONG'],
    [
      '[RX-111] no pack for longer than a treatment',
      { ...onePack, daysPerDelivery: 184, deliveries: 2 },
      'TREATMENT_TOO_LONG',
    ],
    ["[RX-013] the medicine's own limit", { medicine: { ...medicine, prescriptionDaysMax: 84 } }, undefined],
    [
      "[RX-013] no more than the medicine's limit",
      { medicine: { ...medicine, prescriptionDaysMax: 83 } },
      'MEDICINE_DURATION_EXCEEDED',
    ],
    ['[RX-014] 28 days of a narcotic', { medicine: narcotic, daysPerDelivery: 7, deliveries: 4 }, undefined],
    [
      '[RX-014] no renewal beyond 28 days',
      { medicine: narcotic, daysPerDelivery: 28, deliveries: 2 },
      'MEDICINE_DURATION_EXCEEDED',
    ],
    [
      '[RX-014] no 29 days',
      { medicine: { ...narcotic, prescriptionDaysMax: 84 }, daysPerDelivery: 29, deliveries: 1 },
      'MEDICINE_DURATION_EXCEEDED',
    ],
    [
      '[RX-015] fractions of seven days',
      { medicine: { ...narcotic, fractionDays: 7 }, daysPerDelivery: 7, deliveries: 4 },
      undefined,
    ],
    [
      '[RX-015] no longer fractions',
      { medicine: { ...narcotic, fractionDays: 7 }, daysPerDelivery: 14, deliveries: 2 },
      'FRACTION_TOO_LONG',
    ],
    [
      '[RX-015] all at once when the prescriber says so',
      { medicine: { ...narcotic, fractionDays: 7 }, deliveries: 1, singleDelivery: true },
      undefined,
    ],
    [
      '[RX-015] not all at once when nobody says so',
      { medicine: { ...narcotic, fractionDays: 7 }, deliveries: 1 },
      'FRACTION_TOO_LONG',
    ],
    ['[RX-051] words that nobody asked for', { unitsInWords: 28 }, undefined],
    ['[RX-051] no words of another number', { unitsInWords: 82 }, 'WORDS_DO_NOT_SAY_THE_NUMBER'],
    ['[RX-051] the units of a narcotic in words', { medicine: narcotic, deliveries: 1 }, undefined],
    [
      '[RX-051] no narcotic in words of another number',
      { medicine: narcotic, deliveries: 1, unitsInWords: 82 },
      'WORDS_DO_NOT_SAY_THE_NUMBER',
    ],
    [
      '[RX-051] no narcotic in words that are no number',
      { medicine: narcotic, deliveries: 1, unitsInWords: 'not-a-number' },
      'WORDS_DO_NOT_SAY_THE_NUMBER',
    ],
    ['[RX-016] MTE for a narrow margin', { nonSubstitutable: 'MTE' }, undefined],
    [
      '[RX-016] MTE for an inverted salt',
      { nonSubstitutable: 'MTE', medicine: { ...medicine, substances: ['SODIUM (VALPROATE DE)'] } },
      undefined,
    ],
    [
      '[RX-016] no MTE for divalproate',
      { nonSubstitutable: 'MTE', medicine: { ...medicine, substances: ['DIVALPROATE DE SODIUM'] } },
      'NON_SUBSTITUTABLE_UNJUSTIFIED',
    ],
    [
      '[RX-016] no MTE of a medicine that is substituted by hybrids only',
      {
        nonSubstitutable: 'MTE',
        medicine: { ...medicine, genericGroups: [], hybridGroups: [{ groupId: '85', role: 'reference' }] },
      },
      'NON_SUBSTITUTABLE_UNJUSTIFIED',
    ],
    [
      '[RX-016] no MTE for rosuvastatine',
      { nonSubstitutable: 'MTE', medicine: { ...medicine, substances: ['ROSUVASTATINE'] } },
      'NON_SUBSTITUTABLE_UNJUSTIFIED',
    ],
  ];
  it.each(lineCases)('%s', (_, changes, refusal) => {
    const outcome = given().when(issueLine(changes));
    if (refusal === undefined) outcome.then({ type: 'PrescriptionIssued' });
    else outcome.thenRefused(refusal, { lineId: 'a' });
  });

  it.each([
    ['a narcotic', { ...narcotic, secureForm: false }],
    ['an assimilated medicine', { ...medicine, secureForm: true }],
  ])('[RX-051] takes %s in words only', (_, facts) => {
    const { unitsInWords, ...inFigures } = lineToPrescribe({ medicine: facts, deliveries: 1 });
    given()
      .when(issue({ lines: [inFigures] }))
      .thenRefused('WORDS_MISSING', { lineId: 'a' });
    given()
      .when(issue({ lines: [{ ...inFigures, unitsInWords: unitsInWords ?? 0 }] }))
      .then({ type: 'PrescriptionIssued' });
  });

  it('[RX-081] takes in figures what the law asks the secure form of and no words, a narcotic never', () => {
    const figuresSuffice = { ...medicine, secureForm: true, figuresSuffice: true };
    const { unitsInWords, ...inFigures } = lineToPrescribe({ medicine: figuresSuffice, deliveries: 1 });
    expect(unitsInWords).toBe(28);
    given()
      .when(issue({ lines: [inFigures] }))
      .then({ type: 'PrescriptionIssued' });
    given()
      .when(issue({ lines: [{ ...inFigures, unitsInWords: 29 }] }))
      .thenRefused('WORDS_DO_NOT_SAY_THE_NUMBER', { lineId: 'a' });
    given()
      .when(issue({ lines: [{ ...inFigures, medicine: { ...narcotic, figuresSuffice: true } }] }))
      .thenRefused('WORDS_MISSING', { lineId: 'a' });
  });

  it('[RX-017] takes EFG for children under six', () => {
    const lines = [lineToPrescribe({ nonSubstitutable: 'EFG' })];
    given()
      .when(issue({ lines, patientAgeYears: 5 }))
      .then({ type: 'PrescriptionIssued' });
    given()
      .when(issue({ lines, patientAgeYears: 6 }))
      .thenRefused('NON_SUBSTITUTABLE_UNJUSTIFIED');
  });
});
