import { stringify } from 'yaml';
import type { JsonObject } from '../../../lib/kubernetes/value';
import { claim, configMap, daemonSet, deployment, object, service, within } from '../../checks/objects';
import { call } from '../call';
import { PlanProject } from './repository';

let project: PlanProject;
beforeEach(() => {
  project = new PlanProject();
});
afterEach(() => project.remove());

const yaml = (objects: readonly JsonObject[]) => objects.map((each) => stringify(each)).join('---\n');

/** The words of a report, without what is put around them. */
async function report(change: Change, format: string, settings = ''): Promise<string> {
  project.write('cdk8s.yaml', `app: x\n${settings}`);
  project.write('before/web.yaml', yaml(change.before));
  project.write('after/web.yaml', yaml(change.after));
  const { out } = await call(['plan', '--base', 'before', '--head', 'after', '-o', format], { cwd: project.folder });
  return out
    .replace(/<(script|style)>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ');
}

interface Change {
  readonly before: readonly JsonObject[];
  readonly after: readonly JsonObject[];
}

const image = { image: 'registry.example.com/web:1.5.0' };
const probe = (port: string) => ({ httpGet: { path: '/', port } });
const careful = { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } };
const quota = (hard: JsonObject) => object('v1', 'ResourceQuota', 'team', { spec: { hard } });
const mounts = {
  pod: { volumes: [{ name: 'c', configMap: { name: 'conf' } }] },
  container: { volumeMounts: [{ name: 'c', mountPath: '/c' }] },
};
const reads = (more: JsonObject = {}) =>
  deployment({ ...mounts, spec: more, container: { ...mounts.container, ...(more.replicas ? {} : image) } });
const claims = { volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }] };
const alone = claim({ accessModes: ['ReadWriteOncePod'] });
const one = (container: JsonObject = {}) => deployment({ spec: { replicas: 1 }, pod: claims, container });
const holding = (container: JsonObject) =>
  daemonSet({
    spec: { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
    container: { ...container, ports: [{ containerPort: 8080, hostPort: 8080 }] },
  });
const rolled = (parts: Parameters<typeof deployment>[0], ...others: readonly JsonObject[]): Change => ({
  before: [deployment(), ...others],
  after: [deployment({ ...parts, container: { ...image, ...parts?.container } }), ...others],
});

const BLOCKED: readonly (readonly [what: string, by: string, change: Change])[] = [
  ['config that is deleted', 'dangling-ref', { before: [deployment(mounts), configMap({ a: '1' })], after: [reads()] }],
  [
    'a ServiceAccount that is deleted',
    'dangling-ref',
    {
      before: [deployment(), object('v1', 'ServiceAccount', 'runner')],
      after: [deployment({ pod: { serviceAccountName: 'runner' }, container: image })],
    },
  ],
  [
    'a probe of a port that is not there',
    'dangling-ref',
    rolled({ container: { readinessProbe: probe('htp') } }, service()),
  ],
  ['a quota that wants what the pods do not say', 'quota-peak', rolled({}, quota({ 'requests.cpu': '9' }))],
  ['a quota that has no room for a surge', 'quota-peak', rolled({ spec: careful }, quota({ pods: '3' }))],
  ['a quota that has no room for all pods', 'quota-peak', rolled({}, quota({ pods: '2' }))],
  ['a quota that is as new as the pods', 'quota-peak', { before: [], after: [deployment(), quota({ pods: '2' })] }],
  [
    'a user that may not run the image',
    'root-image',
    rolled({ container: { image: 'nginx:1.29.1', securityContext: { runAsNonRoot: true } } }),
  ],
  [
    'a key that stands in a selector, too',
    'spread-revision',
    rolled({
      pod: {
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: { app: 'web' } },
            matchLabelKeys: ['app'],
          },
        ],
      },
    }),
  ],
  [
    'a port of the node that the old pod holds',
    'surge-node-deadlock',
    { before: [holding({})], after: [holding(image)] },
  ],
  ['a volume that one pod can have', 'surge-rwo', { before: [one(), alone], after: [one(image), alone] }],
];

const gpu = { 'nvidia.com/gpu': '1' };
const train = deployment({ name: 'train', container: { resources: { requests: gpu, limits: gpu } } });
const gpus = quota({ 'requests.nvidia.com/gpu': '2' });

const COMPLETES = /(?<!would )\bcompletes? after\b/;

describe.each(BLOCKED)('with %s', (_, by, change) => {
  test.each(['text', 'markdown', 'html', 'svg'])('the plan as %s does not say that it completes', async (format) => {
    const shown = await report(change, format);
    expect(shown).not.toMatch(COMPLETES);
    expect(shown).toMatch(new RegExp(`would complete after \\d+s if its new pods became ready: see ${by}\\b`));
  });
});

test.each(['markdown', 'html'])('the table of the plan as %s does not give a time only', async (format) => {
  const [[, , change] = []] = BLOCKED;
  expect(change && (await report(change, format))).toMatch(/\d+s if ready\b/);
});

test.each([
  ['a probe that only restarts', rolled({ container: { livenessProbe: probe('htp') } })],
  ['findings of other kinds', rolled({ container: { image: 'web:latest' } }, service())],
  ['a volume that one pod can have, for the first time', { before: [], after: [one(), alone] }],
  [
    'a quota without room for a surge, for the first time',
    { before: [], after: [deployment({ spec: careful }), quota({ pods: '3' })] },
  ],
  [
    'a new quota of what other pods take',
    { before: [deployment(), train], after: [deployment({ container: image }), train, gpus] },
  ],
  [
    'a new quota of another namespace',
    {
      before: [deployment(), ...within('other', deployment())],
      after: [deployment({ container: image }), ...within('other', deployment(), quota({ pods: '2' }))],
    },
  ],
  [
    'config that is deleted, where pods only go',
    { before: [deployment(mounts), configMap({ a: '1' })], after: [reads({ replicas: 1 })] },
  ],
])('with %s it says that it completes', async (_, change) => {
  const shown = await report(change, 'text');
  expect(shown).toMatch(COMPLETES);
  expect(shown).not.toContain('would complete');
});

test('a quota that refuses pods is named where no check speaks of it', async () => {
  const change = rolled({}, quota({ 'requests.cpu': '9' }));
  expect(await report(change, 'text', 'rollout: {severities: {quota-peak: off}}\n')).toContain(
    'if its new pods became ready: see resourcequota/team',
  );
});

test('a deadline that passes before it would complete is told with both', async () => {
  const slow = { minReadySeconds: 30, progressDeadlineSeconds: 31 };
  const change = { before: [deployment({ ...mounts, spec: slow }), configMap({ a: '1' })], after: [reads(slow)] };
  const shown = await report(change, 'text', 'rollout: {podStart: 40s}\n');
  expect(shown).not.toContain('completes all the same');
  expect(shown).toMatch(
    /exceeds its progress deadline after \d+s, would complete all the same after \S+ if its new pods became ready: see dangling-ref/,
  );
});
