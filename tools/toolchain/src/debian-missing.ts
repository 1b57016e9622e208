/** A program is taken from this machine's Debian, and it has none to give. */
export class DebianMissing extends Error {
  override readonly name = 'DebianMissing';

  constructor(program: string, reason: string, options?: ErrorOptions) {
    super(`${program} is taken from Debian, and ${reason}`, options);
  }
}
