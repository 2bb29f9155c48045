import type { RefusalMeaning } from '@ordonnancier/kernel/refusal-meaning.ts';

/** Why a prescription does not accept a command. Facts that come with a code are named at its entry in the table. */
export type PrescriptionRefusalCode =
  | 'PRESCRIPTION_UNKNOWN'
  | 'PRESCRIPTION_ALREADY_EXISTS'
  | 'ISSUE_DATE_IN_FUTURE'
  | 'ISSUE_DATE_TOO_OLD'
  | 'NOT_BEFORE_OUT_OF_BOUNDS'
  | 'SURGERY_OUT_OF_BOUNDS'
  | 'LINE_COUNT_OUT_OF_BOUNDS'
  | 'LINE_DUPLICATED'
  | 'LINE_UNKNOWN'
  | 'PROFESSION_MAY_NOT_PRESCRIBE'
  | 'QUANTITY_OUT_OF_BOUNDS'
  | 'MEDICINE_UNKNOWN'
  | 'MEDICINE_NOT_MARKETED'
  | 'MEDICINE_HOSPITAL_ONLY'
  | 'MEDICINE_DURATION_EXCEEDED'
  | 'DELIVERY_TOO_LONG'
  | 'FRACTION_TOO_LONG'
  | 'TREATMENT_TOO_LONG'
  | 'POSOLOGY_OUTLASTS_DELIVERIES'
  | 'QUANTITY_DOES_NOT_MATCH_POSOLOGY'
  | 'DOSE_UNIT_UNKNOWN'
  | 'WORDS_MISSING'
  | 'WORDS_DO_NOT_SAY_THE_NUMBER'
  | 'BRAND_MISSING'
  | 'NON_SUBSTITUTABLE_UNJUSTIFIED'
  | 'STAY_ABROAD_NOT_ALLOWED'
  | 'STAY_ABROAD_TOO_LONG'
  | 'TEST_AGE_TOO_LOW'
  | 'TEST_NOT_FOR_PATIENT'
  | 'MEDICINE_NOT_CONDITIONAL'
  | 'HOSPITAL_PRESCRIPTION_ONLY'
  | 'SPECIALIST_REQUIRED'
  | 'INITIAL_PRESCRIPTION_MISSING'
  | 'INITIAL_PRESCRIPTION_TOO_OLD'
  | 'DOCUMENT_NOT_CONFIRMED'
  | 'CONTRAINDICATED_ASSOCIATION'
  | 'NOT_THE_SIGNATORY'
  | 'CONFIRMATIONS_EXHAUSTED'
  | 'NOTHING_TO_CANCEL'
  | 'REPLACED_BY_ITSELF'
  | 'PRESCRIPTION_SUSPENDED'
  | 'PRESCRIPTION_CANCELLED'
  | 'PRESCRIPTION_COMPLETED'
  | 'PRESCRIPTION_EXPIRED'
  | 'PRESCRIPTION_SCHEDULED'
  | 'CONTINUITY_NOT_ALLOWED'
  | 'CLAIMED_BY_ANOTHER'
  | 'CLAIM_PURPOSE_CHANGED'
  | 'CLAIM_EXTENSIONS_EXHAUSTED'
  | 'CLAIMS_EXHAUSTED'
  | 'CLAIM_REQUIRED'
  | 'CLAIM_SECRET_WRONG'
  | 'LINE_CANCELLED'
  | 'LINE_CLOSED'
  | 'LINE_NOT_CLOSED_BY_CALLER'
  | 'LINE_REOPENED_BEFORE'
  | 'REOPENING_TOO_LATE'
  | 'DISPENSING_DATE_OUT_OF_BOUNDS'
  | 'DISPENSING_ALREADY_EXISTS'
  | 'DISPENSINGS_EXHAUSTED'
  | 'DISPENSING_UNKNOWN'
  | 'NOT_THE_DISPENSING_PHARMACY'
  | 'ALREADY_REVERSED'
  | 'STATEMENTS_EXHAUSTED'
  | 'PACK_UNKNOWN'
  | 'PACK_EXPIRED'
  | 'SERIALS_INVALID'
  | 'UNITS_NOT_OF_PACKS'
  | 'PACK_NOT_OPENED_BEFORE'
  | 'SUBSTITUTION_REASON_MISSING'
  | 'SUBSTITUTION_NOT_NEEDED'
  | 'SUBSTITUTION_NOT_ALLOWED'
  | 'GENERIC_REFUSAL_CONTRADICTED'
  | 'SECURITY_CONTROL_MISSING'
  | 'SECURITY_CONTROL_NOT_NEEDED'
  | 'TEMPORARY_DELIVERY_NOT_ALLOWED'
  | 'TEMPORARY_DELIVERY_TOO_LARGE'
  | 'NOTHING_OUTSTANDING'
  | 'COLLECTOR_NOT_NEEDED'
  | 'ADDED_LINES_DO_NOT_FIT'
  | 'LOT_MISSING'
  | 'BIOSIMILAR_CHANGED'
  | 'RECOMMENDATION_MISSING'
  | 'TEST_RESULT_MISSING'
  | 'NARCOTIC_OVERLAP'
  | 'CHEAPER_PACKS_EXIST'
  | 'TOO_EARLY'
  | 'UNITS_EXCEED_REMAINING';

