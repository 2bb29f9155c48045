import { describe, expect, it } from '@jest/globals';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { LineToPrescribe, MedicineFacts } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import type { PrescribedLine } from '../events.ts';
import type { PrescriptionRefusalCode } from '../refusals.ts';
import type { PrescribingAuthority } from './right-to-prescribe.ts';
import { day, issue, lineToPrescribe, medicine, pharmacist } from '../testing/examples.ts';

const { given } = specificationOf(prescriptionDecider);

const city = { profession: 'physician', activitySector: 'SA07', specialities: ['SM54'] } as const;
const hospital = { profession: 'physician', activitySector: 'SA01', specialities: ['SM54'] } as const;
const cardiologist = { profession: 'physician', activitySector: 'SA07', specialities: ['SM04'] } as const;
const untoldSpeciality = { profession: 'physician', activitySector: 'SA07' } as const;
const untold = { profession: 'physician' } as const;

const issuedOn = day('2026-09-15');

function command(facts: Partial<MedicineFacts>, authority: PrescribingAuthority, line: Partial<LineToPrescribe> = {}) {
  return issue({ authority, issuedOn, lines: [lineToPrescribe({ medicine: { ...medicine, ...facts }, ...line })] });
}

function decide(...args: Parameters<typeof command>): PrescribedLine {
  const decision = prescriptionDecider.decide(command(...args), prescriptionDecider.initialState);
  const [issued] = decision.ok ? decision.value : [];
  invariant(issued?.type === 'PrescriptionIssued' && issued.lines[0] !== undefined, 'one line was issued');
  return issued.lines[0];
}

const initialOn = (on: string) => ({ initialPrescription: { issuedOn: day(on) } });

const hospitalOnly = { hospitalPrescription: true } as const;
const beginsInHospital = { initialHospitalPrescription: { monthsMax: 6 }, renewalUnrestricted: true } as const;
const bySpecialists = { specialities: ['CARDIOLOGIE', 'MEDECINE INTERNE'] };
const beginsBySpecialistsOnly = { ...bySpecialists, initialSpecialistPrescriptions: [{ monthsMax: 12 }] } as const;
const beginsBySpecialists = { ...beginsBySpecialistsOnly, renewalUnrestricted: true } as const;
const inHospitalBySpecialists = { ...bySpecialists, initialHospitalPrescription: { monthsMax: 12 } } as const;
const inDialysis = {
  initialHospitalPrescription: { monthsMax: 12 },
  specialities: ['service de dialyse à domicile'],
} as const;
const renewedOnly = { renewalSpecialities: ['CARDIOLOGIE', 'MEDECINE INTERNE'] };
const renewedBySpecialists = {
  initialSpecialistPrescriptions: [{}],
  renewalSpecialities: ['CARDIOLOGIE'],
} as const;

