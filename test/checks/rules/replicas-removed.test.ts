import { autoscaler, deployment } from '../objects';
import { testRule } from '../test-rule';

testRule('replicas-removed', {
  bad: [
    'warning deployment/web spec.replicas = 3: taking it out of the manifest sets it to 1 once, until HorizontalPodAutoscaler web scales it up again',
  ],
  cases: [
    [
      'it was 1 before',
      {
        base: [deployment({ spec: { replicas: 1 } })],
        head: [deployment({ spec: { replicas: undefined } }), autoscaler()],
      },
      [],
    ],
    ['no autoscaler', { base: [deployment()], head: [deployment({ spec: { replicas: undefined } })] }, []],
    [
      'server-side apply by its only owner',
      { base: [deployment()], head: [deployment({ spec: { replicas: undefined } }), autoscaler()], apply: 'server' },
      [expect.stringMatching(/^warning deployment\/web spec.replicas = 3: /)],
    ],
  ],
});
