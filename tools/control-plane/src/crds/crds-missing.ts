/** The CRDs that tests need are not available. */
export class CrdsMissing extends Error {
  override readonly name = 'CrdsMissing';
}