describe('restricted prescription', () => {
  it.each<
    [string, Partial<MedicineFacts>, PrescribingAuthority, Partial<LineToPrescribe>, PrescriptionRefusalCode | '']
  >([
    ['[RX-060] in a hospital what hospitals alone prescribe', hospitalOnly, hospital, {}, ''],
    ['[RX-060] nowhere else', hospitalOnly, city, {}, 'HOSPITAL_PRESCRIPTION_ONLY'],
    ['[RX-061] in a hospital what hospitals begin', beginsInHospital, hospital, {}, ''],
    ['[RX-061] elsewhere what a hospital began', beginsInHospital, city, initialOn('2026-09-01'), ''],
    ['[RX-061] elsewhere nothing that nobody began', beginsInHospital, city, {}, 'INITIAL_PRESCRIPTION_MISSING'],
    ['[RX-062] six months after the hospital', beginsInHospital, city, initialOn('2026-03-15'), ''],
    ['[RX-062] no day later', beginsInHospital, city, initialOn('2026-03-14'), 'INITIAL_PRESCRIPTION_TOO_OLD'],
    ['[RX-062] later in a hospital, which begins anew', beginsInHospital, hospital, initialOn('2020-01-01'), ''],
    ['[RX-062] without a period', { initialHospitalPrescription: {} }, city, initialOn('2020-01-01'), ''],
    ['[RX-062] a year after the specialist', beginsBySpecialists, city, initialOn('2025-09-15'), ''],
    [
      '[RX-062] no day more after the specialist',
      beginsBySpecialists,
      city,
      initialOn('2025-09-14'),
      'INITIAL_PRESCRIPTION_TOO_OLD',
    ],
    ['[RX-063] by a specialist', bySpecialists, cardiologist, {}, ''],
    ['[RX-063] by nobody else', bySpecialists, city, {}, 'SPECIALIST_REQUIRED'],
    ['[RX-063] begun by a specialist', beginsBySpecialists, cardiologist, {}, ''],
    ['[RX-063] begun by nobody else', beginsBySpecialists, city, {}, 'INITIAL_PRESCRIPTION_MISSING'],
    [
      '[RX-063] begun in a hospital and renewed by a specialist',
      inHospitalBySpecialists,
      cardiologist,
      initialOn('2026-09-01'),
      '',
    ],
    ['[RX-063] by those who alone renew', renewedOnly, cardiologist, {}, ''],
    ['[RX-063] by nobody but those who alone renew', renewedOnly, city, {}, 'SPECIALIST_REQUIRED'],
    ['[RX-063] renewed by a specialist', renewedBySpecialists, cardiologist, initialOn('2026-01-01'), ''],
    ['[RX-063] renewed by nobody else', renewedBySpecialists, city, initialOn('2026-01-01'), 'SPECIALIST_REQUIRED'],
  ])('%s', (_, facts, authority, line, refusal) => {
    const outcome = given().when(command(facts, authority, line));
    if (refusal === '') outcome.then({ type: 'PrescriptionIssued' });
    else outcome.thenRefused(refusal, { lineId: 'a' });
  });

  it.each<[string, Partial<MedicineFacts>, PrescribingAuthority, Partial<LineToPrescribe>, true | undefined]>([
    ['a hospital that the token does not tell', hospitalOnly, untold, {}, true],
    ['a beginning that may be a hospital', beginsInHospital, untold, {}, true],
    ['a beginning that may be in dialysis at home', inDialysis, city, {}, true],
    ['nothing of its renewal', inDialysis, city, initialOn('2026-09-01'), undefined],
    ['a speciality that the token does not tell', bySpecialists, untoldSpeciality, {}, true],
    ['a department of a hospital', bySpecialists, hospital, {}, true],
    ['a renewal of what specialists in hospitals begin', inHospitalBySpecialists, city, initialOn('2026-09-01'), true],
    [
      'nothing of such a renewal by a specialist',
      inHospitalBySpecialists,
      cardiologist,
      initialOn('2026-09-01'),
      undefined,
    ],
    ['a competence of no code', { specialities: ['CARDIOLOGIE', 'DOULEUR'] }, city, {}, true],
    [
      'nothing of a renewal of what specialists alone begin',
      beginsBySpecialistsOnly,
      city,
      initialOn('2026-09-01'),
      undefined,
    ],
    ['nothing of a specialist', bySpecialists, cardiologist, {}, undefined],
    ['nothing of a renewal open to all', beginsInHospital, untold, initialOn('2026-09-01'), undefined],
    ['nothing of what anybody prescribes', {}, untold, {}, undefined],
  ])('[RX-064] leaves to people %s', (_, facts, authority, line, prescriberToVerify) => {
    const issued = decide(facts, authority, line);
    expect(issued.lineId).toBe('a');
    expect(issued.prescriberToVerify).toBe(prescriberToVerify);
  });

  it('[RX-061] tells the pharmacist what is renewed, and until when', () => {
    expect(decide(beginsInHospital, city, initialOn('2026-09-01')).initialPrescription).toEqual({
      issuedOn: '2026-09-01',
      lastRenewalOn: '2027-03-01',
    });
    expect(decide(beginsInHospital, hospital).initialPrescription).toBeUndefined();
  });

  it('[RX-065] says of each document that a prescriber provides whether it is there', () => {
    const asks = {
      documentsRequired: ['care-agreement', 'yearly-information-attestation', 'co-signed-attestation'],
    } as const;
    const present = { kind: 'care-agreement', status: 'present' } as const;
    const notApplicable = { kind: 'yearly-information-attestation', status: 'not-applicable' } as const;
    given().when(command(asks, city)).thenRefused('DOCUMENT_NOT_CONFIRMED', {
      lineId: 'a',
      documents: 'care-agreement yearly-information-attestation',
    });
    given()
      .when(command(asks, city, { documents: [present] }))
      .thenRefused('DOCUMENT_NOT_CONFIRMED', { documents: 'yearly-information-attestation' });
    expect(decide(asks, city, { documents: [present, notApplicable] }).documentsToVerify).toEqual([
      'care-agreement',
      'co-signed-attestation',
    ]);
  });

  it('[RX-066] may name a pharmacy, without which some medicines are not reimbursed', () => {
    const listed = { namedPharmacyFrom: issuedOn };
    expect(decide(listed, city).namedPharmacyRequired).toBe(true);
    expect(decide({ namedPharmacyFrom: day('2026-09-16') }, city).namedPharmacyRequired).toBeUndefined();
    given()
      .when({ ...command(listed, city), namedPharmacy: pharmacist.finess })
      .then({ type: 'PrescriptionIssued', namedPharmacy: pharmacist.finess });
  });
});
