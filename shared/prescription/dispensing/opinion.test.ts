import { describe, it } from '@jest/globals';
import { specificationOf } from '@ordonnancier/testing/given-when-then.ts';
import type { GiveOpinion } from '../commands.ts';
import { prescriptionDecider } from '../decider.ts';
import { situations } from '../testing/lifecycle-matrix.ts';
import { history, issue, lineA, lineB, pharmacist, prescriptionId } from '../testing/examples.ts';

const { given } = specificationOf(prescriptionDecider);

const opinion: GiveOpinion = {
  type: 'GiveOpinion',
  pharmacist,
  lineId: lineA,
  problem: 'overdose',
  proposal: 'adapt-dose',
  answer: 'accepted',
};

describe("a pharmacist's opinion", () => {
  it.each(situations.filter(({ events }) => events.length > 0))(
    '[DISP-064] is recorded of a prescription that is $name',
    ({ events }) => {
      given(...events)
        .when(opinion)
        .then({ ...opinion, type: 'OpinionGiven', prescriptionId });
    },
  );

  it('[DISP-064] may concern the whole, and no line that the prescription does not have', () => {
    const found = { problem: 'untreated-indication', proposal: 'add', answer: 'none-yet' } as const;
    given(...history(issue()))
      .when({ type: 'GiveOpinion', pharmacist, ...found })
      .then({ type: 'OpinionGiven', ...found });
    given(...history(issue()))
      .when({ ...opinion, lineId: lineB })
      .thenRefused('LINE_UNKNOWN', { lineId: lineB });
    given().when(opinion).thenRefused('PRESCRIPTION_UNKNOWN');
  });
});
