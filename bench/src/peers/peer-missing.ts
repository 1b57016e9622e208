/** A peer that this machine cannot have: the others are measured all the same. */
export class PeerMissing extends Error {
  override readonly name = 'PeerMissing';

  constructor(peer: string, reason: string, options?: ErrorOptions) {
    super(`${peer}: ${reason}`, options);
  }
}
