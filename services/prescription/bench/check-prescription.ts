// `npm run bench:check -- [folder of a catalogue]`: how long CheckPrescription takes in process, for ten lines of whatever the
// catalogue holds. A measurement and no test; see docs/performance.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { readThesaurus } from '@ordonnancier/catalogue/thesaurus/import-thesaurus.ts';
import { openInteractions } from '@ordonnancier/catalogue/thesaurus/interactions.ts';
import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import type { Call } from '@ordonnancier/grpc/rpc.ts';
import type { MedicinePresentation } from '@ordonnancier/kernel/catalogue-facts.ts';
import { addDays } from '@ordonnancier/kernel/civil-date.ts';
import { type Cis, parseRpps } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { openPrescriptions } from '@ordonnancier/prescription-store/prescriptions.ts';
import { sandboxPrescribers } from '@ordonnancier/prescription-store/prescriber-directory.ts';
import { loadPrescriptionSecrets } from '@ordonnancier/prescription-store/secrets.ts';
import { type CheckedAgainst, checkPrescription } from '../src/grpc/check-prescription.ts';

const linesPerDocument = 10;
const documentsCount = 500;
/** Discarded: the runtime compiles. */
const warmUpChecks = 3_000;
const checksPerWindow = 5_000;
/** Subject and baselines take turns, so that a slow moment of the machine is one of all of them. */
const rounds = 3;
/** Coprime to every number of medicines below itself: documents mix what stands far apart in the catalogue. */
const stride = 7_919;

const [folder = seedEditionsFolder] = process.argv.slice(2);
const editions = readEditions(folder);
const edition = editions.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1)).at(-1);
invariant(edition !== undefined, 'the folder holds an edition');
const thesaurus = readThesaurus(folder);
const issuedOn = addDays(edition.validFrom, 1);
const rpps = parseRpps('10002909371');
invariant(rpps !== undefined, 'a number with its key');

const medicines = [...new Set(edition.presentations.filter(isForAnybody).map(({ cis }) => cis))];
const documents = Array.from({ length: documentsCount }, (_, index) => documentOf(index, linesPerDocument));
const documentsOfOneLine = Array.from({ length: documentsCount }, (_, index) => documentOf(index, 1));

const call: Call = {
  caller: { role: 'prescriber', rpps, profession: 'physician' },
  deadlineMs: Infinity,
  signal: new AbortController().signal,
  aside: (wait) => wait(),
  nowMs: Date.parse(issuedOn) + 12 * 3_600_000,
  traceparent: undefined,
};

