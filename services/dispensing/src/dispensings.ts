import { type ExpectedRevision, LogOverloaded } from '@ordonnancier/event-log/event-log.ts';
import type { FoldedStream } from '@ordonnancier/event-sourcing/folded-stream.ts';
import type { Handled, HandlingRefusal } from '@ordonnancier/event-sourcing/handle-command.ts';
import { type Request, seenThrough } from '@ordonnancier/event-sourcing/request.ts';
import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { DispensingId, Finess } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import { accept, refuse, type Result } from '@ordonnancier/kernel/result.ts';
import type { Dispense, PrescriptionCommand } from '@ordonnancier/prescription/commands.ts';
import { prescriptionDecider } from '@ordonnancier/prescription/decider.ts';
import type { PrescriptionEvent } from '@ordonnancier/prescription/events.ts';
import type { PrescriptionRefusalCode } from '@ordonnancier/prescription/refusals.ts';
import type { IssuedPrescription, PrescriptionState } from '@ordonnancier/prescription/state.ts';
import { prescriptionStream, type Prescriptions } from '@ordonnancier/prescription-store/prescriptions.ts';
import { readDocument } from '@ordonnancier/prescription-store/sealed-document.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import type { SerialRefusalCode } from './domain/serial.ts';
import { packNamedTwice, type RequestedLine, serialisedPacks } from './packs.ts';
import type { PackUse, Serials } from './serials.ts';

/** A dispensing to put into the log, in the place of another or not. */
export interface DispensingToRecord {
  /** The prescription, and its stream as it was read with it. */
  readonly prescription: IssuedPrescription;
  readonly stream: FoldedStream<PrescriptionState>;
  readonly dispensingId: DispensingId;
  readonly finess: Finess;
  readonly lines: readonly RequestedLine[];
  /** The dispensing that it replaces. */
  readonly amendedDispensingId?: DispensingId;
  readonly request: Request;
  /** Made for a new request only: it takes the patient's date of birth, which nobody can read once the patient was erased. */
  readonly command: () => Promise<Result<PrescriptionCommand, 'PATIENT_KEY_DESTROYED'>>;
}

/** The holder of a claim is nearly alone with its prescription: more is a stream that others contend for. */
const movesMax = 2;

type RecordingRefusal = PrescriptionRefusalCode | SerialRefusalCode | HandlingRefusal | 'PATIENT_KEY_DESTROYED';

/**
 * Reserves the serial numbers, then decides and appends the dispensing.
 *
 * | what happens                     | the packs                                                                        |
 * | -------------------------------- | -------------------------------------------------------------------------------- |
 * | it is recorded                   | stay used, also when it is reversed later                                        |
 * | it is refused, the log is full   | are given back: nothing was recorded                                             |
 * | the outcome is unknown, a crash  | stay reserved for this dispensing: the same request goes on where it stopped, or |
 * |                                  | gives them back when it is refused and the prescription has moved on meanwhile;  |
 * |                                  | if it never comes they stay out of circulation, which a pharmacist can still end |
 * |                                  | by repeating it, while freeing them by age could let a late append use them twice |
 */
