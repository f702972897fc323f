/** A Deployment with two containers, probes, resources, volumes, variables and spread constraints. */
export function deployment(index: number) {
  const probe = { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 5 };
  const resources = { requests: { cpu: '250m', memory: `${64 + (index % 8)}Mi` }, limits: { memory: '512Mi' } };
  const labels = { 'app.kubernetes.io/name': `app-${index}`, 'app.kubernetes.io/instance': `app-${index}` };
  const container = (name: string) => ({
    name,
    image: `registry.example.com/team/${name}:v1.${index}`,
    ports: [{ name: 'http', containerPort: 8080 }],
    env: Array.from({ length: 6 }, (_, at) => ({ name: `VARIABLE_${at}`, value: `value ${at} of ${index}` })),
    readinessProbe: probe,
    livenessProbe: { ...probe, periodSeconds: 10 },
    resources,
    securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, runAsNonRoot: true },
    volumeMounts: [{ name: 'config', mountPath: `/etc/${name}` }],
    lifecycle: { preStop: { sleep: { seconds: 10 } } },
  });
  const spec = {
    containers: [container('app'), { ...container('proxy'), ports: [{ name: 'proxy', containerPort: 9090 }] }],
    volumes: [{ name: 'config', configMap: { name: `app-${index}-k6f6d7gm92` } }],
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: labels },
      },
    ],
    terminationGracePeriodSeconds: 45,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `app-${index}`, namespace: 'shop', labels },
    spec: {
      replicas: 3,
      selector: { matchLabels: labels },
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: { metadata: { labels }, spec },
    },
  };
}
