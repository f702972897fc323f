/** How long a failed pod stays on a node before it is deleted, so that a node that refuses pods is not flooded. */
export interface Backoff {
  /** When a failed pod was deleted there last, in milliseconds. */
  readonly lastUpdate: number;

  /** For how many milliseconds after that the next one stays. */
  readonly delay: number;

  /** The generation that the DaemonSet's status told then: with a new one it starts anew. */
  readonly observedGeneration: number;
}

const FIRST_DELAY = 1000;
const LONGEST_DELAY = 15 * 60 * 1000;

/**
 * Whether a failed pod must stay for now.
 *
 * The first one goes at once, the next one stays until 1 s after that, the next until 2 s after that, then 4 s, at most
 * 15 minutes.
 * @param last of this node; undefined if none failed there
 * @param observedGeneration of the DaemonSet's status
 * @param now in milliseconds
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/client-go/util/flowcontrol/backoff.go#L133
 */
export function isInBackoff(last: Backoff | undefined, observedGeneration: number, now: number): boolean {
  return isValid(last, observedGeneration, now) && now - last.lastUpdate < last.delay;
}

/**
 * What is to be remembered of a node whose failed pod is deleted: the delay doubles each time, up to 15 minutes.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/client-go/util/flowcontrol/backoff.go#L90
 */
export function nextBackoff(last: Backoff | undefined, observedGeneration: number, now: number): Backoff {
  const delay = isValid(last, observedGeneration, now) ? Math.min(last.delay * 2, LONGEST_DELAY) : FIRST_DELAY;
  return { lastUpdate: now, delay, observedGeneration };
}

/** Forgotten after half an hour without failure. */
function isValid(last: Backoff | undefined, observedGeneration: number, now: number): last is Backoff {
  return last?.observedGeneration === observedGeneration && now - last.lastUpdate <= 2 * LONGEST_DELAY;
}
