/*
 * What is signed must be what is seen. Unicode has characters that nobody sees and that reorder or hide others: a dose can be
 * shown as another one under a signature that fits ("Trojan Source", CVE-2021-42574).
 */

/**
 * Format characters, among them bidirectional controls, joiners, the soft hyphen and tags; private, unassigned and half
 * characters; separators of lines and paragraphs; whatever is drawn as nothing; the blank of Braille.
 */
const unseen = /[\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** The variation selectors for text and for emoji mean something after a pictograph, and nothing elsewhere. */
const chosenPictograph = /(\p{Extended_Pictographic})[\uFE0E\uFE0F]/gu;
/** An accent without a letter is drawn over what stands before the text. */
const loneMark = /(?:^|\s)\p{M}/u;
const ascii = /^[\0-\x7f]*$/;

/** Why people do not see a text as programs read it, for whoever wrote it; undefined when they do. Controls are not looked at. */
export function unshowable(text: string): string | undefined {
  if (ascii.test(text)) return undefined;
  if (unseen.test(text.replace(chosenPictograph, '$1'))) return 'must hold no invisible or bidirectional characters';
  if (loneMark.test(text)) return 'must hold no accent without a letter';
  return text.normalize('NFC') === text ? undefined : 'must be in the composed form of Unicode (NFC)';
}

/** Whether a text holds controls: none but the break of a line where the text may have several. */
export function holdsControls(text: string, lines: 'one' | 'several'): boolean {
  return /\p{Cc}/u.test(lines === 'several' ? text.replace(/\r?\n/g, '') : text);
}