/** In which nothing was ever issued, and from which nothing is awaited. */
const emptyLog: EventLog = {
  append: () => Promise.reject(new Error('a check records nothing')),
  read: nothing,
  subscribe: nothing,
  isPosition: () => false,
  end: () => Promise.reject(new Error('a check waits for no position')),
  ping: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** A narcotic asks one query more, of which the database would be measured. */
const nothingEarlier = { withoutOverlap: () => Promise.resolve([]) };
const keysDirectory = mkdtempSync(path.join(tmpdir(), 'ordonnancier-bench-'));
try {
  const store: CheckedAgainst = {
    prescriptions: openPrescriptions(emptyLog),
    secrets: loadPrescriptionSecrets(keysDirectory, 'create'),
    catalogue: openCatalogue(editions),
    interactions: thesaurus && openInteractions(thesaurus),
    insDomains: 'test',
    prescribers: sandboxPrescribers,
  };
  await measure(store);
} finally {
  rmSync(keysDirectory, { recursive: true });
}

async function measure(store: CheckedAgainst): Promise<void> {
  const contenders = [
    { name: 'tenLines', rpc: checkPrescription(store, nothingEarlier), documents, micros: [] as number[] },
    {
      name: 'tenLinesWithoutThesaurus',
      rpc: checkPrescription({ ...store, interactions: undefined }, nothingEarlier),
      documents,
      micros: [] as number[],
    },
    {
      name: 'oneLine',
      rpc: checkPrescription(store, nothingEarlier),
      documents: documentsOfOneLine,
      micros: [] as number[],
    },
  ];
  for (const { rpc, documents: asked } of contenders) await times(rpc, asked, warmUpChecks);
  for (let round = 0; round < rounds; round += 1) {
    for (const { rpc, documents: asked, micros } of contenders) {
      micros.push(...(await times(rpc, asked, checksPerWindow)));
    }
  }
  const answers = await Promise.all(
    documents.map((document) => answerOf(checkPrescription(store, nothingEarlier), document)),
  );
  process.stdout.write(
    `${JSON.stringify({
      at: new Date().toISOString(),
      machine: { cores: availableParallelism(), processor: cpus()[0]?.model ?? '', node: process.version },
      packs: edition?.presentations.length,
      medicines: medicines.length,
      thesaurusEntries: thesaurus?.entries.length ?? 0,
      acceptable: answers.filter(({ acceptable }) => acceptable).length / answers.length,
      alertsPerCheck: answers.reduce((sum, { alerts }) => sum + alerts.length, 0) / answers.length,
      checks: rounds * checksPerWindow,
      ...Object.fromEntries(contenders.map(({ name, micros }) => [name, percentiles(micros)])),
    })}\n`,
  );
}

type Check = ReturnType<typeof checkPrescription>;

/** Microseconds of each check, one after the other. */
async function times(rpc: Check, asked: readonly Buffer[], count: number): Promise<readonly number[]> {
  const micros: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const document = asked[index % asked.length];
    invariant(document !== undefined, 'there are documents');
    const startedAt = process.hrtime.bigint();
    await answerOf(rpc, document);
    micros.push(Number(process.hrtime.bigint() - startedAt) / 1_000);
  }
  return micros;
}

async function answerOf(rpc: Check, document: Buffer) {
  const answer = await rpc.answer({ document, currentTreatment: [] }, call);
  invariant(answer.ok, 'every document is well formed');
  return answer.value;
}

function percentiles(micros: readonly number[]): Record<string, number> {
  const ordered = micros.toSorted((one, other) => one - other);
  const at = (share: number) =>
    Math.round(ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? 0);
  return { p50Micros: at(0.5), p90Micros: at(0.9), p99Micros: at(0.99), p999Micros: at(0.999), maxMicros: at(1) };
}

/** What no rule refuses a physician for four weeks. */
function isForAnybody(pack: MedicinePresentation): boolean {
  return (
    pack.marketed &&
    !pack.hospitalOnly &&
    !pack.secureForm &&
    pack.listClass !== 'narcotic' &&
    pack.fractionDays === undefined &&
    pack.prescriptionDaysMax === undefined &&
    pack.hospitalPrescription === undefined &&
    pack.initialHospitalPrescription === undefined &&
    pack.initialSpecialistPrescriptions === undefined &&
    pack.documentsRequired === undefined
  );
}

function documentOf(index: number, lines: number): Buffer {
  const number = String(index + 1).padStart(12, '0');
  return Buffer.from(
    JSON.stringify({
      schema: 'ordonnancier/prescription-document/v1',
      prescriptionId: `01990000-0000-7000-8000-${number}`,
      issuedOn,
      prescriber: { rpps },
      patient: {
        ins: '255081416802538',
        insOid: '1.2.250.1.213.1.4.10',
        birthName: 'DUBOIS',
        firstGivenName: 'ANNE',
        birthDate: '1955-08-02',
        sex: 'F',
        birthPlaceCode: '14168',
      },
      lines: Array.from({ length: lines }, (_, line) => lineOf(line, medicineAt(index * linesPerDocument + line))),
    }),
  );
}

function lineOf(index: number, cis: Cis): object {
  return {
    lineId: String(index + 1),
    medicine: { cis },
    posology: '1 le matin',
    unitsPerDelivery: 28,
    quantityInWords: 'vingt-huit',
    daysPerDelivery: 28,
    deliveries: 1,
    aldRelated: false,
  };
}

function medicineAt(index: number): Cis {
  const cis = medicines[(index * stride) % medicines.length];
  invariant(cis !== undefined, 'the edition holds medicines that anybody prescribes');
  return cis;
}

async function* nothing(): AsyncGenerator<never> {
  yield* [];
}
