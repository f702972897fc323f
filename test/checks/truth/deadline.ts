import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../../../lib/kubernetes/value';
import { ofKind, withSpec } from './release';
import type { See } from './truth';

/** The times of the manifests are shortened: what is minutes there is seconds here. */
const FASTER = 20;
const DEFAULT_DEADLINE = 600;
const STARTUP = 900;

/** What `kubectl rollout status` says while pods start for as long as their startupProbe lets them, and what it says then. */
export const verdictOfSlowStart: See = async (trial) => {
  const { namespace } = trial;
  const faster = ({ progressDeadlineSeconds: seconds = DEFAULT_DEADLINE }: JsonObject) => Number(seconds) / FASTER;
  await trial.apply(
    ofKind(trial.manifests.head, 'Deployment', (each) =>
      withSpec(each, { progressDeadlineSeconds: faster(each.spec as JsonObject) }),
    ),
  );
  const status = () => namespace.kubectl(['rollout', 'status', 'deployment/web', '--timeout=120s']);
  const meanwhile = status();
  await sleep((STARTUP / FASTER) * 1000);
  await trial.run();
  const [{ stderr: during, code }, { code: after }] = [await meanwhile, await status()];
  return () => ({ during: code === 0 ? 'complete' : during.trim(), after: after === 0 ? 'complete' : 'failed' });
};
