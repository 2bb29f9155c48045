/** The bytes of a document of one line; what a test is about is stated in place of what stands here. */
export function exampleDocument({
  issuedOn = '2026-09-15',
  insOid = '1.2.250.1.213.1.4.10',
  line = {},
}: {
  readonly issuedOn?: string;
  readonly insOid?: string;
  readonly line?: Readonly<Record<string, unknown>>;
}): Uint8Array {
  return Buffer.from(
    JSON.stringify({
      schema: 'ordonnancier/prescription-document/v1',
      prescriptionId: '01990000-0000-7000-8000-000000000001',
      issuedOn,
      prescriber: { rpps: '10002909371' },
      patient: {
        ins: '255081416802538',
        insOid,
        birthName: 'DUBOIS',
        firstGivenName: 'ANNE',
        birthDate: '1955-08-02',
        sex: 'F',
        birthPlaceCode: '14168',
      },
      lines: [
        {
          lineId: '1',
          medicine: { cis: '60234100' },
          posology: '1 comprimé matin et soir',
          unitsPerDelivery: 16,
          daysPerDelivery: 8,
          deliveries: 1,
          aldRelated: false,
          ...line,
        },
      ],
    }),
  );
}
