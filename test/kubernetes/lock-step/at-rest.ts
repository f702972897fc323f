/** How many states are looked at. An event that leads through more is not followed to all of its ends. */
const most = 3000;

/**
 * The states in which actors come to rest, whatever the order in which they act.
 *
 * @param next the states to which one actor leads that has something to do, the likeliest first; none when all are at rest
 * @param name tells states apart
 * @returns lazily; first the state that is reached when the likeliest always happens, then those that are reached when it
 *   fails to happen once, then twice, and so on
 */
export function* atRest<State>(
  start: State,
  next: (state: State) => readonly State[],
  name: (state: State) => string = JSON.stringify,
): Generator<State> {
  const met = new Set<string>();
  for (let open = [start]; open.length > 0; ) {
    const unlikelier: State[] = [];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      const named = name(state);
      if (met.has(named)) continue;
      met.add(named);
      if (met.size > most) return;
      const [likeliest, ...others] = next(state);
      if (likeliest === undefined) {
        yield state;
        continue;
      }
      open.push(likeliest);
      unlikelier.push(...others);
    }
    open = unlikelier.reverse();
  }
}
