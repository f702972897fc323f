/** Text that the fast reader leaves to a library. */
export class NotPlainError extends Error {
  override readonly name = 'NotPlainError';
}
