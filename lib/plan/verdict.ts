/** What can happen to a workload, the gravest first. */
export const VERDICTS = [
  'refused',
  'delete',
  'create',
  'rollback',
  'rollout',
  'restart',
  'scale',
  'pause',
  'resume',
  'update',
  'unchanged',
] as const;

/**
 * What happens to a workload.
 *
 * - `refused`: the API server does not accept the change, and nothing happens
 * - `delete`: it is not in the head; whoever applies it is assumed to prune
 * - `create`: it is not in the base
 * - `rollback`: pods are replaced by those of an earlier template whose ReplicaSet or ControllerRevision still exists
 * - `rollout`: pods are replaced by those of a new template
 * - `restart`: pods are replaced, and only `kubectl.kubernetes.io/restartedAt` differs
 * - `scale`: the number of pods changes
 * - `pause`, `resume`: `spec.paused` is set or taken away
 * - `update`: something else differs, which replaces no pod
 * - `unchanged`: nothing differs, or only what is spelt out and is the default
 */
export type Verdict = (typeof VERDICTS)[number];

/**
 * The verdicts that replace pods.
 */
export const ROLLS: ReadonlySet<Verdict> = new Set(['rollback', 'rollout', 'restart']);

/** The verdicts with the gravest first, each once; `unchanged` only where there is no other. */
export function byGravity(verdicts: readonly Verdict[]): readonly Verdict[] {
  const found = VERDICTS.filter((verdict) => verdict !== 'unchanged' && verdicts.includes(verdict));
  return found.length === 0 ? ['unchanged'] : found;
}
