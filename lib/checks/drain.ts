import { parseDuration } from '../manifests/duration';
import type { Member } from './manifests/member';

/** How long requests in flight may take, on the workload: `30s`. */
export const DRAIN = 'cdk8s-rollout/drain';

/** What it says there in seconds; undefined where it says nothing that can be read. */
export function drainSecondsOf(workload: Member): number | undefined {
  return parseDuration(workload.annotation(DRAIN) ?? '');
}
