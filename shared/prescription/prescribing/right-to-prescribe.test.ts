import { describe, it } from '@jest/globals';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import { prescriptionDecider } from '../decider.ts';
import type { PrescribingAuthority } from './right-to-prescribe.ts';
import { day, issue, lineA, lineB, lineToPrescribe, narcotic } from '../testing/examples.ts';

const { given } = specificationOf(prescriptionDecider);

const ordinary = lineToPrescribe();
const withNarcotic = [ordinary, lineToPrescribe({ lineId: lineB, medicine: narcotic, deliveries: 1 })];

function reasonOf(authority: PrescribingAuthority, reason: string, lineId?: string) {
  const { profession } = authority;
  return { profession, reason, ...(lineId !== undefined && { lineId }) };
}

describe('the right to prescribe', () => {
  it.each<PrescribingAuthority>([
    { profession: 'physician' },
    { profession: 'dental-surgeon' },
    { profession: 'midwife', activitySector: 'SA07' },
    { profession: 'nurse', activitySector: 'SA05' },
  ])('[RX-054] lets $profession $activitySector prescribe what is no narcotic', (authority) => {
    given()
      .when(issue({ authority, lines: [{ ...ordinary, lineId: lineA }] }))
      .then({ type: 'PrescriptionIssued' });
  });

  it('[RX-054] lets physicians prescribe narcotics, and whose narcotics are listed none, as no list is at hand', () => {
    given()
      .when(issue({ authority: { profession: 'physician' }, lines: withNarcotic }))
      .then({ type: 'PrescriptionIssued' });
    for (const authority of [
      { profession: 'dental-surgeon' },
      { profession: 'midwife' },
      { profession: 'nurse', activitySector: 'SA01' },
    ] as const) {
      given()
        .when(issue({ authority, lines: withNarcotic }))
        .thenRefused('PROFESSION_MAY_NOT_PRESCRIBE', reasonOf(authority, 'narcotic-not-listed', 'b'));
    }
  });

  it('[RX-055] lets nurses prescribe in coordinated care only, since their lists were published', () => {
    for (const authority of [{ profession: 'nurse' }, { profession: 'nurse', activitySector: 'SA07' }] as const) {
      given()
        .when(issue({ authority }))
        .thenRefused('PROFESSION_MAY_NOT_PRESCRIBE', reasonOf(authority, 'activity-sector'));
    }
    const authority = { profession: 'nurse', activitySector: 'SA01' } as const;
    given()
      .when(issue({ authority, issuedOn: day('2025-04-30') }))
      .thenRefused('PROFESSION_MAY_NOT_PRESCRIBE', reasonOf(authority, 'profession-not-yet'));
    given()
      .when(issue({ authority, issuedOn: day('2025-05-01') }))
      .then({ type: 'PrescriptionIssued' });
  });
});
