import { describe, expect, it } from '@jest/globals';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { IssuePrescription, LineToPrescribe, MedicineFacts } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import { dispensingWarnings } from './dispensing-warnings.ts';
import {
  day,
  history,
  issue,
  lineA,
  lineToPrescribe,
  medicine,
  otherPharmacist,
  pharmacist,
} from '../testing/examples.ts';

const issuedOn = day('2026-09-15');

function codes(
  facts: Partial<MedicineFacts>,
  changes: Partial<LineToPrescribe>,
  { namedPharmacy, on = issuedOn }: Pick<Partial<IssuePrescription>, 'namedPharmacy'> & { on?: CivilDate } = {},
): readonly string[] {
  const lines = [lineToPrescribe({ medicine: { ...medicine, ...facts }, ...changes })];
  const authority = { profession: 'physician', activitySector: 'SA07', specialities: ['SM54'] } as const;
  const command = issue({ issuedOn, authority, lines, ...(namedPharmacy !== undefined && { namedPharmacy }) });
  const state = history(command).reduce(
    (current, event) => prescriptionDecider.evolve(current, event),
    prescriptionDecider.initialState,
  );
  if (state.status === 'none') throw new Error('it was not issued');
  return dispensingWarnings(state, [lineA], { finess: pharmacist.finess, on }).map(({ code }) => code);
}

describe('what a pharmacist has to see', () => {
  const begun = { initialHospitalPrescription: { monthsMax: 6 }, renewalUnrestricted: true } as const;
  const cited = { initialPrescription: { issuedOn: day('2026-04-01') } };

  it('[DISP-070] is the initial prescription, while it may be renewed, and another one afterwards', () => {
    expect(codes(begun, cited, { on: day('2026-10-01') })).toEqual(['INITIAL_PRESCRIPTION_TO_SEE']);
    expect(codes(begun, cited, { on: day('2026-10-02') })).toEqual(['INITIAL_PRESCRIPTION_LAPSED']);
    expect(codes({}, {})).toEqual([]);
  });

  it('[DISP-070] is the documents of the medicine, and a prescriber of whom too little was known', () => {
    const documents = [{ kind: 'care-agreement', status: 'present' }] as const;
    expect(codes({ documentsRequired: ['care-agreement'] }, { documents })).toEqual(['DOCUMENTS_TO_SEE']);
    expect(codes({ specialities: ['DOULEUR'] }, {})).toEqual(['PRESCRIBER_TO_VERIFY']);
  });

  it('[DISP-228] is that the insurer has to agree to several months at once for a stay abroad', () => {
    expect(codes({}, { stayAbroadMonths: 3 })).toEqual(['STAY_ABROAD']);
  });

  it('[DISP-071] is that another pharmacy is named, or none, of what is not reimbursed so', () => {
    const listed = { namedPharmacyFrom: issuedOn };
    expect(codes(listed, {}, { namedPharmacy: pharmacist.finess })).toEqual([]);
    expect(codes(listed, {}, { namedPharmacy: otherPharmacist.finess })).toEqual(['OTHER_PHARMACY_NAMED']);
    expect(codes(listed, {})).toEqual(['NAMED_PHARMACY_MISSING']);
    expect(codes({}, {}, { namedPharmacy: otherPharmacist.finess })).toEqual([]);
  });
});
