import type { Catalogue } from '@ordonnancier/catalogue/catalogue.ts';
import { substanceWords } from '@ordonnancier/catalogue/substance-words.ts';
import { addDays, addMonths, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import type { Cis, Finess } from '@ordonnancier/kernel/identifiers.ts';
import { coveredUntil } from '@ordonnancier/prescription/ledger.ts';
import { isOverlapForbidden } from '@ordonnancier/prescription/narcotic-rules.ts';
import { rulesOn } from '@ordonnancier/prescription/rules.ts';
import { type IssuedPrescription, latestGiven, ledgerOfLine, lineOf } from '@ordonnancier/prescription/state.ts';
import type { LineToDispense } from '@ordonnancier/prescription/commands.ts';
import { prescriptionStream } from '@ordonnancier/prescription-store/prescriptions.ts';
import type { PrescriptionStore } from '@ordonnancier/prescription-store/store.ts';
import type { RegisterQueries } from './read-models/register/query.ts';

/*
 * What a pharmacy covers of a patient by other prescriptions. Each prescription is a stream of its own, so this is a fact that a
 * command brings: which prescriptions there are, the pharmacy's register says, which follows the log by some milliseconds; what
 * they cover, their own streams say. Of two prescriptions of one medicine that are dispensed within these milliseconds
 * neither sees the other. The register holds both, and so does fraud analysis.
 */

export interface Overlaps {
  /** The lines, those that may not overlap with the day until which other prescriptions cover them. */
  withOverlaps(
    lines: readonly LineToDispense[],
    prescription: IssuedPrescription,
    finess: Finess,
    on: CivilDate,
  ): Promise<readonly LineToDispense[]>;
}

interface Coverage {
  /** Of the substances. */
  readonly words: ReadonlySet<string>;
  readonly until: CivilDate;
}

export function openOverlaps(
  { prescriptions, catalogue }: Pick<PrescriptionStore, 'prescriptions' | 'catalogue'>,
  register: Pick<RegisterQueries, 'narcoticPrescriptions'>,
): Overlaps {
  return {
    async withOverlaps(lines, prescription, finess, on) {
      const isConcerned = ({ lineId }: LineToDispense): boolean => {
        const line = lineOf(prescription, lineId);
        return line !== undefined && isOverlapForbidden(line.prescribed);
      };
      // Most dispensings hold none, and read nothing; one of a day before the issue is refused, and may be of any day.
      if (!lines.some(isConcerned) || on < prescription.issuedOn) return lines;

      // Nothing that was delivered longer ago still lasts: it is taken from a discharge on that may be as far from the issue as a
      // first delivery.
      const { firstDeliveryMonths, narcoticPresentationDays, narcoticDaysMax } = rulesOn(on);
      const sinceDay = addDays(addMonths(on, -firstDeliveryMonths), -(narcoticPresentationDays + narcoticDaysMax));
      const ids = await register.narcoticPrescriptions(prescription.patientRef, finess, sinceDay);
      const others = ids.filter((id) => id !== prescription.prescriptionId);
      const streams = await Promise.all(others.map((id) => prescriptions.load(prescriptionStream(id))));
      const coverages = streams.flatMap(({ state }) =>
        state.status === 'none' ? [] : coveragesOf(dispensedBy(finess, state), catalogue, on),
      );
      return lines.map((line) => (isConcerned(line) ? withCoverage(line, coverages) : line));
    },
  };
}

/** The prescription as if nobody but this pharmacy had dispensed of it: only what it gave itself keeps it from giving more. */
function dispensedBy(finess: Finess, prescription: IssuedPrescription): IssuedPrescription {
  const { dispensings } = prescription;
  return { ...prescription, dispensings: dispensings.filter(({ pharmacyFiness }) => pharmacyFiness === finess) };
}

/** What a prescription covers by medicines that may not overlap, each by the words of its substances. */
function coveragesOf(prescription: IssuedPrescription, catalogue: Catalogue, on: CivilDate): readonly Coverage[] {
  return prescription.lines.flatMap((line) => {
    const until = isOverlapForbidden(line.prescribed) ? coveredUntil(ledgerOfLine(prescription, line)) : undefined;
    if (until === undefined) return [];
    const given = latestGiven(prescription, line.prescribed.lineId);
    return [{ words: substanceWords(given.flatMap((cis) => substancesOf(cis, catalogue, on))), until }];
  });
}

function substancesOf(cis: Cis, catalogue: Catalogue, on: CivilDate): readonly string[] {
  return catalogue.presentationsOf(cis, on)[0]?.substances ?? [];
}

function withCoverage(line: LineToDispense, coverages: readonly Coverage[]): LineToDispense {
  const given = substanceWords(line.packs.flatMap(({ presentation }) => presentation?.substances ?? []));
  const until = coverages
    .filter(({ words }) => [...given].some((word) => words.has(word)))
    .map((coverage) => coverage.until)
    .sort()
    .at(-1);
  return until === undefined ? line : { ...line, coveredUntil: until };
}
