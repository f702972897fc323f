import { deployment } from '../objects';
import { testRule } from '../test-rule';

testRule('label-only-rollout', {
  bad: [
    'warning deployment/web spec.template.metadata.labels[app.kubernetes.io/version] = "1.4.3": all pods are replaced, and nothing that they run differs',
  ],
  cases: [
    [
      'a checksum, which is there for it',
      {
        base: [deployment({ template: { annotations: { 'checksum/config': 'a' } } })],
        head: [deployment({ template: { annotations: { 'checksum/config': 'b' } } })],
      },
      [],
    ],
    [
      'a restart',
      {
        base: [deployment()],
        head: [
          deployment({ template: { annotations: { 'kubectl.kubernetes.io/restartedAt': '2026-01-01T00:00:00Z' } } }),
        ],
      },
      [],
    ],
    [
      'a label and more',
      {
        base: [deployment()],
        head: [
          deployment({ template: { labels: { app: 'web', v: '2' } }, pod: { terminationGracePeriodSeconds: 60 } }),
        ],
      },
      [],
    ],
  ],
});
