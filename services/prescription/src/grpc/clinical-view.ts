import { AlertKind } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/AlertKind.ts';
import type { AlertParty__Output as PartyView } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/AlertParty.ts';
import type { ClinicalAlert__Output as AlertView } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/ClinicalAlert.ts';
import { InteractionLevel as LevelName } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/InteractionLevel.ts';
import type { MedicineCoverage__Output as CoverageView } from '@ordonnancier/grpc/generated/ordonnancier/prescription/v1/MedicineCoverage.ts';
import type { InteractionLevel } from '@ordonnancier/catalogue/thesaurus/thesaurus.ts';
import type { ClinicalAlert, ClinicalReview, Party } from '../clinical-alerts.ts';

/** Alerts in the words of the proto. */
export function alertViews(alerts: readonly ClinicalAlert[]): AlertView[] {
  return alerts.map(alertView);
}

export function coverageViews({ coverage }: ClinicalReview): CoverageView[] {
  return coverage.map(({ party, gaps }) => ({
    party: partyView(party),
    complete: gaps.length === 0,
    gaps: gaps.map((gap) => ({ ...gap })),
  }));
}

const levelNames = {
  CI: LevelName.INTERACTION_LEVEL_CONTRAINDICATED,
  AD: LevelName.INTERACTION_LEVEL_DISCOURAGED,
  PE: LevelName.INTERACTION_LEVEL_PRECAUTION,
  APEC: LevelName.INTERACTION_LEVEL_TO_CONSIDER,
} as const satisfies Record<InteractionLevel, keyof typeof LevelName>;

function alertView(alert: ClinicalAlert): AlertView {
  const view: AlertView = {
    kind: AlertKind.ALERT_KIND_UNSPECIFIED,
    level: LevelName.INTERACTION_LEVEL_UNSPECIFIED,
    one: partyView(alert.one),
    other: partyView(alert.other),
    entries: [],
    substances: [],
    atcCode: '',
  };
  switch (alert.kind) {
    case 'interaction':
      return {
        ...view,
        kind: AlertKind.ALERT_KIND_INTERACTION,
        level: levelNames[alert.level],
        entries: alert.entries.map(({ level, ...entry }) => ({ ...entry, level: levelNames[level] })),
      };
    case 'duplicate-substance':
      return { ...view, kind: AlertKind.ALERT_KIND_DUPLICATE_SUBSTANCE, substances: [...alert.names] };
    case 'duplicate-class':
      return { ...view, kind: AlertKind.ALERT_KIND_DUPLICATE_CLASS, atcCode: alert.atcCode };
  }
}

function partyView(party: Party): PartyView {
  switch (party.kind) {
    case 'line':
      return { party: 'lineId', lineId: party.lineId };
    case 'current-medicine':
      return { party: 'currentCis', currentCis: party.cis };
    case 'current-substance':
      return { party: 'currentSubstance', currentSubstance: party.substance };
  }
}
