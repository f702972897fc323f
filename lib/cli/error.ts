import { escapeUnprintable } from '../report/printable';

/** Something that the person at the keyboard can mend: the command ends with exit code 1 and this one message. */
export class CliError extends Error {
  override readonly name = 'CliError';

  /**
   * @param message what is wrong
   * @param fix what mends it; undefined where the message says it
   */
  constructor(
    message: string,
    readonly fix?: string,
  ) {
    super(message);
  }
}

/** By name, so that no layer is loaded only to know its errors. */
const MENDABLE: ReadonlySet<string> = new Set([
  'CliError',
  'ManifestError',
  'HistoryError',
  'GitError',
  'SelectorError',
  'SimulationError',
]);

/** Says whether an error is for the person at the keyboard, not a fault of this program: a disk that refuses is. */
export function isMendable(error: unknown): error is Error & { readonly fix?: string } {
  return (error instanceof Error && MENDABLE.has(error.name)) || isOfSystem(error);
}

/** Not instanceof: under jest, errors of node itself are of another Error. */
function isOfSystem(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException | undefined)?.syscall === 'string';
}

/** What is printed for an error that ended a command. */
export function errorText(error: unknown, debug: boolean): string {
  const { message, stack } = error instanceof Error || isMendable(error) ? error : new Error(String(error));
  const fault = `${message}\nThis is a fault of cdk8s-rollout; --debug says more.`;
  return escapeUnprintable(`error: ${debug ? stack : isMendable(error) ? mendableText(error) : fault}\n`);
}

/** What is printed for errors of several workloads: like kubectl's, more than one stand without a word before them. */
export function errorsText(errors: readonly (Error & { readonly fix?: string })[]): string {
  const texts = errors.map(mendableText);
  return escapeUnprintable(texts.length === 1 ? `error: ${texts[0]}\n` : texts.map((text) => `${text}\n`).join(''));
}

function mendableText({ message, fix }: Error & { readonly fix?: string }): string {
  return fix === undefined ? message : `${message}\n  fix: ${fix}`;
}
