/** The CRDs that tests need could not be had. */
export class CrdsMissing extends Error {
  override readonly name = 'CrdsMissing';
}
