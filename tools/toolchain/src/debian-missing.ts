/** A program that this machine's Debian does not provide. */
export class DebianMissing extends Error {
  override readonly name = 'DebianMissing';

  constructor(program: string, reason: string, options?: ErrorOptions) {
    super(`${program} is not available from Debian: ${reason}`, options);
  }
}
