import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asked, givenOf, inTime, nothing, openClaimsDesk, refusalOf, type ClaimsDesk } from './claims-desk.ts';

describe('the account of a pharmacy', () => {
  let desk: ClaimsDesk;

  beforeAll(async () => {
    desk = await openClaimsDesk();
  });

  afterAll(() => desk.stop());

  it('[BILL-097] accounts for each month to the cent', async () => {
    const finess = '330000019';
    const pharmacistOfBordeaux = desk.clientOf(finess);
    const [whole, part, open, reversed] = await Promise.all([
      desk.signed({ finess }),
      desk.signed({ finess }),
      desk.signed({ finess }),
      desk.signed({ finess }),
    ]);
    const first = await desk.sentAndRead([whole, part, open], finess);
    await desk.payerReturn(first.lotId, [`paid ${whole} 1.84 0.95`, `paid ${part} 1.00 0.95 RIGHTS_CLOSED`]);
    await desk.reversed({ ...givenOf(reversed), finess }, 0n);
    desk.onDay('2026-10-02');
    await desk.payerReturn(first.lotId, [`rejected ${open} LATE`]);

    const statement = async (month: string) => {
      const request = { month, minPosition: desk.position() };
      return (await pharmacistOfBordeaux.unary('GetMonthlyStatement', request, inTime())).statement;
    };
    const shares = (compulsoryCents: number, complementaryCents: number) => ({ compulsoryCents, complementaryCents });
    expect(await statement('2026-08')).toMatchObject({
      dispensed: { count: 4, shares: shares(736, 380) },
      reversed: { count: 1, shares: asked },
      sent: { count: 0, shares: nothing },
      owedBefore: nothing,
      owedAfter: shares(552, 285),
    });
    expect(await statement('2026-09')).toMatchObject({
      sent: { count: 3, shares: shares(552, 285) },
      acknowledged: { count: 3, shares: shares(552, 285) },
      paid: { count: 2, shares: shares(284, 190) },
      rejected: { count: 1, shares: shares(84, 0) },
      awaitedBefore: nothing,
      awaitedAfter: asked,
      owedBefore: shares(552, 285),
      owedAfter: shares(268, 95),
      toRecoverAfter: nothing,
    });
    expect(await statement('2026-10')).toMatchObject({
      rejected: { count: 1, shares: asked },
      awaitedBefore: asked,
      awaitedAfter: nothing,
      owedAfter: shares(268, 95),
    });
    for (const month of ['2026-13', '2026-1', 'August'])
      expect(await refusalOf(statement(month))).toMatchObject({ code: 'INVALID_REQUEST' });
  });
});
