import type {
  AdministrationCondition,
  InitialPrescription,
  InitialSpecialistPrescription,
  ListClass,
  Monitoring,
  RequiredDocument,
  RestrictedPrescription,
  ReservedUse,
} from '@ordonnancier/kernel/catalogue-facts.ts';

type Dispenser = NonNullable<RestrictedPrescription['dispensers']>[number];
type ProfessionalUse = NonNullable<RestrictedPrescription['professionalUses']>[number];

/** What one label of the file of conditions (CIS_CPD) means. */
export type ConditionRule =
  | { readonly kind: 'list-class'; readonly listClass: ListClass }
  | { readonly kind: 'days-max'; readonly days: number }
  /** Shorter for some ways of administration, which a person must tell. */
  | { readonly kind: 'longest-days-max'; readonly days: number }
  | { readonly kind: 'fraction'; readonly days: number }
  | { readonly kind: 'secure-form'; readonly words: 'required' | 'not-required' }
  | { readonly kind: 'hospital-only' }
  | { readonly kind: 'hospital-prescription' }
  | { readonly kind: 'initial-hospital'; readonly initial: InitialPrescription }
  | {
      readonly kind: 'initial-specialist';
      readonly initial: InitialSpecialistPrescription;
      readonly speciality?: string;
    }
  | { readonly kind: 'speciality'; readonly name: string }
  | { readonly kind: 'renewal-speciality'; readonly name: string }
  | { readonly kind: 'renewal-unrestricted' }
  | { readonly kind: 'prescription-required' }
  | { readonly kind: 'document'; readonly document: RequiredDocument }
  | { readonly kind: 'monitoring'; readonly monitoring: Monitoring }
  | { readonly kind: 'administration'; readonly administration: AdministrationCondition }
  | { readonly kind: 'professional-use'; readonly use: ProfessionalUse }
  | { readonly kind: 'reserved'; readonly to: ReservedUse }
  | { readonly kind: 'dispenser'; readonly dispenser: Dispenser }
  | { readonly kind: 'overlap-forbidden' }
  | { readonly kind: 'copy-kept'; readonly years: 3 }
  /** Known, and left to a person; docs/catalogue.md names each with its reason. */
  | { readonly kind: 'manual-review' };

type Entry = readonly [label: string, rule: ConditionRule];

// The longest six months of a calendar (July to December) have 184 days.
const classesAndDurations: readonly Entry[] = [
  ['stupéfiants', { kind: 'list-class', listClass: 'narcotic' }],
  ['liste I', { kind: 'list-class', listClass: 'list-1' }],
  ['liste II', { kind: 'list-class', listClass: 'list-2' }],
  ['prescription limitée à 2 jours', { kind: 'days-max', days: 2 }],
  ['prescription limitée à 3 jours', { kind: 'days-max', days: 3 }],
  ['prescription limitée à 7 jours', { kind: 'days-max', days: 7 }],
  ['prescription limitée à 2 semaines', { kind: 'days-max', days: 14 }],
  ['prescription limitée à 4 semaines', { kind: 'days-max', days: 28 }],
  ['prescription limitée à 12 semaines', { kind: 'days-max', days: 84 }],
  ['prescription limitée à 6 mois', { kind: 'days-max', days: 184 }],
  ['prescription limitée à 7 jours ou 28 jours', { kind: 'longest-days-max', days: 28 }],
  ['délivrance fractionnée de 7 jours', { kind: 'fraction', days: 7 }],
  ['délivrance fractionnée de 14 jours', { kind: 'fraction', days: 14 }],
  ['prescription en toutes lettres sur ordonnance sécurisée', { kind: 'secure-form', words: 'required' }],
  // R.5132-5 CSP without R.5132-29: pregabalin, midazolam for injection.
  ['prescription sur ordonnance sécurisée', { kind: 'secure-form', words: 'not-required' }],
  [
    "chevauchement interdit sauf mention expresse du prescripteur portée sur l'ordonnance",
    { kind: 'overlap-forbidden' },
  ],
  ["conservation d'une copie de l'ordonnance pendant 3 ans par le pharmacien", { kind: 'copy-kept', years: 3 }],
  ['médicament soumis à prescription médicale', { kind: 'prescription-required' }],
  ['médicament soumis à prescription médicale restreinte', { kind: 'prescription-required' }],
];

