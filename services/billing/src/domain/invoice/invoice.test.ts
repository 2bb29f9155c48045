import { describe, expect, it } from '@jest/globals';
import { openCatalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { readEditions, seedEditionsFolder } from '@ordonnancier/catalogue/edition.ts';
import { parseReferenceTariffs } from '@ordonnancier/catalogue/reference-tariffs.ts';
import { parseSpecificMedicines } from '@ordonnancier/catalogue/specific-medicines.ts';
import { parseCivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { parseCip13, parseDispensingId, parseFiness, parsePrescriptionId } from '@ordonnancier/kernel/identifiers.ts';
import { cents, zeroCents } from '@ordonnancier/kernel/money.ts';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import { violationOfPublishedLanguage } from '@ordonnancier/testing/published-language.ts';
import { pricingFactsOf, type PackToPrice } from '../../dated-facts/pricing-facts-of.ts';
import type { DraftInvoice, ReverseInvoice } from './commands.ts';
import type {
  DispensingNotInvoiced,
  InvoiceBlocked,
  InvoiceDrafted,
  InvoiceEvent,
  InvoiceRedrafted,
  InvoiceReversed,
} from './events.ts';
import { invoiceDecider, sameIdsToldMax } from './invoice.ts';

const dispensing = {
  dispensingId: known(parseDispensingId('01990000-0000-7000-8000-0000000000d1')),
  prescriptionId: known(parsePrescriptionId('01990000-0000-7000-8000-0000000000a1')),
  pharmacyFiness: known(parseFiness('310000120')),
  dispensedOn: known(parseCivilDate('2026-08-03')),
};
const sameIdElsewhere = {
  ...dispensing,
  prescriptionId: known(parsePrescriptionId('01990000-0000-7000-8000-0000000000a2')),
};
const reversedOn = known(parseCivilDate('2026-08-05'));
const doliprane = known(parseCip13('3400935955838'));
const unknownPack = known(parseCip13('3400900000013'));

const drafted: InvoiceDrafted = made(draft(doliprane), 'InvoiceDrafted');
const blocked: InvoiceBlocked = made(draft(unknownPack), 'InvoiceBlocked');
const redrafted: InvoiceRedrafted = {
  type: 'InvoiceRedrafted',
  dispensingId: dispensing.dispensingId,
  lines: drafted.lines.filter(({ actCode }) => actCode !== 'HDR'),
  totalCents: cents(218),
  compulsoryCents: cents(141),
  complementaryCents: cents(77),
  patientCents: zeroCents,
};
const reversed: InvoiceReversed = { type: 'InvoiceReversed', dispensingId: dispensing.dispensingId, reversedOn };
const notInvoiced: DispensingNotInvoiced = { type: 'DispensingNotInvoiced', ...sameIdElsewhere };

const { given } = specificationOf(invoiceDecider);

describe('the invoice of a dispensing', () => {
  it('[BILL-011] is drafted at the prices of its day', () => {
    given()
      .when(draft(doliprane))
      .then({ type: 'InvoiceDrafted', ...dispensing, totalCents: drafted.totalCents });
    expect(drafted).toMatchObject({ totalCents: 279, compulsoryCents: 184, complementaryCents: 95, patientCents: 0 });
  });

  it('[BILL-011] is blocked, with its reason, when a price is missing', () => {
    given()
      .when(draft(unknownPack))
      .then({ type: 'InvoiceBlocked', ...dispensing, reason: 'price-missing', missingCode: unknownPack });
  });

  it.each([
    ['drafted', drafted],
    ['blocked', blocked],
  ])('[BILL-012] is reversed with its dispensing when %s, once', (_, invoice) => {
    given(invoice).when(reverse()).then(reversed);
    given(invoice, reversed).when(reverse()).then();
  });

  it('[BILL-051] changes the fees of the prescription, and nothing else, while it is a draft', () => {
    const { prescriptionId } = dispensing;
    const feeLines = drafted.lines.filter(({ actCode }) => actCode === 'HDR');
    const withoutFees = { type: 'ChangePrescriptionFees', prescriptionId, feeLines: [] } as const;
    given(drafted).when(withoutFees).then(redrafted);
    const { lines, totalCents, compulsoryCents, complementaryCents, patientCents } = drafted;
    const back = { lines, totalCents, compulsoryCents, complementaryCents, patientCents };
    given(drafted, redrafted)
      .when({ ...withoutFees, feeLines })
      .then({ ...redrafted, ...back });
    for (const past of [[blocked], [drafted, reversed]])
      given(...past)
        .when(withoutFees)
        .then();
    given(drafted)
      .when({ ...withoutFees, prescriptionId: sameIdElsewhere.prescriptionId })
      .then();
    given().when(withoutFees).thenRefused('NEVER_INVOICED');
  });

  it('[BILL-012] cannot be reversed before it is made', () => {
    given().when(reverse()).thenRefused('NEVER_INVOICED');
  });

  it.each<[string, readonly InvoiceEvent[]]>([
    ['drafted', [drafted]],
    ['blocked', [blocked]],
    ['reversed', [drafted, reversed]],
  ])('[BILL-013] stays as it is, %s, when another dispensing bears its id, and that one is reversed', (_, past) => {
    given(...past)
      .when({ ...draft(doliprane), dispensing: sameIdElsewhere })
      .then(notInvoiced);
    given(...past, notInvoiced)
      .when({ ...reverse(), prescriptionId: sameIdElsewhere.prescriptionId })
      .then();
  });

  it('[BILL-013] tells of the first hundred that bear its id, and of no more', () => {
    const told = Array.from({ length: sameIdsToldMax - 1 }, () => notInvoiced);
    const another = { ...draft(doliprane), dispensing: sameIdElsewhere };
    given(drafted, ...told)
      .when(another)
      .then(notInvoiced);
    given(drafted, ...told, reversed, notInvoiced)
      .when(another)
      .then();
  });

  it.each<[string, readonly InvoiceEvent[]]>([
    ['two invoices', [drafted, drafted]],
    ['an invoice after its reversal', [drafted, reversed, blocked]],
    ['a reversal of nothing', [reversed]],
    ['a change of fees of what is blocked', [blocked, redrafted]],
    ['two reversals', [drafted, reversed, reversed]],
    ['a dispensing not invoiced without an invoice', [notInvoiced]],
  ])('[BILL-014] takes %s for a corrupt history', (_, history) => {
    const { initialState } = invoiceDecider;
    expect(() => history.reduce((state, event) => invoiceDecider.evolve(state, event), initialState)).toThrow();
  });

  it.each([drafted, redrafted, blocked, reversed, notInvoiced])(
    '[BILL-015] writes $type in the published language',
    (event) => {
      const { type, ...data } = event;
      expect(violationOfPublishedLanguage(type, data)).toBeUndefined();
    },
  );
});

function draft(...cip13s: readonly PackToPrice['cip13'][]): DraftInvoice {
  const packs = cip13s.map((cip13) => ({ cip13, count: 1, aldRelated: false, genericRefused: false }));
  const coverage = { exemption: 'none', alsaceMoselle: false, ageBand: '18-to-70' } as const;
  const catalogue = openCatalogue(readEditions(seedEditionsFolder));
  const prices = {
    catalogue,
    referenceTariffs: parseReferenceTariffs(''),
    specificMedicines: parseSpecificMedicines(''),
  };
  return {
    type: 'DraftInvoice',
    dispensing,
    facts: pricingFactsOf(prices, { ...dispensing, packs, billedEarlier: [], coverage, carteVitalePresented: true }),
  };
}

function reverse(): ReverseInvoice {
  const { dispensingId, prescriptionId } = dispensing;
  return { type: 'ReverseInvoice', dispensingId, prescriptionId, reversedOn };
}

/** What the decider itself makes of a command, so that no event here is one that it would not write. */
function made<Type extends InvoiceEvent['type']>(command: DraftInvoice, type: Type) {
  const decision = invoiceDecider.decide(command, invoiceDecider.initialState);
  const [event] = decision.ok ? decision.value : [];
  if (event?.type !== type) throw new Error(`${type} was expected`);
  return event as Extract<InvoiceEvent, { readonly type: Type }>;
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a test constant does not pass its check');
  return value;
}
