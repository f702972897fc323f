import { deploymentRolloutStatus } from '../../../../lib/kubernetes/rollout-status/deployment';
import type { Subject } from '../subject';
import { chooseEvent, chooseWanted } from './choose';
import { type DeploymentEvent, describe } from './events';
import { follow } from './follow';
import { perform } from './perform';
import { view, viewReal } from './view';
import { manifest, newWorld, type World } from './world';

/** Deployments, with their ReplicaSets. */
export const deployments: Subject<World, DeploymentEvent> = {
  kind: 'Deployment',
  kinds: ['Deployment', 'ReplicaSet', 'Pod'],
  begin(chance) {
    const wanted = chooseWanted(chance);
    const annotations = chance() < 0.5 ? { 'kubernetes.io/change-cause': 'begin' } : {};
    return { manifest: manifest(wanted, annotations), model: newWorld(wanted, annotations) };
  },
  choose: chooseEvent,
  describe,
  perform,
  follow,
  view,
  viewReal,
  rolloutStatus: ({ deployment }) => deploymentRolloutStatus(deployment),
};
