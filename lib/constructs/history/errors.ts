import { GitError } from '../../git/run';
import { HistoryError } from '../../history';
import { messageOf, type Problem, RolloutError } from '../error';

/** Does something, and says what histories and Git refuse as people who synthesize need to read it. */
export function refusing<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    throw new RolloutError(problemsIn(error), { cause: error });
  }
}

/** Does something with each item, and says all that is refused at once. */
export function collect<Item, Value>(items: Iterable<Item>, act: (item: Item) => Value): readonly Value[] {
  const values: Value[] = [];
  const problems: Problem[] = [];
  for (const item of items) {
    try {
      values.push(act(item));
    } catch (error) {
      problems.push(...problemsIn(error));
    }
  }
  if (problems.length > 0) {
    throw new RolloutError(problems);
  }
  return values;
}

/** @throws what is no refusal but a fault */
function problemsIn(error: unknown): readonly Problem[] {
  if (error instanceof RolloutError) {
    return error.problems;
  }
  const isFile = (error as NodeJS.ErrnoException | undefined)?.code !== undefined && !(error instanceof HistoryError);
  if (!(error instanceof HistoryError || error instanceof GitError || isFile)) {
    throw error;
  }
  const message = isFile ? `the history cannot be read: ${messageOf(error)}` : messageOf(error);
  const fix = 'fix' in (error as object) ? (error as HistoryError).fix : undefined;
  return [{ message, ...(fix === undefined ? {} : { fix }) }];
}
