import { syncDeployment } from '../../../../lib/kubernetes/controllers/deployment/sync';
import { deployment, sizes, state, surroundings } from './states';

test('smoke', () => {
  let s = state(deployment(), []);
  for (let i = 0; i < 8; i++) {
    const { state: next, events, error, requeueAfter } = syncDeployment(s, surroundings());
    console.log(JSON.stringify({ same: next === s, events, error, requeueAfter, sizes: sizes(next), st: next.deployment.status }));
    s = { ...next, replicaSets: next.replicaSets.map(rs => ({ ...rs, status: { ...rs.status, observedGeneration: rs.generation, replicas: rs.spec.replicas, readyReplicas: rs.spec.replicas, availableReplicas: rs.spec.replicas, terminatingReplicas: 0 } })) };
    if (i === 4) s = { ...s, deployment: { ...s.deployment, generation: 2, spec: { ...s.deployment.spec, template: 'v2' } } };
  }
});
