import { accept, refuse } from '@ordonnancier/kernel/result.ts';
import type { ClaimPrescription, ReleaseClaim } from '../commands.ts';
import { refusedExtension, refusedNewClaim } from './acts-of-pharmacy.ts';
import { mayContinueOn } from './continuity.ts';
import type { Decision, Refused } from '../decision.ts';
import type { Pharmacist } from '../events.ts';
import { lastDeliveryOn } from '../ledger.ts';
import { type IssuedPrescription, ledgerOfLine } from '../state.ts';
import { runningClaim, statusWithoutClaim } from '../status.ts';

export function decideClaim(command: ClaimPrescription, state: IssuedPrescription): Decision {
  const refused = refusedStatus(command, state) ?? refusedByClaim(command, state);
  if (refused) return refused;
  const { claimId, pharmacist, purpose, secretHash, nowMs, leaseDurationMs } = command;
  return accept([
    {
      type: 'PrescriptionClaimed',
      prescriptionId: state.prescriptionId,
      claimId,
      pharmacist,
      purpose,
      secretHash,
      claimedAtMs: nowMs,
      expiresAtMs: nowMs + leaseDurationMs,
    },
  ]);
}

function refusedStatus({ purpose, today }: ClaimPrescription, state: IssuedPrescription): Refused | undefined {
  const status = statusWithoutClaim(state, today);
  if (status === 'suspended') return refuse('PRESCRIPTION_SUSPENDED');
  if (status === 'cancelled') return refuse('PRESCRIPTION_CANCELLED');
  if (purpose !== 'dispense') {
    return mayContinueOn(state, purpose, today) ? undefined : refuse('CONTINUITY_NOT_ALLOWED');
  }
  switch (status) {
    case 'completed':
      return refuse('PRESCRIPTION_COMPLETED');
    case 'expired':
      return refuse('PRESCRIPTION_EXPIRED', { lastDeliveryOn: lastDeliveryOfAll(state) });
    case 'scheduled':
      return refuse('PRESCRIPTION_SCHEDULED', { notBefore: state.notBefore ?? state.issuedOn });
    case 'in-progress':
    case 'active':
      return undefined;
  }
}

/** The last day on which any line could be delivered. */
function lastDeliveryOfAll(state: IssuedPrescription): string {
  return state.lines
    .filter((line) => line.closure === undefined)
    .map((line) => lastDeliveryOn(ledgerOfLine(state, line), state.issuedOn) ?? state.issuedOn)
    .reduce((latest, day) => (day > latest ? day : latest), state.issuedOn);
}

function refusedByClaim(command: ClaimPrescription, state: IssuedPrescription): Refused | undefined {
  const { claim } = state;
  const { finess } = command.pharmacist;
  if (claim?.claimId === command.claimId && claim.pharmacist.finess === finess) {
    return claim.purpose === command.purpose ? refusedExtension(claim) : refuse('CLAIM_PURPOSE_CHANGED');
  }
  // Another claim of the same pharmacy waits too: its colleague at the next counter is serving the patient.
  const running = runningClaim(state, command.nowMs);
  if (running === undefined) return refusedNewClaim(state, finess);
  return refuse('CLAIMED_BY_ANOTHER', { expiresAtMs: String(running.expiresAtMs) });
}

export function decideRelease(command: ReleaseClaim, state: IssuedPrescription): Decision {
  const { claim, prescriptionId } = state;
  if (claim === undefined) return refuse('CLAIM_REQUIRED');
  const refused = refusedSecret(command, state);
  if (refused) return refused;
  return accept([{ type: 'ClaimReleased', prescriptionId, claimId: claim.claimId, pharmacist: command.pharmacist }]);
}

/** Whether a claim exists that is not the caller's. An ended lease still counts, until someone else claims. */
export function refusedSecret(
  shown: { readonly pharmacist: Pharmacist; readonly secretHash: string },
  { claim }: IssuedPrescription,
): Refused | undefined {
  if (claim === undefined) return undefined;
  const holds = claim.pharmacist.finess === shown.pharmacist.finess && claim.secretHash === shown.secretHash;
  return holds ? undefined : refuse('CLAIM_SECRET_WRONG');
}
