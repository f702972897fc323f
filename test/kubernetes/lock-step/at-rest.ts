/** More states than any event leads through: a search that finds more has lost its way. */
const most = 100_000;

/**
 * All states in which actors come to rest, whatever the order in which they act.
 *
 * @param next the states to which one actor leads that has something to do, in the order in which they usually act; none
 *   when all are at rest
 * @returns lazily; first the state that is reached when the first actor always acts
 */
export function* atRest<State>(start: State, next: (state: State) => readonly State[]): Generator<State> {
  const met = new Set<string>();
  const open = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const name = JSON.stringify(state);
    if (met.has(name)) continue;
    met.add(name);
    if (met.size > most) throw new Error(`not all at rest after ${most} states`);
    const following = next(state);
    if (following.length === 0) yield state;
    open.push(...[...following].reverse());
  }
}
