import type { EventLog } from '@ordonnancier/event-log/event-log.ts';
import { civilDate } from '@ordonnancier/grpc/fields.ts';
import type { Collector__Output as CollectorMessage } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/Collector.ts';
import type { RegisterEntry__Output as EntryMessage } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/RegisterEntry.ts';
import type { PatientIdentity__Output as PatientIdentity } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/PatientIdentity.ts';
import { unary } from '@ordonnancier/grpc/rpc.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { PrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { accept } from '@ordonnancier/kernel/result.ts';
import { patientView } from '@ordonnancier/prescription-store/prescription-view.ts';
import { prescriptionCodec, prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import { readDocument } from '@ordonnancier/prescription-store/sealed-document.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import type { PatientKeys } from '@ordonnancier/security/patient-keys.ts';
import { minPosition, pageSize, pageToken, writePageToken } from '@ordonnancier/service/queries.ts';
import { openReadingRecorder } from '@ordonnancier/service/readings.ts';
import { z } from 'zod';
import { openCollector } from '../collectors.ts';
import type { RegisterEntry } from '../read-models/register/entries.ts';
import type { RegisterQueries } from '../read-models/register/query.ts';
import { pharmacistOf } from './caller.ts';
import { collectorIdentificationNames, registerClassNames } from './words.ts';

const request = z
  .object({
    fromDay: civilDate,
    toDay: civilDate,
    narcoticsOnly: z.boolean(),
    pageSize,
    pageToken: pageToken(z.object({ year: z.int32(), number: z.int32() })),
    minPosition,
  })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ['toDay'], message: 'must not be before from_day' });

/** Lists the register of the caller's pharmacy, with the names that the law wants in it. */
export function listRegister(store: PrescriptionStore, register: RegisterQueries) {
  const { log, patientKeys, catalogue } = store;
  const recordReadings = openReadingRecorder(log, store.secrets.requestFingerprint);
  return unary({
    roles: ['pharmacist'],
    request,
    handle: async ({ minPosition, pageSize, pageToken, ...period }, call) => {
      const { finess } = pharmacistOf(call);
      const reached = await register.reached(minPosition, call);
      if (!reached.ok) return reached;
      // One row more than asked for tells whether there is a next page.
      const found = await register.list({ ...period, finess, after: pageToken, rowsMax: pageSize + 1 });
      const page = found.slice(0, pageSize);
      const last = found.length > pageSize ? page.at(-1) : undefined;

      const patients = await patientsOf(page, store);
      const collectors = await Promise.all(page.map((entry) => collectorOf(entry, log, patientKeys)));
      await recordReadings(call, 'ListRegister', page);
      const entries = page.map((entry, index): EntryMessage => {
        const { takesBack = null, listClass, prescriberFiness = '', packs } = entry;
        return {
          year: entry.year,
          number: entry.number,
          enteredOn: entry.enteredOn,
          takesBack,
          class: registerClassNames[listClass],
          prescriptionId: entry.prescriptionId,
          dispensingId: entry.dispensingId,
          lineId: entry.lineId,
          prescriberRpps: entry.prescriberRpps,
          prescriberFiness,
          pharmacistRpps: entry.pharmacistRpps,
          patient: patients.get(entry.prescriptionId) ?? null,
          packs: packs.map(({ cip13, count, openedBefore = false }) => {
            const name = catalogue.presentation(cip13, entry.enteredOn)?.name ?? '';
            return { cip13, name, count, openedBefore };
          }),
          units: entry.units,
          collector: collectors[index] ?? null,
        };
      });
      const nextPageToken = last === undefined ? '' : writePageToken({ year: last.year, number: last.number });
      return accept({ entries, nextPageToken });
    },
  });
}

/** Without those who were erased. */
async function patientsOf(
  entries: readonly RegisterEntry[],
  { log, patientKeys }: PrescriptionStore,
): Promise<ReadonlyMap<PrescriptionId, PatientIdentity>> {
  const prescriptionIds = [...new Set(entries.map(({ prescriptionId }) => prescriptionId))];
  const documents = await Promise.all(
    prescriptionIds.map(async (prescriptionId) => {
      const document = await readDocument(log, patientKeys, prescriptionId);
      return document.ok ? [[prescriptionId, patientView(document.value)] as const] : [];
    }),
  );
  return new Map(documents.flat());
}

/** Who fetched a narcotic, of whose name and address nothing is left once the patient was erased. */
async function collectorOf(
  { prescriptionId, collectorRevision }: RegisterEntry,
  log: EventLog,
  keys: PatientKeys,
): Promise<CollectorMessage | undefined> {
  if (collectorRevision === undefined) return undefined;
  const stream = prescriptionStream(prescriptionId);
  for await (const recorded of log.read(stream, { fromRevision: collectorRevision, maxCount: 1 })) {
    const event = prescriptionCodec.decode(recorded);
    invariant(event.type === 'MedicationDispensed' && event.sealed !== undefined, 'an entry cites who collected');
    invariant(event.collectorIdentification !== undefined, 'whoever collected was identified');
    const opened = await openCollector(keys, event.sealed, recorded);
    const { name, address } = opened.ok ? opened.value : { name: '', address: '' };
    return { name, address, identification: collectorIdentificationNames[event.collectorIdentification] };
  }
  invariant(false, 'the log does not hold a dispensing that was entered');
}
