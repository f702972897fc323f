import { deployment, object, probe, service, statefulSet } from '../objects';
import { testRule } from '../test-rule';

testRule('no-readiness', {
  bad: [
    'error deployment/web spec.template.spec.containers[0]: service/web sends requests to container "web" as soon as it is started: it has no readinessProbe',
  ],
  cases: [
    ['nobody sends it requests', { head: [deployment()] }, []],
    ['a startupProbe', { head: [deployment({ container: { startupProbe: probe() } }), service()] }, []],
    [
      'a readiness gate',
      { head: [deployment({ pod: { readinessGates: [{ conditionType: 'a/b' }] } }), service()] },
      [],
    ],
    [
      'a helper beside the container that serves',
      {
        head: [
          deployment({
            containers: [
              { name: 'helper', image: 'a:1' },
              { name: 'web', image: 'b:1', ports: [{ containerPort: 8080 }], readinessProbe: probe() },
            ],
          }),
          service(),
        ],
      },
      [],
    ],
    [
      'a probe on the helper alone',
      {
        head: [
          deployment({
            containers: [
              { name: 'helper', image: 'a:1', readinessProbe: probe() },
              { name: 'web', image: 'b:1', ports: [{ containerPort: 8080 }] },
            ],
          }),
          service(),
        ],
      },
      [expect.stringMatching(/^error deployment\/web spec.template.spec.containers\[1\]: /)],
    ],
    [
      'a sidecar that serves',
      {
        head: [
          deployment({
            pod: {
              initContainers: [
                { name: 'proxy', image: 'a:1', restartPolicy: 'Always', ports: [{ name: 'http', containerPort: 80 }] },
              ],
            },
          }),
          service({ ports: [{ port: 80, targetPort: 'http' }] }),
        ],
      },
      [expect.stringMatching(/^error deployment\/web spec.template.spec.initContainers\[0\]: /)],
    ],
    [
      'a port that no container declares, of several: nobody knows which serves',
      {
        head: [
          deployment({
            containers: [
              { name: 'a', image: 'a:1' },
              { name: 'b', image: 'b:1' },
            ],
          }),
          service(),
        ],
      },
      [],
    ],
    [
      'a Service for members that are not ready',
      { head: [statefulSet(), service({ clusterIP: 'None', publishNotReadyAddresses: true })] },
      [],
    ],
    [
      'a Job with the labels of a Service',
      {
        head: [
          object('batch/v1', 'Job', 'j', {
            spec: {
              template: {
                metadata: { labels: { app: 'web' } },
                spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] },
              },
            },
          }),
          service(),
        ],
      },
      [],
    ],
    [
      'the metrics of a workload of its name, whatever the port is called',
      {
        head: [
          deployment(),
          service({ ports: [{ name: 'https', port: 8443 }], selector: { app: 'web' } }, 'web-metrics-service'),
        ],
      },
      [],
    ],
    [
      'a Service of another name that ends so',
      { head: [deployment(), service({ selector: { app: 'web' } }, 'user-metrics')] },
      [expect.stringMatching(/^error deployment\/web .*service\/user-metrics sends requests/)],
    ],
    ['an exporter', { head: [deployment({ name: 'node-exporter' }), service({}, 'node-exporter')] }, []],
    [
      'a container that the injection of a mesh fills in',
      { head: [deployment({ container: { image: 'auto' } }), service()] },
      [],
    ],
    [
      'a Service that is only scraped',
      { head: [deployment(), service({ ports: [{ name: 'http-metrics', port: 9090, targetPort: 8080 }] })] },
      [],
    ],
  ],
});
