import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';
import { securityRefusals } from '@ordonnancier/security/refusals.ts';
import type { CodeRefusalCode } from './presented-codes.ts';
import type { SerialRefusalCode } from './domain/serial.ts';
import type { ScanRefusalCode } from './scanned-packs.ts';

type DispensingRefusalCode = SerialRefusalCode | ScanRefusalCode | CodeRefusalCode | 'PATIENT_KEY_DESTROYED';

/** Codes of this service alone; those of prescriptions and of the edge have their own tables. */
export const dispensingRefusals = {
  // cip13, serial
  SERIAL_ALREADY_USED: {
    status: 'FAILED_PRECONDITION',
    en: 'A pack with this serial number was dispensed before, or is being dispensed.',
    fr: 'Une boîte portant ce numéro de série a déjà été délivrée, ou est en cours de délivrance.',
  },
  // lineId, cip13
  DATA_MATRIX_UNREADABLE: {
    status: 'INVALID_ARGUMENT',
    en: 'What was scanned is not the whole DataMatrix of a medicine; the field violation says why.',
    fr: "Ce qui a été scanné n'est pas le DataMatrix complet d'un médicament ; le détail indique pourquoi.",
  },
  // lineId, cip13
  DATA_MATRIX_OF_ANOTHER_MEDICINE: {
    status: 'INVALID_ARGUMENT',
    en: 'The scanned pack is not of the presentation that is named.',
    fr: "La boîte scannée n'est pas de la présentation indiquée.",
  },
  CODE_UNKNOWN: {
    status: 'NOT_FOUND',
    en: 'No prescription answers to this code.',
    fr: 'Aucune ordonnance ne répond à ce code.',
  },
  // retryAtMs
  CODE_GUESSES_EXHAUSTED: {
    status: 'RESOURCE_EXHAUSTED',
    en: 'This pharmacy typed too many wrong codes; scan the QR code, or try again later.',
    fr: 'Cette pharmacie a saisi trop de codes erronés ; lisez le QR code ou réessayez plus tard.',
  },
  PATIENT_KEY_DESTROYED: securityRefusals.PATIENT_KEY_DESTROYED,
} as const satisfies Record<DispensingRefusalCode, RefusalMeaning>;
