import { deployment, service } from '../objects';
import { testRule } from '../test-rule';

testRule('service-cutover', {
  bad: [
    'warning service/web spec.selector: all its requests go over at once, from deployment/web to deployment/web-2, however many of those pods are ready',
  ],
  cases: [
    [
      'a selector in other words',
      {
        base: [deployment({ template: { labels: { app: 'web', tier: 'a' } } }), service()],
        head: [deployment({ template: { labels: { app: 'web', tier: 'a' } } }), service({ selector: { tier: 'a' } })],
      },
      [],
    ],
    ['a new Service', { base: [deployment()], head: [deployment(), service()] }, []],
  ],
});
