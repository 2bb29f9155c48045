import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readingCodec } from '@ordonnancier/service/readings.ts';
import { prescriptionDecider } from '@ordonnancier/prescription/decider.ts';
import { parsePrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { prescriptionCodec, prescriptionStream, prescriptionStreamPrefix, schemaVersionOf } from './prescriptions.ts';

interface RecordedLine {
  readonly stream: string;
  readonly type: string;
  readonly metadata: object;
  readonly data: object;
}

/** What version 1 of this program wrote, byte for byte. A file of a released version is never edited. */
const recorded = readFileSync(new URL('./histories/v1.ndjson', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as RecordedLine);

function asBytes({ type, data, metadata }: RecordedLine) {
  return { type, data: Buffer.from(JSON.stringify(data)), metadata: Buffer.from(JSON.stringify(metadata)) };
}

const ofPrescriptions = recorded.filter(({ stream }) => stream.startsWith(prescriptionStreamPrefix));

describe('the history that version 1 recorded', () => {
  it('is in the published language, every event of it', () => {
    for (const { type, data } of recorded) expect(violationOfPublishedLanguage(type, data)).toBeUndefined();
  });

  it('holds every type of event, and is written today as it was then', () => {
    const types = new Set<string>();
    for (const line of ofPrescriptions) {
      const event = prescriptionCodec.decode(asBytes(line));
      types.add(event.type);
      const { data } = prescriptionCodec.encode(event);
      if (schemaVersionOf(event.type) === 1) expect(JSON.parse(Buffer.from(data).toString())).toEqual(line.data);
    }
    expect([...types].sort()).toEqual([
      'AuthenticityConfirmed',
      'ClaimReleased',
      'DispensingRefused',
      'DispensingReversed',
      'LinesCancelled',
      'LinesNotDispensed',
      'LinesReopened',
      'MedicationDispensed',
      'OpinionGiven',
      'PrescriptionClaimed',
      'PrescriptionDisowned',
      'PrescriptionIssued',
      'PrescriptionReplaced',
      'PrescriptionTranscribed',
      'SuspicionReported',
    ]);
    const [reading] = recorded.filter(({ stream }) => stream.startsWith('access-'));
    expect(reading && readingCodec.decode(asBytes(reading))).toMatchObject({ type: 'PrescriptionRead' });
  });

  it('folds to the states it led to', () => {
    expect(stateOf('01990000-0000-7000-8000-000000000001')).toMatchObject({
      source: 'electronic',
      suspended: false,
      replacedBy: '01990000-0000-7000-8000-000000000002',
      claim: { claimId: 'claim-2' },
      dispensings: [{ reversed: true }],
      lines: [
        { closure: { reason: 'treatment-changed' } },
        { closure: { reason: 'stock' } },
        { closure: { reason: 'error' } },
      ],
    });
    expect(stateOf('01990000-0000-7000-8000-000000000002')).toMatchObject({ source: 'electronic', dispensings: [] });
    expect(stateOf('01990000-0000-7000-8000-0000000000a1')).toMatchObject({
      namedPharmacy: '240000117',
      lines: [{ prescribed: { prescriberToVerify: true } }, { prescribed: { condition: 'positive-angina-test' } }],
    });
    expect(stateOf('01990000-0000-7000-8000-000000000003')).toMatchObject({ source: 'paper', dispensings: [] });
    expect(stateOf('01990000-0000-7000-8000-0000000000b1')).toMatchObject({
      lines: [{ prescribed: { overlapAllowed: true } }, { prescribed: { commonNameOnly: true } }, {}, {}],
      dispensings: [{ lines: [{}, { given: ['60105620'] }, {}, {}] }],
    });
    expect(stateOf('01990000-0000-7000-8000-0000000000b3')).toMatchObject({
      dispensings: [{ lines: [{ units: 3, unitsKept: 4 }] }, { lines: [{ units: 4, unitsKept: -4 }] }],
    });
    expect(stateOf('01990000-0000-7000-8000-0000000000c1')).toMatchObject({
      lines: [
        { prescribed: { overlapForbidden: true, byFractions: true } },
        { prescribed: { overlapForbidden: true } },
      ],
    });
    expect(stateOf('01990000-0000-7000-8000-000000000010')).toMatchObject({ dispensings: [{ lines: [{}, {}] }] });
  });
});

function stateOf(text: string) {
  const id = parsePrescriptionId(text);
  return ofPrescriptions
    .filter(({ stream }) => id !== undefined && stream === prescriptionStream(id))
    .map((line) => prescriptionCodec.decode(asBytes(line)))
    .reduce((state, event) => prescriptionDecider.evolve(state, event), prescriptionDecider.initialState);
}
