/*
 * What is signed must be what is seen. Unicode has characters that nobody sees and that reorder or hide others: a dose can be
 * shown as another one under a signature that fits ("Trojan Source", CVE-2021-42574).
 */

/**
 * Format characters, among them bidirectional controls, joiners, the soft hyphen and tags; private, unassigned and half
 * characters; separators of lines and paragraphs; whatever is drawn as nothing, such as the blanks of Braille, of hieroglyphs and of
 * music; what stands for an object that is not there.
 */
const unseen =
  /[\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\uFFFC\u{13441}\u{13442}\u{1D159}]/u;
/** The variation selectors for text and for emoji mean something after a pictograph, and nothing elsewhere. */
const chosenPictograph = /(\p{Extended_Pictographic})[\uFE0E\uFE0F]/gu;
/** Drawn through or around what stands before, which reads as crossed out, or as a key: the marks for symbols, and their like. */
const strikingMark = /[\u0334-\u0338\u20D0-\u20FF\p{Me}]/u;
/** An accent without a letter is drawn over what stands before the text, and on a figure it makes another one. */
const loneMark = /(?<![\p{L}\p{M}])\p{M}/u;
/** Marks that no letter has, drawn over the lines around: more than four, or one twice (Unicode Technical Standard 39, 5.4). */
const heapedMarks = /\p{M}{5}|(\p{M})\1/u;
const ascii = /^[\0-\x7f]*$/;

/** Why people do not see a text as programs read it, for whoever wrote it; undefined when they do. Controls are not looked at. */
export function unshowable(text: string): string | undefined {
  if (ascii.test(text)) return undefined;
  if (unseen.test(text.replace(chosenPictograph, '$1'))) return 'must hold no invisible or bidirectional characters';
  if (strikingMark.test(text)) return 'must hold no mark that strikes out or encloses';
  if (loneMark.test(text.replace(chosenPictograph, '$1'))) return 'must hold no accent without a letter';
  if (heapedMarks.test(text)) return 'must hold no heap of accents';
  return text.normalize('NFC') === text ? undefined : 'must be in the composed form of Unicode (NFC)';
}

/** Whether a text holds controls: none but the break of a line where the text may have several. */
export function holdsControls(text: string, lines: 'one' | 'several'): boolean {
  return /\p{Cc}/u.test(lines === 'several' ? text.replace(/\r?\n/g, '') : text);
}
