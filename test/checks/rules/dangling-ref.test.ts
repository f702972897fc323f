import { autoscaler, deployment, ingress, object, permission, service, statefulSet, within } from '../objects';
import { testRule } from '../test-rule';

const active = service({ selector: { app: 'web', active: 'true' } });
const elector = deployment({ pod: { serviceAccountName: 'elector' } });
const labels = (verbs: readonly string[]) => permission('elector', { resources: ['pods'], verbs });

testRule('dangling-ref', {
  bad: [
    expect.stringMatching(/^error configmap\/web-conf: it is deleted, and the pods of deployment\/web need it /),
    'error service/web spec.selector = {"app":"wbe"}: no workload of its namespace has pods with these labels: the Service has no endpoints',
  ],
  cases: [
    ['a Service without any workload around', { head: [service()] }, []],
    [
      'a Service whose pods an operator may make',
      {
        head: [
          deployment(),
          service({ selector: { db: 'a' } }, 'db'),
          object('postgres.example.com/v1', 'Cluster', 'db'),
        ],
      },
      [],
    ],
    [
      'a Service beside a ServiceMonitor',
      {
        head: [
          deployment(),
          service({ selector: { db: 'a' } }, 'db'),
          object('monitoring.coreos.com/v1', 'ServiceMonitor', 'db'),
        ],
      },
      [expect.stringMatching(/^error service\/db spec.selector /)],
    ],
    [
      'a Service without a selector, and one of a name elsewhere',
      {
        head: [
          deployment(),
          object('v1', 'Service', 'a', { spec: { ports: [{ port: 80 }] } }),
          object('v1', 'Service', 'b', {
            spec: { type: 'ExternalName', externalName: 'example.com', selector: { a: 'b' } },
          }),
        ],
      },
      [],
    ],
    [
      'a port by a name that no container has',
      { head: [deployment(), service({ ports: [{ port: 80, targetPort: 'http' }] })] },
      [
        'error service/web spec.ports[0].targetPort = "http": no container of the pods that it selects has a port of this name: the port has no endpoints',
      ],
    ],
    [
      'a port by number that no container declares',
      { head: [deployment(), service({ ports: [{ port: 80, targetPort: 9999 }] })] },
      [],
    ],
    [
      'an Ingress to a Service that is not there',
      { head: [service({ selector: undefined }), ingress('wbe', { number: 80 })] },
      [
        'error ingress/web spec.rules[0].http.paths[0].backend.service.name = "wbe": there is no Service of this name in its namespace: its requests are answered with an error',
      ],
    ],
    [
      'an Ingress to a port of the container',
      { head: [service({ selector: undefined }), ingress('web', { number: 8080 })] },
      [
        'error ingress/web spec.rules[0].http.paths[0].backend.service.port = 8080: service/web has no such port: its requests are answered with an error',
      ],
    ],
    [
      'an Ingress to a port by its name',
      {
        head: [service({ selector: undefined, ports: [{ name: 'http', port: 80 }] }), ingress('web', { name: 'http' })],
      },
      [],
    ],
    [
      "an Ingress to what makes a Service, which is called so, too: Knative's",
      { head: [object('serving.knative.dev/v1', 'Service', 'web', { spec: {} }), ingress('web', { number: 80 })] },
      [],
    ],
    [
      'an autoscaler of a StatefulSet of others',
      {
        head: [
          statefulSet(),
          autoscaler({ scaleTargetRef: { apiVersion: 'apps.kruise.io/v1beta1', kind: 'StatefulSet', name: 'other' } }),
        ],
      },
      [],
    ],
    ...(
      [
        ['shop', undefined],
        [undefined, 'shop'],
      ] as const
    ).map(
      ([own, other]) =>
        [
          `what stands in ${other ?? 'no namespace'}, seen from ${own ?? 'none'}: it may be applied to the same`,
          {
            head: [
              ...within(
                own,
                deployment({ name: 'api' }),
                service({}, 'api'),
                service({ selector: { app: 'web' } }, 'own'),
              ),
              ...within(own, ingress('web', { number: 80 }), autoscaler()),
              ...within(other, deployment(), service({ selector: undefined })),
            ],
          },
          [],
        ] as const,
    ),
    [
      'what stands in another namespace',
      {
        head: [
          deployment({ name: 'api', namespace: 'shop' }),
          service({}, 'web', { namespace: 'shop' }),
          deployment({ namespace: 'other' }),
        ],
      },
      [expect.stringMatching(/^error service\/web spec.selector /)],
    ],
    ['an Ingress without any Service around', { head: [ingress('web', { number: 80 })] }, []],
    [
      'an autoscaler of nothing',
      { head: [deployment({ name: 'api' }), autoscaler()] },
      [
        'error horizontalpodautoscaler/web spec.scaleTargetRef = "Deployment/web": there is no such workload in its namespace: nothing is scaled',
      ],
    ],
    [
      'an autoscaler of another kind',
      {
        head: [
          deployment(),
          autoscaler({ scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' } }),
        ],
      },
      [],
    ],
    [
      'a probe of a port that the container does not name',
      { head: [deployment({ container: { livenessProbe: { tcpSocket: { port: 'http' } } } })] },
      [
        'error deployment/web spec.template.spec.containers[0].livenessProbe.tcpSocket.port = "http": the container has no port of this name: the probe always fails',
      ],
    ],
    [
      'an Ingress whose action stands in an annotation',
      { head: [service({ selector: undefined }), ingress('ssl-redirect', { name: 'use-annotation' })] },
      [],
    ],
    [
      'an Ingress to a Service that an operator may make',
      {
        head: [
          service({ selector: undefined }),
          object('monitoring.coreos.com/v1', 'Prometheus', 'p'),
          ingress('prometheus-operated', { number: 9090 }),
        ],
      },
      [],
    ],
    [
      'a label that the pods may give themselves, as the one that leads does',
      { head: [elector, active, ...labels(['get', 'patch'])] },
      [],
    ],
    [
      'pods that may only be read',
      { head: [elector, active, ...labels(['get', 'list'])] },
      [expect.stringMatching(/^error service\/web spec.selector /)],
    ],
    [
      'another value of a label that the pods have, which may change them',
      { head: [elector, service({ selector: { app: 'wbe', active: 'true' } }), ...labels(['*'])] },
      [expect.stringMatching(/^error service\/web spec.selector /)],
    ],
    [
      'a label that the pods of a ServiceAccount of another name may change',
      { head: [deployment(), active, ...labels(['patch'])] },
      [expect.stringMatching(/^error service\/web spec.selector /)],
    ],
    [
      'kube-system, where the control plane has pods of its own',
      {
        head: [
          deployment({ namespace: 'kube-system' }),
          service({ selector: { component: 'kube-scheduler' } }, 'a', { namespace: 'kube-system' }),
        ],
      },
      [],
    ],
    [
      'an autoscaler of what an operator may make',
      { head: [deployment({ name: 'api' }), object('example.com/v1', 'App', 'web'), autoscaler()] },
      [],
    ],
  ],
});
