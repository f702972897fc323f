/** Something that the person at the keyboard can mend: the command ends with exit code 1 and this one message. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** By name, so that no layer is loaded only to know its errors. */
const MENDABLE: ReadonlySet<string> = new Set(['CliError', 'ManifestError']);

/** What is printed for an error that ended a command. */
export function errorText(error: unknown, debug: boolean): string {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const fault = `${message}\nThis is a fault of cdk8s-rollout; --debug says more.`;
  return `error: ${debug ? stack : MENDABLE.has(name) ? message : fault}\n`;
}