export const prescriptionRefusals = {
  PRESCRIPTION_UNKNOWN: {
    status: 'NOT_FOUND',
    en: 'No such prescription.',
    fr: 'Ordonnance inconnue.',
  },
  PRESCRIPTION_ALREADY_EXISTS: {
    status: 'ALREADY_EXISTS',
    en: 'A prescription with this identifier was issued before.',
    fr: 'Une ordonnance portant cet identifiant a déjà été émise.',
  },
  ISSUE_DATE_IN_FUTURE: {
    status: 'FAILED_PRECONDITION',
    en: 'The date of issue is in the future.',
    fr: "La date d'émission est dans le futur.",
  },
  // earliestIssuedOn
  ISSUE_DATE_TOO_OLD: {
    status: 'FAILED_PRECONDITION',
    en: 'The prescription was written too long ago to be registered.',
    fr: "L'ordonnance a été rédigée il y a trop longtemps pour être enregistrée.",
  },
  NOT_BEFORE_OUT_OF_BOUNDS: {
    status: 'FAILED_PRECONDITION',
    en: 'The first day of dispensing lies before the issue or after the last day on which dispensing may begin.',
    fr: "Le premier jour de délivrance précède l'émission ou suit le dernier jour où la délivrance peut commencer.",
  },
  // lineId
  SURGERY_OUT_OF_BOUNDS: {
    status: 'FAILED_PRECONDITION',
    en: 'The operation is planned before the issue, or the discharge after the last day on which dispensing may begin.',
    fr: "L'intervention est prévue avant l'émission, ou la sortie après le dernier jour où la délivrance peut commencer.",
  },
  // linesMax
  LINE_COUNT_OUT_OF_BOUNDS: {
    status: 'INVALID_ARGUMENT',
    en: 'There are no lines, or too many.',
    fr: "Il n'y a aucune ligne, ou il y en a trop.",
  },
  // lineId
  LINE_DUPLICATED: {
    status: 'INVALID_ARGUMENT',
    en: 'A line is named twice.',
    fr: 'Une ligne est citée deux fois.',
  },
  // lineId
  LINE_UNKNOWN: {
    status: 'NOT_FOUND',
    en: 'The prescription has no such line.',
    fr: "L'ordonnance ne comporte pas cette ligne.",
  },
  // profession, reason (profession-not-yet, activity-sector or narcotic-not-listed), and lineId when one line is concerned
  PROFESSION_MAY_NOT_PRESCRIBE: {
    status: 'PERMISSION_DENIED',
    en: "The caller's profession may not prescribe this, or not in this sector of activity.",
    fr: "La profession de l'appelant ne lui permet pas cette prescription, ou pas dans ce secteur d'activité.",
  },
  // lineId
  QUANTITY_OUT_OF_BOUNDS: {
    status: 'INVALID_ARGUMENT',
    en: 'A quantity, a duration or a number of deliveries is not a whole number within its bounds.',
    fr: "Une quantité, une durée ou un nombre de délivrances n'est pas un entier dans les bornes admises.",
  },
  // lineId
  MEDICINE_UNKNOWN: {
    status: 'FAILED_PRECONDITION',
    en: 'The catalogue in force on the day knows no pack of this medicine.',
    fr: 'Le catalogue en vigueur ce jour-là ne connaît aucune présentation de ce médicament.',
  },
  // lineId
  MEDICINE_NOT_MARKETED: {
    status: 'FAILED_PRECONDITION',
    en: 'This medicine is not marketed.',
    fr: "Ce médicament n'est pas commercialisé.",
  },
  // lineId
  MEDICINE_HOSPITAL_ONLY: {
    status: 'FAILED_PRECONDITION',
    en: 'This medicine is reserved to hospital use: no pharmacy may dispense it.',
    fr: "Ce médicament est réservé à l'usage hospitalier : aucune officine ne peut le délivrer.",
  },
  // lineId, daysMax
  MEDICINE_DURATION_EXCEEDED: {
    status: 'FAILED_PRECONDITION',
    en: 'The duration exceeds the longest prescription that this medicine allows.',
    fr: 'La durée dépasse la durée maximale de prescription de ce médicament.',
  },
  // lineId, daysMax
  DELIVERY_TOO_LONG: {
    status: 'FAILED_PRECONDITION',
    en: 'One delivery would cover more days than may be delivered at once.',
    fr: 'Une délivrance couvrirait plus de jours que la réglementation ne le permet en une fois.',
  },
  // lineId, daysMax
  FRACTION_TOO_LONG: {
    status: 'FAILED_PRECONDITION',
    en: 'This medicine is delivered in shorter fractions, unless the prescriber states a single delivery.',
    fr: 'Ce médicament se délivre par fractions plus courtes, sauf mention « délivrance en une seule fois ».',
  },
  // lineId
  TREATMENT_TOO_LONG: {
    status: 'FAILED_PRECONDITION',
    en: 'The treatment would last more than twelve months.',
    fr: 'Le traitement dépasserait douze mois.',
  },
  // lineId, posologyDays, treatmentDays
  POSOLOGY_OUTLASTS_DELIVERIES: {
    status: 'FAILED_PRECONDITION',
    en: 'The posology in figures lasts for more days than the deliveries of the line cover.',
    fr: "La posologie en chiffres dure plus de jours que n'en couvrent les délivrances de la ligne.",
  },
  // lineId, unitsPrescribed, unitsOfPosology
  QUANTITY_DOES_NOT_MATCH_POSOLOGY: {
    status: 'FAILED_PRECONDITION',
    en: 'The quantity falls short of what the posology takes, or exceeds it by a pack or more; narcotics match to the unit.',
    fr: "La quantité est inférieure à celle de la posologie, ou la dépasse d'une boîte ou plus ; un stupéfiant y correspond exactement.",
  },
  // lineId, units: what the packs count
  DOSE_UNIT_UNKNOWN: {
    status: 'FAILED_PRECONDITION',
    en: 'The unit of the doses fits no pack of this medicine, whose quantity the law has checked.',
    fr: "L'unité des doses ne correspond à aucun conditionnement de ce médicament, dont la loi fait vérifier la quantité.",
  },
  // lineId
  WORDS_MISSING: {
    status: 'FAILED_PRECONDITION',
    en: 'The quantity of this medicine must also be written in words, and so must doses and intakes that are stated in figures.',
    fr: 'La quantité de ce médicament doit aussi être écrite en toutes lettres, ainsi que les doses et les prises indiquées en chiffres.',
  },
  // lineId, unitsPerDelivery
  WORDS_DO_NOT_SAY_THE_NUMBER: {
    status: 'FAILED_PRECONDITION',
    en: 'What is written in words is not the number in figures: of units of one delivery, of a dose or of intakes.',
    fr: "Ce qui est écrit en toutes lettres n'est pas le nombre en chiffres : d'unités d'une délivrance, d'une dose ou de prises.",
  },
  // lineId
  BRAND_MISSING: {
    status: 'FAILED_PRECONDITION',
    en: 'A biological medicine is prescribed by its brand as well, not by its common name alone.',
    fr: 'Un médicament biologique se prescrit aussi par son nom de marque, et non par sa seule dénomination commune.',
  },
  // lineId
  STAY_ABROAD_NOT_ALLOWED: {
    status: 'FAILED_PRECONDITION',
    en: 'Narcotics, what is assimilated to them or limited in duration, and what a test decides are not delivered for a stay abroad at once.',
    fr: "Les stupéfiants, les médicaments assimilés ou de durée limitée et ceux qu'un test conditionne ne sont pas délivrés en une fois pour un séjour à l'étranger.",
  },
  // lineId, monthsMax
  STAY_ABROAD_TOO_LONG: {
    status: 'FAILED_PRECONDITION',
    en: 'For a stay abroad no more months are delivered at once than the treatment lasts, and six at most.',
    fr: "Pour un séjour à l'étranger, la délivrance en une fois ne dépasse ni la durée du traitement ni six mois.",
  },
  // lineId
  NON_SUBSTITUTABLE_UNJUSTIFIED: {
    status: 'FAILED_PRECONDITION',
    en: 'The conditions of this exclusion of substitution are not met.',
    fr: "Les conditions de cette mention d'exclusion de la substitution ne sont pas réunies.",
  },
  // lineId
  HOSPITAL_PRESCRIPTION_ONLY: {
    status: 'PERMISSION_DENIED',
    en: 'Only a prescriber of a hospital may prescribe this medicine.',
    fr: "Ce médicament est à prescription hospitalière : seul un prescripteur d'un établissement de santé peut le prescrire.",
  },
  // lineId
  SPECIALIST_REQUIRED: {
    status: 'PERMISSION_DENIED',
    en: 'The prescription of this medicine is reserved to specialists, and the caller is none of them.',
    fr: "La prescription de ce médicament est réservée à des spécialistes, dont l'appelant ne fait pas partie.",
  },
  // lineId
  INITIAL_PRESCRIPTION_MISSING: {
    status: 'FAILED_PRECONDITION',
    en: 'A hospital or a specialist begins this treatment; a renewal cites their prescription.',
    fr: "Ce traitement est initié à l'hôpital ou par un spécialiste ; le renouvellement cite la prescription initiale.",
  },
  // lineId, lastRenewalOn
  INITIAL_PRESCRIPTION_TOO_OLD: {
    status: 'FAILED_PRECONDITION',
    en: 'The initial prescription is too old to be renewed: another one is needed.',
    fr: 'La prescription initiale est trop ancienne pour être renouvelée : une nouvelle est nécessaire.',
  },
  // lineId, documents (parted by blanks)
  DOCUMENT_NOT_CONFIRMED: {
    status: 'FAILED_PRECONDITION',
    en: 'The prescription does not say of a document that the medicine asks for whether it is there.',
    fr: "L'ordonnance ne confirme pas un document que ce médicament exige.",
  },
  // lineId, otherLineId
  CONTRAINDICATED_ASSOCIATION: {
    status: 'FAILED_PRECONDITION',
    en: 'These medicines are contraindicated together, and the prescription gives no reason to go beyond it.',
    fr: "L'association de ces médicaments est contre-indiquée, et l'ordonnance ne motive pas de passer outre.",
  },
  // lineId, ageYearsMin
  TEST_AGE_TOO_LOW: {
    status: 'FAILED_PRECONDITION',
    en: 'The patient is too young for the rapid test on which the line depends.',
    fr: 'Le patient est trop jeune pour le test rapide dont dépend la ligne.',
  },
  // lineId, reason: sex or age
  TEST_NOT_FOR_PATIENT: {
    status: 'FAILED_PRECONDITION',
    en: 'The urine test is for women of 16 to 65 years.',
    fr: 'La bandelette urinaire est réservée aux femmes de 16 à 65 ans.',
  },
  // lineId, condition
  MEDICINE_NOT_CONDITIONAL: {
    status: 'FAILED_PRECONDITION',
    en: 'This medicine is not among those that may be prescribed on the condition that this test is positive.',
    fr: 'Ce médicament ne figure pas parmi ceux qui peuvent être prescrits sous condition que ce test soit positif.',
  },
  NOT_THE_SIGNATORY: {
    status: 'PERMISSION_DENIED',
    en: 'Only the prescriber who signed the prescription may do this.',
    fr: "Seul le prescripteur signataire de l'ordonnance peut le faire.",
  },
  // confirmationsMax
  CONFIRMATIONS_EXHAUSTED: {
    status: 'FAILED_PRECONDITION',
    en: 'The signatory has confirmed this prescription as often as one may; issue another in its place.',
    fr: 'Le signataire a confirmé cette ordonnance autant de fois que permis ; émettez-en une autre à sa place.',
  },
  NOTHING_TO_CANCEL: {
    status: 'FAILED_PRECONDITION',
    en: 'None of these lines is still open.',
    fr: "Aucune de ces lignes n'est encore ouverte.",
  },
  REPLACED_BY_ITSELF: {
    status: 'INVALID_ARGUMENT',
    en: 'A prescription cannot be replaced by itself.',
    fr: 'Une ordonnance ne peut pas être remplacée par elle-même.',
  },
  PRESCRIPTION_SUSPENDED: {
    status: 'FAILED_PRECONDITION',
    en: 'The prescription is suspended: its signatory disowned it.',
    fr: "L'ordonnance est suspendue : son signataire l'a désavouée.",
  },
  PRESCRIPTION_CANCELLED: {
    status: 'FAILED_PRECONDITION',
    en: 'The prescription was cancelled by its prescriber.',
    fr: "L'ordonnance a été annulée par son prescripteur.",
  },
  PRESCRIPTION_COMPLETED: {
    status: 'FAILED_PRECONDITION',
    en: 'Every line of the prescription is closed.',
    fr: "Toutes les lignes de l'ordonnance sont closes.",
  },
  // lastDeliveryOn, and lineId when one line is concerned
  PRESCRIPTION_EXPIRED: {
    status: 'FAILED_PRECONDITION',
    en: 'The prescription is too old to be dispensed.',
    fr: "L'ordonnance est trop ancienne pour être exécutée.",
  },
  // notBefore
  PRESCRIPTION_SCHEDULED: {
    status: 'FAILED_PRECONDITION',
    en: 'The prescriber set a later first day of dispensing.',
    fr: 'Le prescripteur a fixé un premier jour de délivrance ultérieur.',
  },
  // lineId when one line is concerned
  CONTINUITY_NOT_ALLOWED: {
    status: 'FAILED_PRECONDITION',
    en: 'The conditions of a supplementary dispensing are not met.',
    fr: "Les conditions d'une dispensation supplémentaire ne sont pas réunies.",
  },
  // expiresAtMs
  CLAIMED_BY_ANOTHER: {
    status: 'FAILED_PRECONDITION',
    en: 'Another claim on the prescription is running.',
    fr: "Une autre prise en charge de l'ordonnance est en cours.",
  },
  CLAIM_PURPOSE_CHANGED: {
    status: 'FAILED_PRECONDITION',
    en: 'A claim keeps its purpose; take another claim for another purpose.',
    fr: 'Une prise en charge garde son objet ; ouvrez-en une autre pour un autre objet.',
  },
  // extensionsMax
  CLAIM_EXTENSIONS_EXHAUSTED: {
    status: 'FAILED_PRECONDITION',
    en: 'This claim has been extended as often as a claim may be; when its lease has ended, take another.',
    fr: 'Cette prise en charge a été prolongée autant de fois que permis ; à son échéance, ouvrez-en une autre.',
  },
  // claimsMax
  CLAIMS_EXHAUSTED: {
    status: 'FAILED_PRECONDITION',
    en: 'The pharmacy has claimed this prescription as often as one pharmacy may; its software may be repeating itself.',
    fr: 'La pharmacie a pris cette ordonnance en charge autant de fois que permis ; son logiciel se répète peut-être.',
  },
  CLAIM_REQUIRED: {
    status: 'FAILED_PRECONDITION',
    en: 'No claim on the prescription is held; claim it first.',
    fr: "L'ordonnance n'est prise en charge par personne ; prenez-la d'abord en charge.",
  },
  CLAIM_SECRET_WRONG: {
    status: 'PERMISSION_DENIED',
    en: "The secret is not that of this pharmacy's claim on the prescription.",
    fr: "Le secret n'est pas celui de la prise en charge de l'ordonnance par cette pharmacie.",
  },
  // lineId
  LINE_CANCELLED: {
    status: 'FAILED_PRECONDITION',
    en: 'The prescriber cancelled this line.',
    fr: 'Le prescripteur a annulé cette ligne.',
  },
  // lineId
  LINE_CLOSED: {
    status: 'FAILED_PRECONDITION',
    en: 'This line is closed already.',
    fr: 'Cette ligne est déjà close.',
  },
  LINE_NOT_CLOSED_BY_CALLER: {
    status: 'NOT_FOUND',
    en: 'This pharmacist closed no such line; only who closed a line opens it again.',
    fr: "Ce pharmacien n'a pas clos cette ligne ; seul celui qui l'a close peut la rouvrir.",
  },
  // lineId
  LINE_REOPENED_BEFORE: {
    status: 'FAILED_PRECONDITION',
    en: 'This line was opened again once already; ask the prescriber for a new prescription.',
    fr: 'Cette ligne a déjà été rouverte une fois ; demandez une nouvelle ordonnance au prescripteur.',
  },
  // lineId, closedOn
  REOPENING_TOO_LATE: {
    status: 'FAILED_PRECONDITION',
    en: 'A line is opened again on the day on which it was closed only; ask the prescriber for a new prescription.',
    fr: "Une ligne n'est rouverte que le jour de sa clôture ; demandez une nouvelle ordonnance au prescripteur.",
  },
  // earliestOn, latestOn
  DISPENSING_DATE_OUT_OF_BOUNDS: {
    status: 'FAILED_PRECONDITION',
    en: 'The date of dispensing is in the future, too long ago, or before the issue.',
    fr: "La date de délivrance est dans le futur, trop ancienne, ou antérieure à l'émission.",
  },
  DISPENSING_ALREADY_EXISTS: {
    status: 'ALREADY_EXISTS',
    en: 'A dispensing with this identifier was recorded before.',
    fr: 'Une délivrance portant cet identifiant a déjà été enregistrée.',
  },
  // dispensingsMax
  DISPENSINGS_EXHAUSTED: {
    status: 'FAILED_PRECONDITION',
    en: 'The pharmacy has dispensed from this prescription as often as one pharmacy may, dispensings taken back included.',
    fr: 'La pharmacie a délivré sur cette ordonnance autant de fois que permis, délivrances annulées comprises.',
  },
  DISPENSING_UNKNOWN: {
    status: 'NOT_FOUND',
    en: 'The prescription has no such dispensing.',
    fr: "L'ordonnance ne comporte pas cette délivrance.",
  },
  NOT_THE_DISPENSING_PHARMACY: {
    status: 'PERMISSION_DENIED',
    en: 'Only the pharmacy that dispensed may correct it.',
    fr: 'Seule la pharmacie qui a délivré peut corriger la délivrance.',
  },
  ALREADY_REVERSED: {
    status: 'FAILED_PRECONDITION',
    en: 'This dispensing was taken back before.',
    fr: 'Cette délivrance a déjà été annulée.',
  },
  // statementsMax
  STATEMENTS_EXHAUSTED: {
    status: 'FAILED_PRECONDITION',
    en: 'The pharmacy has recorded as many refusals, opinions and suspicions of this prescription as one pharmacy may; call the prescriber.',
    fr: "La pharmacie a enregistré sur cette ordonnance autant de refus, d'avis et de suspicions que permis ; appelez le prescripteur.",
  },
  // lineId, cip13
  PACK_UNKNOWN: {
    status: 'FAILED_PRECONDITION',
    en: 'The public database of medicines does not know this pack.',
    fr: 'La base de données publique des médicaments ne connaît pas cette présentation.',
  },
  // lineId, cip13, expiresOn
  PACK_EXPIRED: {
    status: 'FAILED_PRECONDITION',
    en: 'A scanned pack had expired on the day of the dispensing.',
    fr: 'Une boîte scannée était périmée le jour de la délivrance.',
  },
  // lineId, cip13
  SERIALS_INVALID: {
    status: 'INVALID_ARGUMENT',
    en: 'A serial number is given twice, or of a pack opened before, or there are more of them than packs.',
    fr: 'Un numéro de série est donné deux fois, ou pour une boîte déjà entamée, ou il y en a plus que de boîtes.',
  },
  // lineId, packUnits
  UNITS_NOT_OF_PACKS: {
    status: 'FAILED_PRECONDITION',
    en: 'The units are not those of the packs; only narcotics are dispensed by the unit.',
    fr: "Les unités ne sont pas celles des boîtes ; seuls les stupéfiants se délivrent à l'unité.",
  },
  // lineId, cip13
  PACK_NOT_OPENED_BEFORE: {
    status: 'FAILED_PRECONDITION',
    en: 'This pharmacy keeps no opened pack of this presentation for the line, or fewer.',
    fr: 'Cette pharmacie ne garde aucune boîte entamée de cette présentation pour la ligne, ou en garde moins.',
  },
  // lineId, cip13
  SUBSTITUTION_REASON_MISSING: {
    status: 'FAILED_PRECONDITION',
    en: 'Another medicine than the prescribed one is given without a reason.',
    fr: 'Un autre médicament que celui prescrit est délivré sans motif.',
  },
  // lineId
  SUBSTITUTION_NOT_NEEDED: {
    status: 'FAILED_PRECONDITION',
    en: 'A reason for substitution is given, but the prescribed medicine is dispensed.',
    fr: 'Un motif de substitution est donné, mais le médicament prescrit est délivré.',
  },
  // lineId, cip13, and nonSubstitutable when the prescriber excluded it
  SUBSTITUTION_NOT_ALLOWED: {
    status: 'FAILED_PRECONDITION',
    en: 'This medicine may not take the place of the prescribed one.',
    fr: 'Ce médicament ne peut pas être substitué à celui prescrit.',
  },
  // lineId, and nonSubstitutable, or cip13 of what is no medicine with a generic
  GENERIC_REFUSAL_CONTRADICTED: {
    status: 'FAILED_PRECONDITION',
    en: 'There is no generic to refuse: the prescriber excluded it, a generic is handed over, or the medicine has none.',
    fr: "Il n'y a pas de générique à refuser : le prescripteur l'a exclu, un générique est délivré, ou le médicament n'en a pas.",
  },
  // lineId, cip13
  SECURITY_CONTROL_MISSING: {
    status: 'FAILED_PRECONDITION',
    en: 'A pack this costly is handed over only after a control of the prescription, whose outcome must be stated.',
    fr: "Une boîte de ce prix ne se délivre qu'après un contrôle de l'ordonnance, dont l'issue doit être indiquée.",
  },
  // lineId
  SECURITY_CONTROL_NOT_NEEDED: {
    status: 'FAILED_PRECONDITION',
    en: 'The outcome of a control is stated for a line without any costly pack.',
    fr: "L'issue d'un contrôle est indiquée pour une ligne sans boîte coûteuse.",
  },
  // lineId
  TEMPORARY_DELIVERY_NOT_ALLOWED: {
    status: 'FAILED_PRECONDITION',
    en: 'A temporary delivery is for a paper prescription whose patient and prescriber are both unknown to the pharmacy.',
    fr: 'La délivrance temporaire vaut pour une ordonnance papier dont ni le patient ni le prescripteur ne sont connus.',
  },
  // lineId, unitsMax
  TEMPORARY_DELIVERY_TOO_LARGE: {
    status: 'FAILED_PRECONDITION',
    en: 'A temporary delivery is one pack, the smallest.',
    fr: "Une délivrance temporaire est d'une seule boîte, la plus petite.",
  },
  // lineId, cip13
  LOT_MISSING: {
    status: 'FAILED_PRECONDITION',
    en: 'A biosimilar is given in the place of another medicine, and the lot of each of its packs is not.',
    fr: 'Un biosimilaire est délivré par substitution sans que le lot de chacune de ses boîtes soit indiqué.',
  },
  // lineId, cip13
  BIOSIMILAR_CHANGED: {
    status: 'FAILED_PRECONDITION',
    en: 'The patient began with another biosimilar on this line, and goes on with it unless the prescriber agrees.',
    fr: 'Le patient a commencé avec un autre biosimilaire pour cette ligne et continue avec lui, sauf accord du prescripteur.',
  },
  // lineId
  RECOMMENDATION_MISSING: {
    status: 'FAILED_PRECONDITION',
    en: "A replacement in a shortage names the ANSM's recommendation that it follows.",
    fr: "Un remplacement en cas de rupture cite la recommandation de l'ANSM qu'il suit.",
  },
  // lineId, condition
  TEST_RESULT_MISSING: {
    status: 'FAILED_PRECONDITION',
    en: 'The prescriber made the line depend on a positive test, and no such result is stated.',
    fr: "Le prescripteur a subordonné la ligne à un test positif, et ce résultat n'est pas indiqué.",
  },
  // lineId, coveredUntil
  NARCOTIC_OVERLAP: {
    status: 'FAILED_PRECONDITION',
    en: 'What this pharmacy dispensed of the same medicine on another prescription still lasts, and no mention allows the overlap.',
    fr: "Ce que cette pharmacie a délivré du même médicament sur une autre ordonnance n'est pas épuisé, et aucune mention n'autorise le chevauchement.",
  },
  // differs: source, patient, prescriber or issue-date
  ADDED_LINES_DO_NOT_FIT: {
    status: 'FAILED_PRECONDITION',
    en: 'Lines are added by hand to an electronic prescription for the same patient, by its prescriber, on its day.',
    fr: "Des lignes s'ajoutent à la main à une ordonnance numérique du même patient, par son prescripteur, le jour même.",
  },
  // lineId
  NOTHING_OUTSTANDING: {
    status: 'FAILED_PRECONDITION',
    en: 'A reason is given for handing over less than is due, but all that is due is handed over.',
    fr: 'Un motif de délivrance partielle est donné, mais tout ce qui est dû est délivré.',
  },
  COLLECTOR_NOT_NEEDED: {
    status: 'FAILED_PRECONDITION',
    en: 'Who fetches medicines in the place of the patient is recorded for narcotics and the like only.',
    fr: "L'identité de la personne qui se présente pour le patient n'est enregistrée que pour les stupéfiants et certains assimilés.",
  },
  // lineId, cents
  CHEAPER_PACKS_EXIST: {
    status: 'FAILED_PRECONDITION',
    en: 'An exceptional supplementary dispensing is made of the cheapest packs that hold what is due.',
    fr: 'Une dispensation supplémentaire exceptionnelle se fait dans le conditionnement le plus économique qui convient.',
  },
  // lineId, earliestOn
  TOO_EARLY: {
    status: 'FAILED_PRECONDITION',
    en: 'What was delivered before is not used up yet.',
    fr: "La délivrance précédente n'est pas encore épuisée.",
  },
  // lineId, unitsDue
  UNITS_EXCEED_REMAINING: {
    status: 'FAILED_PRECONDITION',
    en: 'More units are asked for than remain due.',
    fr: "Plus d'unités sont demandées qu'il n'en reste à délivrer.",
  },
} as const satisfies Record<PrescriptionRefusalCode, RefusalMeaning>;
