/** The public keys by which something is to be verified cannot be had, which says nothing about what is to be verified. */
export class KeysAway extends Error {
  override readonly name = 'KeysAway';

  constructor(cause: unknown) {
    super('the public keys cannot be had', { cause });
  }
}
