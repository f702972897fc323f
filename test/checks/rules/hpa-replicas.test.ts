import { autoscaler, deployment, object, statefulSet } from '../objects';
import { testRule } from '../test-rule';

testRule('hpa-replicas', {
  bad: [
    'error deployment/web spec.replicas = 3: each apply sets it, whatever HorizontalPodAutoscaler web has scaled to',
  ],
  cases: [
    [
      'a ScaledObject',
      {
        head: [
          deployment(),
          object('keda.sh/v1alpha1', 'ScaledObject', 'scaler', { spec: { scaleTargetRef: { name: 'web' } } }),
        ],
      },
      ['error deployment/web spec.replicas = 3: each apply sets it, whatever ScaledObject scaler has scaled to'],
    ],
    ['an autoscaler of another workload', { head: [deployment(), autoscaler({}, 'api')] }, []],
    ['an autoscaler of another kind of the same name', { head: [statefulSet(), autoscaler()] }, []],
  ],
});