const girlsAndWomen = 'girls-and-women-of-childbearing-potential';
const boysAndMen = 'boys-and-men-of-reproductive-potential';

const prescribers: readonly Entry[] = [
  ['prescription hospitalière', { kind: 'hospital-prescription' }],
  ['prescription initiale hospitalière', { kind: 'initial-hospital', initial: {} }],
  ['prescription initiale hospitalière trimestrielle', { kind: 'initial-hospital', initial: { monthsMax: 3 } }],
  ['prescription initiale hospitalière semestrielle', { kind: 'initial-hospital', initial: { monthsMax: 6 } }],
  ['prescription initiale hospitalière annuelle', { kind: 'initial-hospital', initial: { monthsMax: 12 } }],
  ['prescription initiale réservée à certains spécialistes', { kind: 'initial-specialist', initial: {} }],
  [
    'prescription initiale semestrielle réservée à certains spécialistes',
    { kind: 'initial-specialist', initial: { monthsMax: 6 } },
  ],
  [
    'prescription initiale annuelle réservée à certains spécialistes',
    { kind: 'initial-specialist', initial: { monthsMax: 12 } },
  ],
  [
    'pour enfants et adolescents de sexe féminin, femmes susceptibles de procréer et femmes enceintes : prescription initiale annuelle réservée à certains spécialistes',
    { kind: 'initial-specialist', initial: { monthsMax: 12, patients: girlsAndWomen } },
  ],
  [
    'pour adolescents de sexe masculin et hommes susceptibles de procréer : prescription initiale réservée à certains spécialistes',
    { kind: 'initial-specialist', initial: { patients: boysAndMen } },
  ],
  ...['CARDIOLOGIE', 'DERMATOLOGIE'].map((speciality): Entry => [
    `prescription initiale annuelle réservée aux spécialistes et services ${speciality}`,
    { kind: 'initial-specialist', initial: { monthsMax: 12 }, speciality },
  ]),
  ['renouvellement non restreint', { kind: 'renewal-unrestricted' }],
];

const specialistsAndDepartments = [
  'ALLERGOLOGIE',
  'ANESTHESIE-REANIMATION',
  'ANGIOLOGIE',
  'CANCEROLOGIE',
  'CARDIOLOGIE',
  'CHIRURGIE DE LA FACE ET DU COU',
  'CHIRURGIE DIGESTIVE ET VISCERALE',
  'CHIRURGIE MAXILLO-FACIALE',
  'CHIRURGIE NEONATALE',
  'CHIRURGIE ORTHOPEDIQUE ET TRAUMATOLOGIQUE',
  'CHIRURGIE PLASTIQUE, RECONSTRUCTRICE ET ESTHETIQUE',
  'DERMATOLOGIE',
  'DIABETOLOGIE',
  'ENDOCRINOLOGIE',
  'GENETIQUE MEDICALE',
  'GERIATRIE',
  'GYNECOLOGIE',
  'HEMATOLOGIE',
  'HEPATO/GASTRO-ENTEROLOGIE',
  'INFECTIOLOGIE',
  'MALADIES METABOLIQUES',
  'MEDECINE INTERNE',
  'MEDECINE VASCULAIRE',
  'NEPHROLOGIE',
  'NEUROCHIRURGIE',
  'NEUROLOGIE',
  'NEUROPEDIATRIE',
  'NEUROPSYCHIATRIE',
  'OBSTETRIQUE',
  'ONCOLOGIE MEDICALE',
  'OPHTALMOLOGIE',
  'OTO-RHINO-LARYNGOLOGIE',
  'PEDIATRIE',
  'PNEUMOLOGIE',
  'PSYCHIATRIE',
  'RADIOLOGIE',
  'REANIMATION MEDICALE',
  'RHUMATOLOGIE',
  'UROLOGIE',
];

