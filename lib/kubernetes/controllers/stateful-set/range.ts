import type { Range } from './pods';
import type { StatefulSetSpec } from './state';

/** The highest ordinal that Kubernetes reads off a pod's name. */
const LAST = 2 ** 31 - 1;

/**
 * The ordinals that a StatefulSet wants: with start 5 and 3 replicas 5, 6 and 7.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_utils.go#L91
 */
export function wantedOrdinals({ ordinals, replicas }: StatefulSetSpec): Range {
  return { from: ordinals.start, to: ordinals.start + replicas - 1 };
}

/** The ordinals above and below those that a StatefulSet wants, whose pods are condemned. The highest come first. */
export function condemnedOrdinals(spec: StatefulSetSpec): readonly [above: Range, below: Range] {
  const { from, to } = wantedOrdinals(spec);
  return [
    { from: to + 1, to: LAST },
    { from: 0, to: from - 1 },
  ];
}
