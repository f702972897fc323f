/** How many states are looked at. An event that leads through more is not followed to all of its ends. */
const most = 500;

/**
 * All states in which actors come to rest, whatever the order in which they act.
 *
 * @param next the states to which one actor leads that has something to do, the likeliest first; none when all are at rest
 * @param name tells states apart
 * @returns lazily; first the state that is reached when the likeliest always happens
 */
export function* atRest<State>(
  start: State,
  next: (state: State) => readonly State[],
  name: (state: State) => string = JSON.stringify,
): Generator<State> {
  const met = new Set<string>();
  const open = [start];
  for (let state = open.pop(); state !== undefined && met.size < most; state = open.pop()) {
    const named = name(state);
    if (met.has(named)) continue;
    met.add(named);
    const following = next(state);
    if (following.length === 0) yield state;
    open.push(...[...following].reverse());
  }
}

/** What several generators yield, in turns. */
export function* inTurns<T>(generators: readonly Generator<T>[]): Generator<T> {
  for (let running = generators; running.length > 0; ) {
    const going: Generator<T>[] = [];
    for (const generator of running) {
      const { done, value } = generator.next();
      if (done) continue;
      yield value;
      going.push(generator);
    }
    running = going;
  }
}
