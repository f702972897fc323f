import { deployment, service } from '../objects';
import { testRule } from '../test-rule';

testRule('no-prestop', {
  bad: [
    'warning deployment/web spec.template.spec.containers[0]: container "web" is told to stop at the moment when its endpoint begins to be taken away: requests still reach it',
  ],
  cases: [
    [
      'another hook',
      {
        head: [
          deployment({ container: { lifecycle: { preStop: { httpGet: { path: '/drain', port: 8080 } } } } }),
          service(),
        ],
      },
      [],
    ],
    [
      'only a postStart hook',
      { head: [deployment({ container: { lifecycle: { postStart: { exec: { command: ['a'] } } } } }), service()] },
      [expect.stringMatching(/^warning deployment\/web /)],
    ],
    ['nobody sends it requests', { head: [deployment()] }, []],
  ],
});
