import type { RegisterClass } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/RegisterClass.ts';
import type { RegisterEntry__Output as RegisterEntry } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/RegisterEntry.ts';
import type { RegisteredPack__Output as RegisteredPack } from '@ordonnancier/grpc/generated/ordonnancier/dispensing/v1/RegisteredPack.ts';
import { type Doors, patiently } from '../house.ts';

/** What of the register is printed: civil days, both included. */
export interface RegisterToPrint {
  readonly fromDay: string;
  readonly toDay: string;
  readonly narcoticsOnly: boolean;
}

const pageSize = 100;

const headings = [
  'N° d’ordre',
  'Date',
  'Classe',
  'Médicament',
  'Unités',
  'Patient',
  'Prescripteur',
  'Pharmacien',
  'Porteur',
];

const classNames = new Map<RegisterClass, string>([
  ['REGISTER_CLASS_LIST_1', 'liste I'],
  ['REGISTER_CLASS_LIST_2', 'liste II'],
  ['REGISTER_CLASS_NARCOTIC', 'stupéfiant'],
]);

/** The register as a pharmacy prints it on demand: one line of text for each entry, in columns. */
export async function printedRegister(
  { dispensing }: Pick<Doors, 'dispensing'>,
  asked: RegisterToPrint,
): Promise<string> {
  const rows = [headings];
  let pageToken = '';
  do {
    const request = { ...asked, pageSize, pageToken };
    const page = await dispensing.unary('ListRegister', request, patiently());
    rows.push(...page.entries.map(cellsOf));
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf(entry: RegisterEntry): string[] {
  const { takesBack, patient, collector, prescriberRpps, prescriberFiness } = entry;
  const medicines = entry.packs.map(packCell).join(' + ');
  return [
    `${entry.year}/${entry.number}`,
    entry.enteredOn,
    classNames.get(entry.class) ?? '',
    takesBack === null ? medicines : `ANNULE ${takesBack.year}/${takesBack.number} : ${medicines}`,
    String(entry.units),
    patient === null ? '(effacé)' : `${patient.birthName} ${patient.firstGivenName}`,
    prescriberFiness === '' ? prescriberRpps : `${prescriberRpps} (${prescriberFiness})`,
    entry.pharmacistRpps,
    collector === null
      ? ''
      : [collector.name, collector.address].filter((text) => text !== '').join(', ') || '(effacé)',
  ];
}

function packCell({ cip13, name, count, openedBefore }: RegisteredPack): string {
  return `${count} × ${name === '' ? cip13 : name}${openedBefore ? ' (entamée)' : ''}`;
}
