/** In capitals without accents, as names are compared that sources spell in several ways: `Époétine` is `EPOETINE`. */
export function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}
