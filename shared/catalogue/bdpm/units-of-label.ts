/** What one pack holds: whole units, at least 1, and what is counted, in the singular. */
export interface PackUnits {
  readonly unitsPerPack: number;
  readonly unit: string;
}

// Doses counted one by one, in whatever they are packed.
const doses =
  'comprimé|gélule|capsule|ovule|suppositoire|lyophilisat|gomme|pastille|film orodispersible|dispositif|patch|granule';
// Containers dispensed whole; their content (ml, g, doses of an inhaler) is not to be divided at the counter.
const containers =
  'flacon|ampoule|seringue|stylo|cartouche|sachet-dose|sachet|récipient unidose|tube|inhalateur|poche|pot|unidose|pilulier';
const outerPacks = 'plaquette|flacon|tube|pilulier|film|sachet|boîte|étui|blister|pochette';

const dosesPattern = new RegExp(
  `^(?:(?<packs>\\d+) )?(?:${outerPacks})s?(?= )(?<material>[^\\d+;]*?) de (?<content>\\d+) (?<unit>${doses})s?(?= |$)(?<rest>.*)$`,
);
const containersPattern = new RegExp(`^(?<count>\\d+) (?<unit>${containers})s?(?= |$)(?<rest>.*)$`);

// What may follow the count without changing it: no second count, no second container.
const harmlessAfterDoses =
  /^(?: transdermiques?)?(?: avec fermeture de sécurité enfants?)?(?: \( ?[Dd]istributeur [Pp]arallèle ?: [^)]*\))?$/;
const measure = / de \d+(?:,\d+)? ?(?:ml|g|mg|µg|l|litres?|doses?|UI|unités)(?= |$)/i;
const needles = / \+ \d+ aiguilles?(?= |$)/;
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
  if (!match || !harmlessAfterDoses.test(match['rest'] ?? '')) return undefined;
  return positive(Number(match['packs'] ?? 1) * Number(match['content']), match['unit']);
}

function containersOf(text: string): PackUnits | undefined {
  const match = containersPattern.exec(text)?.groups;
  if (!match) return undefined;
  const rest = (match['rest'] ?? '').replace(measure, '').replace(needles, '');
  if (anotherCount.test(rest)) return undefined;
  // A cartridge or syringe sealed in its pen is handed over, and prescribed, as a pen.
  const inPen = / dans (?:un )?stylo/.test(rest);
  return positive(Number(match['count']), inPen ? 'stylo' : match['unit']);
}

function positive(unitsPerPack: number, unit: string | undefined): PackUnits | undefined {
  return unit !== undefined && unitsPerPack > 0 ? { unitsPerPack, unit } : undefined;
}
