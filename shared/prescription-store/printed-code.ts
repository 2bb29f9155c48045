import type { PrintedCode__Output as PrintedCode } from '@ordonnancier/grpc/generated/ordonnancier/type/v1/PrintedCode.ts';
import { addDays, addMonths, type CivilDate } from '@ordonnancier/kernel/civil-date.ts';
import { formatTypedCode } from '@ordonnancier/kernel/typed-code.ts';
import { rulesOn } from '@ordonnancier/prescription/rules.ts';
import type { IssuedPrescription } from '@ordonnancier/prescription/state.ts';
import { capabilityOf, typedCodeOf } from '@ordonnancier/security/derived-secrets.ts';
import { encodePrintedCode } from '@ordonnancier/security/printed-code.ts';
import type { PrescriptionSecrets } from './secrets.ts';

/** The code to print. It follows from the prescription and the keys, so that a repeated request gets the same one. */
export function printedCodeOf(prescription: IssuedPrescription, secrets: PrescriptionSecrets): PrintedCode {
  const { prescriptionId, prescriber, issuedOn, lines } = prescription;
  const contents = {
    prescriptionId,
    capability: capabilityOf(secrets.printedCode, prescriptionId),
    prescriberRpps: prescriber.rpps,
    lines: lines.map(({ prescribed: { cis, unitsPerDelivery, deliveries } }) => ({
      code: cis,
      units: unitsPerDelivery * deliveries,
    })),
    notAfter: lastPossibleDeliveryOn(issuedOn),
  };
  return {
    qrPayload: encodePrintedCode(contents, secrets.printedCodeSigner),
    typedCode: formatTypedCode(typedCodeOf(secrets.printedCode, prescriptionId)),
  };
}

/** No renewal comes later, whenever the treatment began; what is due on a day only the register knows. */
function lastPossibleDeliveryOn(issuedOn: CivilDate): CivilDate {
  return addDays(addMonths(issuedOn, rulesOn(issuedOn).treatmentMonthsMax), -1);
}
