import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statementsOfPharmacyMax } from '@ordonnancier/prescription/dispensing/acts-of-pharmacy.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import {
  call,
  lineOf,
  newId,
  packs,
  pharmacist,
  prescribe,
  prescribeAndClaim,
  refusal,
  type Sandbox,
  startSandbox,
} from './sandbox.ts';

/** Packs of 30, the first being the reference of the others' group. */
const crestor = { cis: '68479386', cip13: '3400939169460' } as const;
const rosuvastatin = '3400930087039';
const lenalidomide = { cis: '64174946', cip13: '3400930223437' } as const;
/** At 609.64 €. */
const glivec = { cis: '63485353', cip13: '3400936224988' } as const;

describe('what a pharmacist says of what is handed over', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  const ofCrestor = { medicine: { cis: crestor.cis }, unitsPerDelivery: 30, daysPerDelivery: 30 };
  const ofGlivec = { ...ofCrestor, medicine: { cis: glivec.cis } };
  const claimCrestor = () => prescribeAndClaim(sandbox.client, [lineOf('1', ofCrestor)]);

  it('[DISP-130] is in the event: a refused generic, and whether the carte Vitale was presented', async () => {
    const { client } = sandbox;
    const said = await claimCrestor();
    const line = { lineId: '1', packs: [{ cip13: crestor.cip13, count: 1 }], genericRefused: true };
    const request = { ...dispensing(said), lines: [line], carteVitalePresented: true };
    const reply = await call(client, 'Dispense', request);
    expect(await call(client, 'Dispense', request)).toEqual(reply);
    expect(await dispensedUnder(said)).toMatchObject({
      lines: [{ genericRefused: true }],
      coverage: { carteVitalePresented: true },
    });

    const unsaid = await claimCrestor();
    await call(client, 'Dispense', { ...dispensing(unsaid), lines: [{ ...line, genericRefused: false }] });
    const event = await dispensedUnder(unsaid);
    expect(event).toMatchObject({ coverage: { carteVitalePresented: false } });
    expect(JSON.stringify(event)).not.toContain('genericRefused');
  });

  it('[DISP-130] is refused when the packs say otherwise', async () => {
    const claimed = await claimCrestor();
    const packs = [{ cip13: rosuvastatin, count: 1 }];
    const substitution = 'SUBSTITUTION_REASON_GENERIC' as const;
    const lines = [{ lineId: '1', packs, substitution, genericRefused: true }];
    expect(await refusal(sandbox.client, 'Dispense', { ...dispensing(claimed), lines })).toMatchObject({
      code: 'GENERIC_REFUSAL_CONTRADICTED',
      facts: { lineId: '1', cip13: rosuvastatin },
    });
  });

  it('[DISP-131] is told that a costly pack needs a control, and what that came to is in the event', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client, [lineOf('1', ofGlivec), lineOf('2')]);
    const { prescriptionId, claimSecret } = claimed;
    const [costly, other] = [
      { lineId: '1', packs: [{ cip13: glivec.cip13, count: 1 }] },
      { lineId: '2', packs: packs(1) },
    ];
    const ask = (line: object) =>
      call(client, 'CanDispense', { prescriptionId, claimSecret, lines: [line as typeof costly, other] });
    const missing = { refusalCode: 'SECURITY_CONTROL_MISSING', lineId: '1', securityControlLineIds: ['1'] };
    expect(await ask(costly)).toMatchObject({ acceptable: false, ...missing });
    const uncontrolled = { ...dispensing(claimed), lines: [costly, other] };
    expect((await refusal(client, 'Dispense', uncontrolled))?.code).toBe('SECURITY_CONTROL_MISSING');

    const securityControl = { outcome: 'SECURITY_CONTROL_OUTCOME_SECURED', patientKnown: true } as const;
    const controlled = { ...costly, securityControl };
    expect(await ask(controlled)).toMatchObject({ acceptable: true, securityControlLineIds: ['1'] });
    await call(client, 'Dispense', { ...dispensing(claimed), lines: [controlled, other] });
    expect(await dispensedUnder(claimed)).toMatchObject({
      lines: [{ securityControl: { outcome: 'secured', patientKnown: true, prescriberKnown: false } }, { lineId: '2' }],
    });
  });

  it('[DISP-070] is warned of what to ask to see, in English and in French', async () => {
    const documents = ['care-agreement', 'patient-booklet'].map((kind) => ({ kind, status: 'present' }));
    const ofLenalidomide = { ...ofCrestor, medicine: { cis: lenalidomide.cis }, unitsPerDelivery: 21, documents };
    const { prescriptionId, claimSecret } = await prescribeAndClaim(sandbox.client, [lineOf('1', ofLenalidomide)]);
    const lines = [{ lineId: '1', packs: [{ cip13: lenalidomide.cip13, count: 1 }] }];
    const { acceptable, warnings } = await call(sandbox.client, 'CanDispense', { prescriptionId, claimSecret, lines });
    const [documentsToSee] = warnings;
    expect(acceptable).toBe(true);
    expect(documentsToSee).toMatchObject({ code: 'DOCUMENTS_TO_SEE', lineId: '1' });
    expect(documentsToSee?.message).toMatch(/^Ask for the documents/);
    expect(documentsToSee?.messageFr).toMatch(/^Demandez les documents/);
  });

  it('[DISP-141] takes who fetches a narcotic by name and address, and as identified; of nothing else', async () => {
    const { client } = sandbox;
    const skenan = {
      medicine: { cis: '61227030' },
      unitsPerDelivery: 28,
      quantityInWords: 'vingt-huit',
      daysPerDelivery: 14,
    };
    const claimed = await prescribeAndClaim(client, [lineOf('1', skenan), lineOf('2')]);
    const collector = {
      name: 'Jeanne MARQUEUR-PORTEUR',
      address: '1 rue Haute, Paris',
      identification: 'COLLECTOR_IDENTIFICATION_KNOWN',
    } as const;
    const lines = [{ lineId: '1', packs: [{ cip13: '3400933323523', count: 2 }] }];
    for (const [field, wrong] of Object.entries({ name: ' ', address: '', identification: 0 as never })) {
      const asked = { ...dispensing(claimed), lines, collector: { ...collector, [field]: wrong } };
      expect(await refusal(client, 'Dispense', asked)).toMatchObject({
        code: 'INVALID_REQUEST',
        violations: [{ field: `collector.${field}` }],
      });
    }
    const unneeded = { ...dispensing(claimed), lines: [{ lineId: '2', packs: packs(1) }], collector };
    expect((await refusal(client, 'Dispense', unneeded))?.code).toBe('COLLECTOR_NOT_NEEDED');
    await call(client, 'Dispense', { ...dispensing(claimed), lines, collector });
    const event = await dispensedUnder(claimed);
    expect(event).toMatchObject({ collectorIdentification: 'known' });
    expect(JSON.stringify(event)).not.toContain('MARQUEUR');
  });

  it('[DISP-133] records why less is handed over than is due, and of which lines nothing is', async () => {
    const { client } = sandbox;
    const claimed = await prescribeAndClaim(client, [lineOf('1'), lineOf('2')]);
    const partial = { lineId: '1', packs: packs(1), outstandingReason: 'NOT_DISPENSED_REASON_STOCK' } as const;
    const withheld = [{ lineId: '2', reason: 'NOT_DISPENSED_REASON_PATIENT_REFUSAL' as const }];
    const whole = { ...dispensing(claimed), lines: [{ ...partial, packs: packs(2) }], withheld };
    expect((await refusal(client, 'Dispense', whole))?.code).toBe('NOTHING_OUTSTANDING');
    const unreasoned = { ...dispensing(claimed), lines: [partial], withheld: [{ lineId: '2' }] };
    expect(await refusal(client, 'Dispense', unreasoned)).toMatchObject({
      violations: [{ field: 'withheld[0].reason' }],
    });
    const { prescriptionId, claimSecret } = claimed;
    const asked = { prescriptionId, claimSecret, lines: [partial] };
    expect(await call(client, 'CanDispense', { ...asked, withheld })).toMatchObject({ acceptable: true });
    const named = [{ lineId: '1', reason: 'NOT_DISPENSED_REASON_STOCK' as const }];
    expect(await call(client, 'CanDispense', { ...asked, withheld: named })).toMatchObject({
      refusalCode: 'LINE_DUPLICATED',
    });
    await call(client, 'Dispense', { ...dispensing(claimed), lines: [partial], withheld });
    expect(await dispensedUnder(claimed)).toMatchObject({
      lines: [{ lineId: '1', unitsOutstanding: 8, outstandingReason: 'stock' }],
      withheld: [{ lineId: '2', reason: 'patient-refusal' }],
    });
  });

  it('[DISP-132] tells the prescriber what it finds and proposes, in codes', async () => {
    const { client } = sandbox;
    const { prescriptionId, qr } = await claimCrestor();
    const opinion = {
      code: qr,
      lineId: '1',
      problem: 'OPINION_PROBLEM_INTERACTION',
      proposal: 'OPINION_PROPOSAL_STOP',
    } as const;
    const request = { requestId: newId(), ...opinion };
    const given = await call(client, 'GiveOpinion', request);
    expect(await call(client, 'GiveOpinion', request)).toEqual(given);
    const events = await sandbox.eventsOf(`prescription-${prescriptionId}`);
    const data = JSON.parse(Buffer.from(events.at(-1)?.data ?? []).toString()) as object;
    expect(data).toEqual({
      prescriptionId,
      pharmacist: { rpps: pharmacist.rpps, finess: pharmacist.finess },
      lineId: '1',
      problem: 'interaction',
      proposal: 'stop',
      answer: 'none-yet',
    });
    expect(violationOfPublishedLanguage('OpinionGiven', data)).toBeUndefined();

    const uncoded = { requestId: newId(), ...opinion, problem: 'OPINION_PROBLEM_UNSPECIFIED' } as const;
    expect(await refusal(client, 'GiveOpinion', uncoded)).toMatchObject({ violations: [{ field: 'problem' }] });
    const ofNoLine = { requestId: newId(), ...opinion, lineId: '9' };
    expect((await refusal(client, 'GiveOpinion', ofNoLine))?.code).toBe('LINE_UNKNOWN');
  });

  it('[DISP-047] records no more of them than a prescriber reads, and answers what it recorded for ever', async () => {
    const { client } = sandbox;
    const { qr } = await prescribe(client, [lineOf('1')]);
    const doubts = Array.from({ length: statementsOfPharmacyMax }, () => ({
      requestId: newId(),
      code: qr,
      kind: 'SUSPICION_KIND_FORGED' as const,
    }));
    const answers = await Promise.all(doubts.map((doubt) => call(client, 'ReportSuspicion', doubt)));
    const once = { requestId: newId(), code: qr, reason: 'NOT_DISPENSED_REASON_STOCK' } as const;
    expect(await refusal(client, 'RefuseDispensing', once)).toMatchObject({
      status: 'FAILED_PRECONDITION',
      code: 'STATEMENTS_EXHAUSTED',
      facts: { statementsMax: String(statementsOfPharmacyMax) },
    });
    const another = await sandbox.startAnother();
    for (const [index, doubt] of doubts.slice(0, 3).entries()) {
      expect(await call(another, 'ReportSuspicion', doubt)).toEqual(answers[index]);
    }
  });

  const dispensing = ({ prescriptionId, claimSecret }: Awaited<ReturnType<typeof claimCrestor>>) => ({
    requestId: newId(),
    prescriptionId,
    claimSecret,
    dispensingId: newId(),
  });

  /** What the log holds of a prescription's dispensing, in the published language. */
  async function dispensedUnder({ prescriptionId }: { readonly prescriptionId: string }): Promise<object> {
    const events = await sandbox.eventsOf(`prescription-${prescriptionId}`);
    const dispensed = events.find(({ type }) => type === 'MedicationDispensed');
    const data = JSON.parse(Buffer.from(dispensed?.data ?? []).toString()) as object;
    expect(violationOfPublishedLanguage('MedicationDispensed', data)).toBeUndefined();
    return data;
  }
});
