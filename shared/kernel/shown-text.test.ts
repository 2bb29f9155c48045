import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holdsControls, unshowable } from './shown-text.ts';

const code = (point: number) => String.fromCodePoint(point);

describe('text that is shown', () => {
  it.each([
    [
      'bidirectional controls',
      [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
    ],
    ['joiners and blanks of no width', [0xad, 0x34f, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2061, 0x2064, 0xfeff]],
    ['separators of lines and paragraphs', [0x2028, 0x2029]],
    ['tags and annotations', [0xe0001, 0xe0041, 0xe007f, 0xfff9, 0xfffb]],
    ['letters that are drawn as nothing', [0x115f, 0x1160, 0x17b4, 0x2800, 0x3164, 0xffa0, 0x13441, 0x1d159]],
    ['place of an object that is not there', [0xfffc]],
    ['variation selectors after what has no variants', [0xfe00, 0xfe0e, 0xfe0f, 0xe0100, 0xe01ef]],
    ['private, unassigned and half characters', [0xe000, 0xf8ff, 0xf0000, 0x378, 0xfdd0, 0xffff, 0xd83c, 0xdf19]],
  ])('[RX-086] holds no %s, wherever they stand', (_, points) => {
    for (const hidden of points.map(code)) {
      for (const text of [`${hidden}1 comprimé`, `1${hidden} comprimé`, `1 comprimé${hidden}`, hidden]) {
        expect([text, unshowable(text)]).toEqual([text, 'must hold no invisible or bidirectional characters']);
      }
    }
  });

  it('[RX-086] has its accents on letters, and composed', () => {
    expect(unshowable('\u0301e')).toBe('must hold no accent without a letter');
    expect(unshowable('1 \u0301comprimé')).toBe('must hold no accent without a letter');
    expect(unshowable('comprime\u0301')).toBe('must be in the composed form of Unicode (NFC)');
    expect(unshowable('comprim\u00e9')).toBeUndefined();
  });

  it('[RX-124] strikes nothing out, and puts nothing in a circle or a key', () => {
    for (const mark of [0x334, 0x335, 0x336, 0x337, 0x338, 0x489, 0x20d2, 0x20dd, 0x20e0, 0x20e3, 0x20e5, 0x1abe]) {
      for (const text of [`1${code(mark)} comprimé`, `${code(mark)}comprimé`, `comprimé${code(mark)}`]) {
        expect([text, unshowable(text)]).toEqual([text, 'must hold no mark that strikes out or encloses']);
      }
    }
    for (const text of ['a\u0339', 'x\u0333', '\u2260 1', '\u20CF']) {
      expect([text, unshowable(text)]).not.toEqual([text, 'must hold no mark that strikes out or encloses']);
    }
  });

  it('[RX-124] has its accents on letters, and not on figures or signs', () => {
    for (const text of ['1\u0301', '5\u0307 mg', '2.\u0305', '-\u0332', '(\u0301)', '\u00A0\u0301']) {
      expect([text, unshowable(text)]).toEqual([text, 'must hold no accent without a letter']);
    }
    for (const text of [
      'kwak\u0313wala',
      '\u1ECD\u0300',
      '\u05E9\u05B8\u05C1\u05DC',
      '\u0939\u093F\u0928\u094D\u0926\u0940',
    ]) {
      expect([text, unshowable(text)]).toEqual([text, undefined]);
    }
  });

  it('[RX-124] heaps four accents on a letter at most, each once', () => {
    const heap = 'q\u031F\u0320\u0323\u0325';
    expect(unshowable(heap)).toBeUndefined();
    expect(unshowable(`${heap}\u032D`)).toBe('must hold no heap of accents');
    expect(unshowable('q\u0323\u0323')).toBe('must hold no heap of accents');
  });

  it('[RX-086] is any other text, in any script', () => {
    for (const text of [
      "D'ARTAGNAN-LÉVÊQUE",
      '½ à 1 cp, 2 × par jour ; œdème ≥ 38 °C — « à jeun »',
      'Nguyễn',
      'الصباح',
      'בוקר',
      'утром',
      'la nuit \u{1F319}',
      'le matin ☀\uFE0F',
      '1\u00A0comprimé\u202Fmatin',
    ]) {
      expect([text, unshowable(text)]).toEqual([text, undefined]);
    }
    fc.assert(fc.property(fc.string(), (text) => unshowable(text) === undefined));
  });

  it('[RX-086] has breaks of lines where it may have several, and no other control', () => {
    expect(holdsControls('matin\nsoir\r\nnuit', 'several')).toBe(false);
    expect(holdsControls('matin\nsoir', 'one')).toBe(true);
    for (const control of ['\t', '\r', '\0', '\u001b', '\u007f', '\u0085', '\u009b']) {
      expect(holdsControls(`matin${control}soir`, 'several')).toBe(true);
    }
  });
});
