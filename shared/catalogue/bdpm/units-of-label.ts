/** What one pack holds: whole units, at least 1, and what is counted, in the singular. */
export interface PackUnits {
  readonly unitsPerPack: number;
  readonly unit: string;
}

// Doses counted one by one, in whatever they are packed.
const doses =
  'comprimé|gélule|capsule|ovule|suppositoire|lyophilisat|gomme|pastille|film orodispersible|dispositif|patch|granule|film';
// Containers dispensed whole; their content (ml, g, doses of an inhaler) is not to be divided at the counter.
const containers =
  'flacon|ampoule|seringue|stylo|cartouche|sachet-dose|sachet|récipient unidose|tube|inhalateur|poche|pot|unidose|pilulier';
const outerPacks = 'plaquette|flacon|tube|pilulier|film|sachet|sachet-dose|boîte|étui|blister|pochette';

const dosesPattern = new RegExp(
  `^(?:(?<packs>\\d+) )?(?:${outerPacks})s?(?= )(?<material>[^\\d+;]*?) de (?<content>\\d+) (?<unit>${doses})s?(?= |$)(?<rest>.*)$`,
);
const containersPattern = new RegExp(`^(?<count>\\d+) (?<unit>${containers})s?(?= |$)(?<rest>.*)$`);

// What may follow the count without changing it: no second count, no second container.
const harmlessAfterDoses = /^(?: transdermiques?)?(?: \( ?[Dd]istributeur [Pp]arallèle ?: [^)]*\))?(?: en boîte)?$/;
const measure =
  / de \d+(?:,\d+)? ?(?:ml|g|mg|µg|l|litres?|doses?|bouffées|UI|unités)(?: \((?:soit |au moins )?\d+ (?:doses?|pulvérisations)\))?(?=[ .,]|$)/i;
const overwrap = / suremballée\/surpochée(?= |$)/;
// Handed over with a medicine and no part of it, however many: no word of another container of medicine.
const accessories =
  'adaptateur|aiguille|applicateur|bouchon|compte-gouttes|cuillère|embout|fermeture de sécurité enfant|gobelet|godet|' +
  'inhalateur|mesurette|pansement|pipette|pompe|sécurité enfant|semainier|' +
  'seringue (?:doseuse|graduée|pour administration orale)|spatule|système de (?:récupération|sécurité)|tampon';
const alternative = ` ou (?:une? )?(?:${containers})`;
const restOfAccessory = `(?:(?! - | et |${alternative}| avec |\\+|;|\\d).)*?`;
const accessory = new RegExp(
  `(?:,? avec| munie?s?| \\+| et|,)(?: \\d+| une?| d['’]une?)? \\(?(?:${accessories})s?(?![a-zé])${restOfAccessory}` +
    `(?: de \\d+(?:,\\d+)? ?ml${restOfAccessory})?(?= - | et |${alternative}| avec |\\+|;|\\d|,|$)`,
  'gi',
);
const anotherCount = /\d|\+|;| - | et | ou /;

/**
 * Reads the label of a pack (`plaquette(s) aluminium de 30 comprimé(s)`) as published in the file of presentations.
 * Undefined when the count is not beyond doubt: kits, sets of several containers, packs within packs.
 */
export function unitsOfLabel(label: string): PackUnits | undefined {
  const text = label.replaceAll('(s)', '').replace(/\s+/g, ' ').trim();
  return dosesOf(text) ?? containersOf(text);
}

function dosesOf(text: string): PackUnits | undefined {
  const match = dosesPattern.exec(text)?.groups;
  if (!match || !harmlessAfterDoses.test(bare(match['rest'] ?? ''))) return undefined;
  return positive(Number(match['packs'] ?? 1) * Number(match['content']), match['unit']);
}

function containersOf(text: string): PackUnits | undefined {
  const match = containersPattern.exec(text)?.groups;
  if (!match) return undefined;
  const rest = bare((match['rest'] ?? '').replace(measure, ''));
  if (anotherCount.test(rest)) return undefined;
  // A cartridge or syringe sealed in its pen is handed over, and prescribed, as a pen.
  const inPen = / (?:dans|en) (?:un )?stylo/.test(match['rest'] ?? '');
  return positive(Number(match['count']), inPen ? 'stylo' : match['unit']);
}

function bare(rest: string): string {
  return rest.replaceAll(accessory, '').replace(overwrap, '');
}

function positive(unitsPerPack: number, unit: string | undefined): PackUnits | undefined {
  return unit !== undefined && unitsPerPack > 0 ? { unitsPerPack, unit } : undefined;
}