const specialistsIn = [
  'ENDOCRINOLOGIE - DIABETOLOGIE - NUTRITION',
  'MALADIES INFECTIEUSES ET TROPICALES',
  "MEDECINE D'URGENCE",
  'MEDECINE ET BIOLOGIE DE LA REPRODUCTION - ANDROLOGIE',
  'MEDECINE INTENSIVE-REANIMATION',
];

const surgeons = ['CHIRURGIE', 'CHIRURGIE CARDIAQUE', 'CHIRURGIE THORACIQUE et CARDIOVASCULAIRE'];

const competentIn = ['CANCEROLOGIE', 'maladie du sang', 'NUTRITION'];

const renewers = [
  'ALLERGOLOGIE',
  'CARDIOLOGIE',
  'CARDIOLOGIE PEDIATRIQUE ET CONGENITALE',
  'DERMATOLOGIE',
  'DIABETOLOGIE',
  'ENDOCRINOLOGIE',
  'GENETIQUE MEDICALE',
  'HEMATOLOGIE',
  'HEPATO/GASTRO-ENTEROLOGIE',
  'MEDECINE INTERNE',
  'NEPHROLOGIE',
  'NEUROLOGIE',
  'NUTRITION',
  'ONCOLOGIE MEDICALE',
  'PEDIATRIE',
  'PNEUMOLOGIE',
  'RHUMATOLOGIE',
  'UROLOGIE',
];

/** Labels that say a setting or a qualification in words of their own, cut to those words. */
const settings: readonly (readonly [start: string, name: string])[] = [
  ['prescription réservée aux spécialistes autorisés ', 'RADIOPHARMACEUTIQUES'],
  [
    'prescription réservée aux médecins spécialistes ou qualifiés en médecine générale titulaires de la ',
    'capacité de gérontologie',
  ],
  [
    'prescription réservée aux médecins exerçant dans les ',
    "centres de soins d'accompagnement et de prévention en addictologie (CSAPA).",
  ],
  [
    'prescription réservée aux médecins exerçant dans les ',
    'services hospitaliers spécialisés dans les soins aux toxicomanes',
  ],
  ['prescription réservée aux médecins exerçant dans les ', 'centres du sommeil'],
  ['prescription réservée aux titulaires de la ', 'Formation Spécialisée Transversale Sommeil'],
  ['prescription réservée aux ', 'unités de soins intensifs en NEONATOLOGIE'],
  [
    'prescription réservée aux ',
    "médecins hospitaliers à l'occasion d'une hospitalisation, d'une consultation ou en milieu pénitentiaire",
  ],
  ['prescription par un médecin exerçant dans un ', 'établissement de transfusion sanguine'],
  ['prescription initiale par un médecin exerçant dans un ', 'service de dialyse à domicile'],
  [
    'hors établissement de santé : prescription réservée aux ',
    "médecins, sages-femmes et centres habilités conformément à l'article L.2212-2 du code de la santé publique",
  ],
];

const specialities: readonly Entry[] = [
  ...named('prescription réservée aux spécialistes et services ', specialistsAndDepartments, 'speciality'),
  ...named('prescription réservée aux spécialistes en ', specialistsIn, 'speciality'),
  ...named('prescription réservée aux spécialistes ', surgeons, 'speciality'),
  ...named('prescription réservée aux médecins compétents en ', competentIn, 'speciality'),
  ...named('prescription réservée aux médecins compétents ', ['DOULEUR'], 'speciality'),
  ...named('renouvellement de la prescription réservé aux spécialistes en ', renewers, 'renewal-speciality'),
  ...named(
    'renouvellement de la prescription réservé aux médecins compétents en ',
    ['CANCEROLOGIE'],
    'renewal-speciality',
  ),
  ...settings.map(([start, name]): Entry => [start + name, { kind: 'speciality', name }]),
];

