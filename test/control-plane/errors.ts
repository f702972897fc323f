/** Something a person can act on: it is printed as one message, without a stack trace. */
export class ControlPlaneError extends Error {
  override readonly name = 'ControlPlaneError';
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
