import type { Deployment, DeploymentStatus } from '../../../lib/kubernetes/controllers/deployment/state';
import { deploymentRolloutStatus } from '../../../lib/kubernetes/rollout-status/deployment';
import type { RolloutStatus } from '../../../lib/kubernetes/rollout-status/status';
import { deployment } from '../controllers/deployment/states';

const REVISION = 'deployment.kubernetes.io/revision';
const waiting = (rest: string): RolloutStatus => ({
  message: `Waiting for deployment "web" rollout to finish: ${rest}`,
  done: false,
});
const failed = (error: string): RolloutStatus => ({ message: '', done: false, error });
const success: RolloutStatus = { message: 'deployment "web" successfully rolled out', done: true };

/** Of four replicas of revision 3; by default all is done. */
function web(status: Partial<DeploymentStatus> = {}, revision: string | undefined = '3'): Deployment {
  const done = { observedGeneration: 1, replicas: 4, updatedReplicas: 4, availableReplicas: 4 };
  return deployment({}, { ...done, ...status }, revision === '' ? {} : { [REVISION]: revision });
}

const late = {
  type: 'Progressing',
  status: 'False',
  reason: 'ProgressDeadlineExceeded',
  message: '',
  lastUpdateTime: 0,
  lastTransitionTime: 0,
} as const;

test.each<readonly [string, Deployment, number, RolloutStatus]>([
  ['all is done', web(), 0, success],
  [
    'pods beyond what is wanted do not matter',
    web({ replicas: 5, updatedReplicas: 5, availableReplicas: 5 }),
    0,
    success,
  ],
  ['of the revision that is asked for', web(), 3, success],
  ['another revision', web(), 2, failed('desired revision (2) is different from the running revision (3)')],
  ['no revision yet', web({}, ''), 2, failed('desired revision (2) is different from the running revision (0)')],
  [
    'a revision that is no number',
    web({}, 'x"y'),
    2,
    failed('cannot get the revision of deployment "web": strconv.ParseInt: parsing "x\\"y": invalid syntax'),
  ],
  ['a revision that is no number, when none is asked for', web({}, 'x'), 0, success],
  [
    'the change was not seen yet, though it is late',
    web({ observedGeneration: 0, conditions: [late] }),
    0,
    { message: 'Waiting for deployment spec update to be observed...', done: false },
  ],
  ['late', web({ conditions: [late] }), 0, failed('deployment "web" exceeded its progress deadline')],
  [
    'new pods are missing',
    web({ updatedReplicas: 1, replicas: 5, availableReplicas: 3 }),
    0,
    waiting('1 out of 4 new replicas have been updated...'),
  ],
  [
    'old pods are left',
    web({ replicas: 6, availableReplicas: 3 }),
    0,
    waiting('2 old replicas are pending termination...'),
  ],
  ['new pods are not available', web({ availableReplicas: 3 }), 0, waiting('3 of 4 updated replicas are available...')],
])('kubectl rollout status: %s', (_, one, revision, expected) => {
  expect(deploymentRolloutStatus(one, revision)).toEqual(expected);
});
