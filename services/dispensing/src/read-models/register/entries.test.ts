import { describe, expect, it } from '@jest/globals';
import type { ListClass } from '@ordonnancier/kernel/catalogue-facts.ts';
import { parseFiness } from '@ordonnancier/kernel/identifiers.ts';
import { invariant } from '@ordonnancier/kernel/invariant.ts';
import type { DispensedPack } from '@ordonnancier/prescription/events.ts';
import { claim, dispense, history, issue, lineA } from '@ordonnancier/prescription/testing/examples.ts';
import { entriesOfDispensing } from './entries.ts';

const { dispensed, line, pack } = example();

/** The class under which packs of these classes are entered; `unstated` by versions that did not state that of packs. */
function classOf(packs: readonly (ListClass | 'unstated')[], prescribed: ListClass): ListClass | undefined {
  const { cip13, cis, count, unitsPerPack, serials } = pack;
  const given = packs.map((listClass): DispensedPack => {
    return { cip13, cis, count, unitsPerPack, serials, ...(listClass !== 'unstated' && { listClass }) };
  });
  const event = { ...dispensed, lines: [{ ...line, packs: given }] };
  return entriesOfDispensing(event, 2n, { listClasses: { [lineA]: prescribed }, overlapForbidden: [] })[0]?.listClass;
}

describe('an entry of the register', () => {
  it('[DISP-140] has the strictest class of its packs, and there is none for what is on no list', () => {
    expect(classOf(['list-2', 'list-1', 'none'], 'none')).toBe('list-1');
    expect(classOf(['narcotic', 'list-1'], 'list-1')).toBe('narcotic');
    expect(classOf(['none'], 'list-1')).toBeUndefined();
  });

  it('[DISP-140] has the class of the prescribed line where older versions stated none of the packs', () => {
    expect(classOf(['unstated'], 'list-2')).toBe('list-2');
    expect(classOf(['unstated'], 'none')).toBeUndefined();
  });

  it('[DISP-140] names the establishment for which it was prescribed, if any', () => {
    const prescriberFiness = parseFiness('750000010');
    invariant(prescriberFiness !== undefined, 'a FINESS number');
    const entriesOf = (known: object) =>
      entriesOfDispensing(dispensed, 2n, { ...known, listClasses: {}, overlapForbidden: [] });
    expect(entriesOf({ prescriberFiness })).toMatchObject([{ prescriberFiness, enteredOn: '2026-03-10', units: 28 }]);
    expect(entriesOf({})[0]).not.toHaveProperty('prescriberFiness');
  });
});

function example() {
  const dispensed = history(issue(), claim(), dispense()).at(-1);
  invariant(dispensed?.type === 'MedicationDispensed', 'the example is dispensed last');
  const [line] = dispensed.lines;
  const [pack] = line?.packs ?? [];
  invariant(line !== undefined && pack !== undefined, 'the example hands a pack over');
  return { dispensed, line, pack };
}
