/** Luhn's check (ISO/IEC 7812-1, annex B) over a string of decimal digits whose last is the check digit. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - index));
    const weighted = index % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

/** The check digit of EAN-13 (GS1 General Specifications, 7.9) over thirteen decimal digits. */
export function passesEan13(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    sum += Number(digits.charAt(index)) * (index % 2 === 0 ? 1 : 3);
  }
  return sum % 10 === 0;
}

/**
 * The key of a NIR or NIA: 97 − (number mod 97), where Corsica's départements 2A and 2B count as 19 and 18.
 * `matricule` is the thirteen characters of the number followed by the two digits of the key.
 */
export function passesNirKey(matricule: string): boolean {
  const number = Number(matricule.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return 97 - (number % 97) === Number(matricule.slice(13));
}
