import { findingsOf } from '../judge';
import { configMap, daemonSet, deployment, service, statefulSet } from '../objects';
import { testRule } from '../test-rule';

const proxy = (more: object = {}) => ({
  initContainers: [
    { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always', ports: [{ containerPort: 8080 }], ...more },
  ],
});
const main = (more: object = {}) => ({ name: 'main', image: 'main:1', ...more });
const sleep = { lifecycle: { preStop: { sleep: { seconds: 10 } } } };
const dns = (corefile: string) => [
  deployment({
    pod: { volumes: [{ name: 'conf', configMap: { name: 'conf' } }] },
    container: { volumeMounts: [{ name: 'conf', mountPath: '/etc/coredns' }] },
  }),
  configMap({ Corefile: corefile }),
  service(),
];
const withArgs = (...args: readonly string[]) => ({ head: [deployment({ container: { args } }), service()] });
const exec = (...command: readonly string[]) => ({ exec: { command } });
const hooked = (preStop: object) => ({ head: [deployment({ container: { lifecycle: { preStop } } }), service()] });
const found = [expect.stringMatching(/^warning deployment\/web spec.template.spec.containers\[0\]: /)];

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
    ...(
      [
        ['a sleep of no time, which the server takes since 1.33', { sleep: { seconds: 0 } }],
        ['a sleep that does not say how long', { sleep: {} }],
        ['a program that sleeps for no time', exec('sleep', '0')],
        ['a shell that does', exec('sh', '-c', 'sleep 0')],
      ] as const
    ).map(([what, preStop]) => [what, hooked(preStop), found] as const),
    ['a shell that does more than that', hooked(exec('sh', '-c', 'sleep 0; nginx -s quit')), []],
    [
      'a sidecar that serves, beside one that sleeps for no time',
      {
        head: [
          deployment({ pod: proxy(), containers: [main({ lifecycle: { preStop: exec('sleep', '0') } })] }),
          service(),
        ],
      },
      found,
    ],
    ['nobody sends it requests', { head: [deployment()] }, []],
    [
      'all pods stop at once, with or without a sleep',
      { head: [deployment({ spec: { strategy: { type: 'Recreate' } } }), service()] },
      [],
    ],
    ['the only pod of a StatefulSet', { head: [statefulSet({ spec: { replicas: 1 } }), service()] }, []],
    [
      'the only pod of a Deployment, which stops when the new one is ready',
      { head: [deployment({ spec: { replicas: 1 } }), service()] },
      found,
    ],
    [
      'several pods of a StatefulSet, and a DaemonSet',
      { head: [statefulSet(), service(), daemonSet({ name: 'agent' }), service({}, 'agent')] },
      [expect.stringMatching(/^warning daemonset\/agent /), expect.stringMatching(/^warning statefulset\/web /)],
    ],
    [
      'a sidecar that serves, which stops after the container behind it has slept',
      { head: [deployment({ pod: proxy(), containers: [main(sleep)] }), service()] },
      [],
    ],
    [
      'a sidecar that serves and sleeps',
      { head: [deployment({ pod: proxy(sleep), containers: [main()] }), service()] },
      [],
    ],
    [
      'a sidecar that serves, while none sleeps',
      { head: [deployment({ pod: proxy(), containers: [main()] }), service()] },
      [
        'warning deployment/web spec.template.spec.containers[0]: container "proxy", which serves, is told to stop as soon as the others have stopped, and none of them waits: requests still reach it',
      ],
    ],
    [
      'a sidecar that serves, beside several of which none sleeps',
      { head: [deployment({ pod: proxy(), containers: [main(), main({ name: 'other' })] }), service()] },
      [
        expect.stringMatching(
          /^warning deployment\/web spec.template.spec.initContainers\[0\]: container "proxy", which serves/,
        ),
      ],
    ],
    [
      'a container that the injection of a mesh fills in',
      { head: [deployment({ container: { image: 'auto' } }), service()] },
      [],
    ],
    ['CoreDNS that serves on for some seconds', { head: dns('.:53 {\n  health {\n    lameduck 5s\n  }\n}') }, []],
    ['CoreDNS that does not', { head: dns('.:53 {\n  health {\n    lameduck 0s\n  }\n}') }, found],
    [
      'Traefik that takes requests for some seconds more',
      withArgs('--entryPoints.web.transport.lifeCycle.requestAcceptGraceTimeout=10'),
      [],
    ],
    ['an API server that does', withArgs('--shutdown-delay-duration=20s'), []],
    ['an API server that does not', withArgs('--shutdown-delay-duration=0s'), found],
    ['ingress-nginx that waits', withArgs('--shutdown-grace-period=15'), []],
  ],
});

test('of a sidecar that serves, the container behind it is what is to sleep', () => {
  const head = [deployment({ pod: proxy(), containers: [main()] }), service()];
  expect(findingsOf('no-prestop', { head }).map(({ autofix }) => autofix?.edits)).toEqual([
    [{ path: 'spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds', value: 10 }],
  ]);
  const two = [deployment({ pod: proxy(), containers: [main(), main({ name: 'other' })] }), service()];
  expect(findingsOf('no-prestop', { head: two }).map(({ autofix }) => autofix)).toEqual([undefined]);
});

test.each([
  [
    { sleep: { seconds: 0 } },
    [{ path: 'spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds', value: 10 }],
  ],
  // Beside another handler the server refuses a sleep.
  [
    exec('sleep', '0'),
    [{ path: 'spec.template.spec.containers[0].lifecycle.preStop', value: { sleep: { seconds: 10 } } }],
  ],
])('a hook that does not wait is made to: %j', (preStop, edits) => {
  expect(findingsOf('no-prestop', hooked(preStop)).map(({ autofix }) => autofix?.edits)).toEqual([edits]);
});
