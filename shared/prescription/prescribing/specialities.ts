import type { CivilDate } from '@ordonnancier/kernel/civil-date.ts';

/** Codes of specialities (savoir-faire, nomenclature TRE-R38) by the names that conditions of prescription give them. */
interface SpecialityTable {
  /** First day on which the table holds, `YYYY-MM-DD`. */
  readonly validFrom: string;
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

const cardiology = ['SM04', 'SM73', 'SM79', 'SM80', 'SM81'];
const dermatology = ['SM15'];
const endocrinology = ['SM16', 'SM62'];
const gastroenterology = ['SM24'];
const gynaecology = ['SM19', 'SM20', 'SM51', 'SM52'];
const haematology = ['SM21', 'SM22', 'SM23', 'SM71'];
const intensiveCare = ['SM46', 'SM82'];
const internalMedicine = ['SM27', 'SM72'];
const maxillofacialSurgery = ['SM06', 'SM07', 'SM68', 'SM77'];
const neurology = ['SM32', 'SM33', 'SM84'];
const oncology = ['SM35', 'SM36', 'SM37'];
const otorhinolaryngology = ['SM34', 'SM39', 'SM86'];
const paediatrics = ['SM40', 'SM87', 'SM88', 'SM89', 'SM90'];
const psychiatry = ['SM33', 'SM42', 'SM43', 'SM92', 'SM93'];
const vascularMedicine = ['SM04', 'SM61'];

/*
 * A decision of this house, for no official table says it. Names that are absent, among them competences (`CANCEROLOGIE`,
 * `DOULEUR`, `NUTRITION`) and places of work, are of no code of the nomenclature: a person judges.
 */
const tables: readonly SpecialityTable[] = [
  {
    validFrom: '2004-08-08',
    codes: new Map(
      Object.entries({
        ALLERGOLOGIE: ['SM57'],
        'ANESTHESIE-REANIMATION': ['SM02', 'SM76'],
        ANGIOLOGIE: vascularMedicine,
        CARDIOLOGIE: cardiology,
        CHIRURGIE: ['SM05'],
        'CHIRURGIE CARDIAQUE': ['SM11'],
        'CHIRURGIE DE LA FACE ET DU COU': [...maxillofacialSurgery, ...otorhinolaryngology],
        'CHIRURGIE DIGESTIVE ET VISCERALE': ['SM14', 'SM78'],
        'CHIRURGIE MAXILLO-FACIALE': maxillofacialSurgery,
        'CHIRURGIE ORTHOPEDIQUE ET TRAUMATOLOGIQUE': ['SM08'],
        'CHIRURGIE PLASTIQUE, RECONSTRUCTRICE ET ESTHETIQUE': ['SM10'],
        'CHIRURGIE THORACIQUE et CARDIOVASCULAIRE': ['SM11'],
        DERMATOLOGIE: dermatology,
        DIABETOLOGIE: endocrinology,
        ENDOCRINOLOGIE: endocrinology,
        'ENDOCRINOLOGIE - DIABETOLOGIE - NUTRITION': endocrinology,
        'GENETIQUE MEDICALE': ['SM17'],
        GERIATRIE: ['SM18'],
        GYNECOLOGIE: gynaecology,
        HEMATOLOGIE: haematology,
        'HEPATO/GASTRO-ENTEROLOGIE': gastroenterology,
        INFECTIOLOGIE: ['SM58'],
        'MALADIES INFECTIEUSES ET TROPICALES': ['SM58'],
        'MALADIES METABOLIQUES': endocrinology,
        "MEDECINE D'URGENCE": ['SM59'],
        'MEDECINE INTENSIVE-REANIMATION': intensiveCare,
        'MEDECINE INTERNE': internalMedicine,
        'MEDECINE VASCULAIRE': vascularMedicine,
        NEPHROLOGIE: ['SM30', 'SM83'],
        NEUROCHIRURGIE: ['SM31'],
        NEUROLOGIE: neurology,
        NEUROPEDIATRIE: ['SM88'],
        NEUROPSYCHIATRIE: ['SM33'],
        OBSTETRIQUE: ['SM20', 'SM51'],
        'ONCOLOGIE MEDICALE': oncology,
        OPHTALMOLOGIE: ['SM38', 'SM85'],
        'OTO-RHINO-LARYNGOLOGIE': otorhinolaryngology,
        PEDIATRIE: paediatrics,
        PNEUMOLOGIE: ['SM41', 'SM91'],
        PSYCHIATRIE: psychiatry,
        RADIOLOGIE: ['SM44', 'SM55', 'SM74', 'SM94'],
        'REANIMATION MEDICALE': intensiveCare,
        RHUMATOLOGIE: ['SM48'],
        UROLOGIE: ['SM12'],
        'maladie du sang': ['SM22'],
      }),
    ),
  },
];

/** The codes that a name stands for on a day; undefined when it is of no code. */
export function specialityCodes(name: string, day: CivilDate): readonly string[] | undefined {
  return tables.findLast(({ validFrom }) => validFrom <= day)?.codes.get(name);
}
