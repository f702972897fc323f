/** Something that the person at the keyboard can mend: the command ends with exit code 1 and this one message. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
