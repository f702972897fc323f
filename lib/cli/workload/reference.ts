import { CliError } from '../error';
import { type Kind, kindOf } from './kinds';

/** What an argument names. */
export interface Reference {
  readonly kind: Kind;

  /** @default - all of the kind */
  readonly name?: string;
}

/** What stands beside the arguments. */
export interface Beside {
  /** There is a `-f`. */
  readonly files: boolean;

  /** There is a `-l`. */
  readonly selector: boolean;
}

/**
 * What the arguments of a command name, as kubectl reads them: `deploy/web sts/db`, `deploy web api`, `deploy,sts`.
 * @throws CliError with kubectl's words
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/cli-runtime/pkg/resource/builder.go
 */
export function parseReferences(args: readonly string[], beside: Beside): readonly Reference[] {
  const pairs = args.filter((arg) => arg.includes('/')).length;
  if (pairs > 0 && pairs < args.length) {
    throw new CliError(
      "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'deployment/web' instead of 'deployment deployment/web')",
    );
  }
  const [kinds = '', ...names] = args;
  const references = pairs > 0 ? args.map(parsePair) : kinds === '' ? [] : parseKinds(kinds, names);
  if (beside.files) {
    refuse(pairs > 0, 'resource/name arguments cannot be provided when a path is specified');
    refuse(args.length > 0, 'when paths or stdin is provided as input, you may not specify resource arguments as well');
    return [];
  }
  refuse(
    beside.selector && pairs > 0,
    'selectors and the all flag cannot be used when passing resource/name arguments',
  );
  refuse(beside.selector && names.length > 0, 'name cannot be provided when a selector is specified');
  refuse(args.length === 0, 'required resource not specified');
  return references;
}

function refuse(wrong: boolean, message: string): void {
  if (wrong) {
    throw new CliError(message);
  }
}

function parsePair(arg: string): Reference {
  const [kind = '', name = '', ...rest] = arg.split('/');
  refuse(rest.length > 0, 'arguments in resource/name form may not have more than one slash');
  refuse(
    kind === '' || name === '' || kind.includes(','),
    'arguments in resource/name form must have a single resource and name',
  );
  return { kind: known(kind), name };
}

function parseKinds(kinds: string, names: readonly string[]): readonly Reference[] {
  return kinds
    .split(',')
    .map(known)
    .flatMap((kind) => (names.length === 0 ? [{ kind }] : names.map((name) => ({ kind, name }))));
}

function known(word: string): Kind {
  const kind = kindOf(word);
  if (kind === undefined) {
    throw new CliError(`${JSON.stringify(word)} is no kind of workload: give deployment, statefulset or daemonset`);
  }
  return kind;
}
