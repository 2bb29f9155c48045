import { type MedicinePresentation, requiredDocuments } from '@ordonnancier/kernel/catalogue-facts.ts';
import { type CivilDate, isCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { type Cip13, type Cis, isCip13, isCis } from '@ordonnancier/kernel/identifiers.ts';
import { type Cents, isCents } from '@ordonnancier/kernel/money.ts';
import { z } from 'zod';

const cip13 = z.custom<Cip13>((value) => typeof value === 'string' && isCip13(value));
const cis = z.custom<Cis>((value) => typeof value === 'string' && isCis(value));
export const civilDateSchema = z.custom<CivilDate>((value) => typeof value === 'string' && isCivilDate(value));
const amount = z.custom<Cents>((value) => typeof value === 'number' && isCents(value) && value >= 0);
const positive = z.int().min(1);
const text = z.string().min(1);
const groupId = z.string().regex(/^\d{1,5}$/);
const monthsMax = z.exactOptional(z.literal([3, 6, 12]));
const some = <Item extends z.ZodType>(item: Item) => z.exactOptional(z.array(item).min(1));
const yes = z.exactOptional(z.literal(true));

/** One line of an edition. */
export const presentationSchema: z.ZodType<MedicinePresentation> = z.strictObject({
  cip13,
  cis,
  name: text,
  substances: z.array(text).min(1),
  form: text,
  unitsPerPack: positive,
  unit: text,
  genericGroups: z.array(
    z.strictObject({
      groupId,
      role: z.enum(['reference', 'generic', 'generic-by-dose-complement', 'substitutable-generic']),
    }),
  ),
  listClass: z.enum(['none', 'list-1', 'list-2', 'narcotic']),
  secureForm: z.boolean(),
  figuresSuffice: z.exactOptional(z.boolean()),
  marketed: z.boolean(),
  prescriptionDaysMax: z.exactOptional(positive),
  fractionDays: z.exactOptional(positive),
  hospitalOnly: z.boolean(),
  quarterlyPack: z.boolean(),
  otherConditions: z.array(text),
  reimbursement: z.exactOptional(
    z.strictObject({
      rateKind: z.enum(['PH1', 'PH7', 'PH4', 'PH2']),
      ratePerMille: positive.max(1000),
      priceCents: amount,
      feeCents: amount,
    }),
  ),
  atcCode: z.exactOptional(z.string().regex(/^[A-Z]\d{2}[A-Z]{2}(?:\d{2})?$/)),
  oralContraceptive: yes,
  hybridGroups: some(z.strictObject({ groupId, role: z.enum(['reference', 'hybrid']) })),
  supply: z.exactOptional(
    z.strictObject({ status: z.enum(['out-of-stock', 'under-tension', 'discontinued']), sinceDate: civilDateSchema }),
  ),
  hospitalPrescription: yes,
  initialHospitalPrescription: z.exactOptional(z.strictObject({ monthsMax })),
  initialSpecialistPrescriptions: some(
    z.strictObject({
      monthsMax,
      patients: z.exactOptional(
        z.enum(['girls-and-women-of-childbearing-potential', 'boys-and-men-of-reproductive-potential']),
      ),
    }),
  ),
  specialities: some(text),
  renewalSpecialities: some(text),
  renewalUnrestricted: yes,
  prescriptionRequired: yes,
  documentsRequired: some(z.enum(requiredDocuments)),
  monitoring: some(z.enum(['all-patients', 'women-of-childbearing-potential', 'pregnancy-prevention-programme'])),
  administration: some(
    z.enum([
      'first-doses-in-hospital',
      'health-facility',
      'transfusion-establishment',
      'anaesthetist-or-emergency-physician',
    ]),
  ),
  professionalUses: some(z.enum(['emergency', 'mobile-medical-assistance'])),
  reservedTo: some(
    z.enum([
      'professionals',
      'dentists',
      'ophthalmologists',
      'armed-forces',
      'vaccination-centres',
      'competent-authorities',
    ]),
  ),
  dispensers: some(z.enum(['pharmacy', 'addiction-centre', 'transfusion-establishment'])),
  overlapForbidden: yes,
  copyKeptYears: z.exactOptional(z.literal(3)),
  manualReview: some(text),
});
