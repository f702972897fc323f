import { parseAllDocuments, stringify } from 'yaml';
import { revisionObject, validate, withDefaults } from '../../lib/kubernetes';

/** How many workloads, of a size that is common in practice. */
const COUNT = 3000;

/** A Deployment with two containers, probes, resources, volumes, variables and spread constraints. */
function workload(index: number): object {
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

function milliseconds(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const documents = Array.from({ length: COUNT }, (_, index) => stringify(workload(index)));

/** Both sides see every workload, by turns, so that the machine's moods meet them alike. */
let [parsing, defaulting, hashing, judging] = [0, 0, 0, 0];
let accepted = 0;
for (const text of documents) {
  let object: unknown;
  parsing += milliseconds(() => {
    object = parseAllDocuments(text).map((document) => document.toJS())[0];
  });
  defaulting += milliseconds(() => withDefaults(object, '1.36'));
  hashing += milliseconds(() => revisionObject(object, '1.36'));
  judging += milliseconds(() => {
    accepted += validate(object, '1.36').verdict === 'accepted' ? 1 : 0;
  });
}
if (accepted !== COUNT) {
  throw new Error(`${COUNT - accepted} workloads of the benchmark are not accepted`);
}

const model = defaulting + hashing + judging;
const each = (time: number) => `${((time / COUNT) * 1000).toFixed(0).padStart(6)} µs each`;
console.log(`${COUNT} Deployments of ${Math.round(documents[0]?.length ?? 0)} bytes, the first ones cold`);
console.log(`parse the YAML   ${each(parsing)}`);
console.log(`fill in defaults ${each(defaulting)}`);
console.log(`hash             ${each(hashing)}`);
console.log(`judge            ${each(judging)}`);
console.log(`model / parsing  ${(model / parsing).toFixed(2)}`);