const documents: readonly Entry[] = documentsOf({
  'prescription nécessitant préalablement le recueil de l’accord de soins du patient': 'care-agreement',
  "prescription nécessitant  préalablement le recueil de l'accord de soins du patient pour la sclérose en plaques":
    'care-agreement',
  "délivrance après vérification du recueil de l'accord de soins": 'care-agreement',
  "prescription nécessitant la remise d'un carnet patient": 'patient-booklet',
  'mise à jour du carnet de suivi par le médecin': 'updated-booklet',
  "prescription nécessitant la signature annuelle par le médecin et le patient d'une attestation d'information":
    'yearly-information-attestation',
  "prescription nécessitant la signature annuelle par le médecin et la patiente d'une attestation d'information":
    'yearly-information-attestation',
  "prescription nécessitant la signature annuelle par le médecin et la patiente ou le patient d'une attestation d'information":
    'yearly-information-attestation',
  "délivrance ne pouvant se faire qu'après vérification de l'attestation co-signée": 'co-signed-attestation',
  "prescription nécessitant la remise d'une fiche de renseignements": 'information-sheet',
  "la première délivrance doit être accompagnée de l'envoi immédiat au laboratoire de la fiche de renseignements":
    'information-sheet-sent-to-the-manufacturer',
  'ordonnance avec la numération des neutrophiles datée dont valeurs dans les limites usuelles': 'neutrophil-count',
  "prescription et délivrance subordonnées à l'obtention du résultat du dépistage d'un déficit en DPD":
    'dpd-deficiency-result',
  "dosage testostéronémie tous les 3 mois et mention sur l'ordonnance du dosage réalisé":
    'quarterly-testosterone-level',
  'la prescription nécessite la mention " traitement inférieur à 1 an " sur l\'ordonnance':
    'mention-treated-for-less-than-a-year',
  "la délivrance ne peut se faire qu'après avoir vérifié la présence de cette mention":
    'mention-treated-for-less-than-a-year',
});

const monitorings: readonly Entry[] = [
  [
    'médicament nécessitant une surveillance particulière pendant le traitement',
    { kind: 'monitoring', monitoring: 'all-patients' },
  ],
  [
    'pour les femmes susceptibles de procréer : surveillance particulière pendant le traitement',
    { kind: 'monitoring', monitoring: 'women-of-childbearing-potential' },
  ],
  [
    'pour les femmes en âge de procréer : voir programme de prévention de la grossesse',
    { kind: 'monitoring', monitoring: 'pregnancy-prevention-programme' },
  ],
];

const firstDosesInHospital = [
  'la première administration doit être effectuée en milieu hospitalier',
  'les premières administrations doivent être effectuées en milieu hospitalier',
  'deux premières administrations en milieu hospitalier',
  'les trois premières administrations doivent être effectuées en milieu hospitalier',
  'les six premières administrations doivent être effectuées en milieu hospitalier',
  'les huit premières administrations doivent être effectuées en milieu hospitalier',
  "l'administration du 1 er cycle et de la 1 ère injection du 2 ème cycle doit être réalisée en milieu hospitalier",
  'les administrations de la phase initiale et de la première dose de chaque nouveau palier de la phase d’augmentation de dose doivent être effectuées en milieu hospitalier',
];

