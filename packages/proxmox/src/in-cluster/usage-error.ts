/** The arguments make no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