export async function recordDispensing(
  { prescriptions, serials }: { readonly prescriptions: Prescriptions; readonly serials: Serials },
  dispensing: DispensingToRecord,
): Promise<Result<Handled<PrescriptionState, PrescriptionEvent>, RecordingRefusal>> {
  const { prescription, request } = dispensing;
  const stream = prescriptionStream(prescription.prescriptionId);
  // What the log knows already takes no packs: it is repeated, or refused for being another request.
  const repeated = await prescriptions.repeated(stream, dispensing.stream, request);
  if (repeated) return repeated;
  const made = await dispensing.command();
  if (!made.ok) return made;
  const command = made.value;
  const packs = serialisedPacks(dispensing.lines);
  if (packs.length === 0) return prescriptions.handle(stream, request, () => command);

  const namedTwice = packNamedTwice(dispensing.lines);
  if (namedTwice) return refuse('SERIALS_INVALID', namedTwice);
  const attempt = seenThrough(request);
  for (let folded = dispensing.stream, moves = 0; moves <= movesMax; moves += 1) {
    const recorded = await recordAt(folded);
    if (recorded !== 'moved') return recorded;
    folded = await prescriptions.load(stream);
  }
  return refuse('STREAM_CONTENDED');

  /** Records it at the very revision that the packs are reserved for: once the stream is past it, it can no longer come. */
  async function recordAt(
    folded: FoldedStream<PrescriptionState>,
  ): Promise<Result<Handled<PrescriptionState, PrescriptionEvent>, RecordingRefusal> | 'moved'> {
    const handled = await prescriptions.repeated(stream, folded, attempt);
    if (handled) return handled;
    const { state, revision } = folded;
    invariant(state.status === 'issued', 'what is dispensed was issued');
    const use = packUseOf({ ...dispensing, prescription: state, revision });
    // Most refusals are known before any pack is touched, but by an earlier attempt.
    const decision = prescriptionDecider.decide(command, state);
    if (!decision.ok) {
      const isRecorded = state.dispensings.some(({ dispensingId }) => dispensingId === dispensing.dispensingId);
      if (!isRecorded) await serials.release(packs, use, 'earlier', attempt);
      return decision;
    }
    const reserved = await serials.reserve(packs, use, attempt);
    if (!reserved.ok) return reserved;
    try {
      const appended = await prescriptions.handleAt(stream, attempt, revision, () => command);
      if (appended === 'moved' || !appended.ok) await serials.release(packs, use, 'own-and-earlier', attempt);
      return appended;
    } catch (fault) {
      if (fault instanceof LogOverloaded) await serials.release(packs, use, 'own-and-earlier', attempt);
      throw fault;
    }
  }
}

/** A pack of a dispensing that this pharmacy took back may be in the one that sets it right. */
function packUseOf({
  prescription,
  revision,
  dispensingId,
  finess,
  amendedDispensingId,
}: Pick<DispensingToRecord, 'prescription' | 'dispensingId' | 'finess' | 'amendedDispensingId'> & {
  readonly revision: ExpectedRevision;
}): PackUse {
  const inPlaceOf = prescription.dispensings
    .filter((earlier) => earlier.pharmacyFiness === finess)
    .filter((earlier) => earlier.reversed || earlier.dispensingId === amendedDispensingId)
    .map((earlier) => earlier.dispensingId);
  const prescriptionRevision = Number(revision);
  return { prescriptionId: prescription.prescriptionId, dispensingId, inPlaceOf, prescriptionRevision };
}

/** The patient's date of birth, for the age on the day. It goes no further than this process. */
export async function birthDateOf(
  prescription: IssuedPrescription,
  { log, patientKeys }: Pick<PrescriptionStore, 'log' | 'patientKeys'>,
): Promise<Result<CivilDate, 'PATIENT_KEY_DESTROYED'>> {
  const document = await readDocument(log, patientKeys, prescription.prescriptionId);
  return document.ok ? accept(document.value.patient.birthDate) : document;
}

/** What recording a dispensing would come to; nothing is reserved or appended. */
export async function checkDispensing(
  serials: Serials,
  { state, revision }: FoldedStream<PrescriptionState>,
  lines: readonly RequestedLine[],
  command: Dispense,
): Promise<Result<undefined, PrescriptionRefusalCode | SerialRefusalCode>> {
  const namedTwice = packNamedTwice(lines);
  if (namedTwice) return refuse('SERIALS_INVALID', namedTwice);
  const decision = prescriptionDecider.decide(command, state);
  if (!decision.ok) return decision;
  invariant(state.status === 'issued', 'a prescription that is not there accepts nothing');
  const { dispensingId, pharmacist } = command;
  const use = packUseOf({ prescription: state, revision, dispensingId, finess: pharmacist.finess });
  return serials.check(serialisedPacks(lines), use);
}