const administrations: readonly Entry[] = [
  ...firstDosesInHospital.map((label): Entry => [
    label,
    { kind: 'administration', administration: 'first-doses-in-hospital' },
  ]),
  [
    "L'administration doit être effectuée dans un établissement de santé",
    { kind: 'administration', administration: 'health-facility' },
  ],
  [
    "L'administration doit être effectuée dans un établissement de transfusion sanguine autorisé à dispenser des médicaments aux malades qui y sont traités",
    { kind: 'administration', administration: 'transfusion-establishment' },
  ],
  [
    "administration par tout médecin spécialiste en ANESTHESIE-REANIMATION ou en MEDECINE D'URGENCE",
    { kind: 'administration', administration: 'anaesthetist-or-emergency-physician' },
  ],
];

const uses: readonly Entry[] = [
  ["réservé à l'usage HOSPITALIER", { kind: 'hospital-only' }],
  ['délivrance réservée aux pharmacies à usage intérieur', { kind: 'hospital-only' }],
  [
    "réservé à l'usage en situation d'urgence selon l'article R5121-96 du code de la santé publique",
    { kind: 'professional-use', use: 'emergency' },
  ],
  [
    "réservé à une structure d'assistance médicale mobile ou de rapatriement sanitaire",
    { kind: 'professional-use', use: 'mobile-medical-assistance' },
  ],
  ["réservé à l'usage professionnel", { kind: 'reserved', to: 'professionals' }],
  [
    "réservé à l'usage professionnel selon l'article R.5121-80 du code de la santé publique",
    { kind: 'reserved', to: 'professionals' },
  ],
  ["réservé à l'usage professionnel DENTAIRE", { kind: 'reserved', to: 'dentists' }],
  ["réservé à l'usage professionnel OPHTALMIQUE", { kind: 'reserved', to: 'ophthalmologists' }],
  ["réservé à l'usage militaire", { kind: 'reserved', to: 'armed-forces' }],
  [
    'réservé aux centres de vaccination habilités à effectuer la vaccination antiamarile',
    { kind: 'reserved', to: 'vaccination-centres' },
  ],
  ['réservé aux centres de vaccination anti-rabique', { kind: 'reserved', to: 'vaccination-centres' }],
  [
    "médicament réservé aux centres de vaccination désignés par l'agence régionale de santé",
    { kind: 'reserved', to: 'vaccination-centres' },
  ],
  ['à ne prendre que sur instructions des autorités compétentes', { kind: 'reserved', to: 'competent-authorities' }],
  ['délivrance effectuée par une pharmacie de ville', { kind: 'dispenser', dispenser: 'pharmacy' }],
  ['délivrance effectuée par un CSAPA', { kind: 'dispenser', dispenser: 'addiction-centre' }],
  [
    'délivrance réservée aux ETS pour les malades qui y sont traités',
    { kind: 'dispenser', dispenser: 'transfusion-establishment' },
  ],
];

/** Half sentences and headings: their meaning hangs on other rows, and the file does not keep the rows in order. */
const manualReview: readonly Entry[] = [
  'pour tous les patients :',
  'pour toute antériorité de traitement inférieur à 1 an :',
  'pour toute antériorité de traitement supérieur à 1 an :',
  "à l'initiation du traitement et une fois par an",
  'dispositions particulières de DELIVRANCE',
  'médicament soumis à prescription médicale, en attente de notification de la Blue Box',
].map((label) => [label, { kind: 'manual-review' }]);

/** Every label that is known, by its exact text as published. */
export const conditionRules: ReadonlyMap<string, ConditionRule> = new Map([
  ...classesAndDurations,
  ...prescribers,
  ...specialities,
  ...documents,
  ...monitorings,
  ...administrations,
  ...uses,
  ...manualReview,
]);

function named(start: string, names: readonly string[], kind: 'speciality' | 'renewal-speciality'): readonly Entry[] {
  return names.map((name) => [start + name, { kind, name }]);
}

function documentsOf(byLabel: Readonly<Record<string, RequiredDocument>>): readonly Entry[] {
  return Object.entries(byLabel).map(([label, document]) => [label, { kind: 'document', document }]);
}
