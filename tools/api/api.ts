import { markdown, type Section } from './markdown';
import { type Entry, readApi } from './read';

/** Where the reference is written. */
export const API_FILE = 'docs/reference/api.md';

/** What an App writes with. */
const CONSTRUCTS = 'lib/constructs/index.ts';

/** What needs no cdk8s. */
const MODEL = 'lib/kubernetes/index.ts';
const HISTORY = 'lib/history/public.ts';
const PLAN = 'lib/plan/public.ts';
const CHECKS = 'lib/checks/public.ts';

const SECTIONS: readonly (readonly [title: string, about: string, names: readonly string[]])[] = [
  ['App', 'Synthesizes charts into manifests.', ['App', 'AppProps', 'setTarget']],
  [
    'Workloads',
    'What runs pods.',
    [
      'Deployment',
      'DeploymentProps',
      'StatefulSet',
      'StatefulSetProps',
      'DaemonSet',
      'DaemonSetProps',
      'RolloutProps',
      'ScaledProps',
    ],
  ],
  [
    'Rollouts',
    'How pods are exchanged.',
    [
      'ZeroDowntimeOptions',
      'DeploymentStrategy',
      'DaemonSetUpdateStrategy',
      'RollingUpdateOptions',
      'StatefulSetUpdateStrategy',
      'StatefulSetRollingUpdateOptions',
      'PodDisruptionBudget',
      'PodDisruptionBudgetProps',
    ],
  ],
  [
    'Pods',
    'What stands in a pod template.',
    [
      'Container',
      'ContainerProps',
      'ContainerRestartPolicy',
      'Probe',
      'GrpcProbeOptions',
      'Handler',
      'TopologySpread',
      'VolumeClaimTemplate',
      'ClaimRetention',
    ],
  ],
  ['Config and Secrets', 'What pods read.', ['ConfigMap', 'ConfigMapProps', 'ConfigSources', 'Secret', 'SecretProps']],
  ['Network', 'How pods are reached.', ['Service', 'ServiceProps']],
  ['Checks', 'What is said to the checks.', ['ignoreCheck', 'CheckId']],
  ['Errors', 'What is said when something is wrong.', ['RolloutError', 'Problem']],
];

/** Everything that the package exports of its own, by section. */
export function sections(): readonly Section[] {
  const constructs = new Map(readApi(CONSTRUCTS).map((entry) => [entry.name, entry]));
  const placed = SECTIONS.map(([title, about, names]) => ({
    title,
    about,
    entries: names.map((name) => take(constructs, name)),
  }));
  if (constructs.size > 0) {
    throw new Error(`tools/api/api.ts has no section for ${[...constructs.keys()].join(', ')}`);
  }
  const model = '`import { … } from "cdk8s-rollout/kubernetes"`: pure functions, without cdk8s.';
  const history = '`import { … } from "cdk8s-rollout/history"`: pure functions, without cdk8s, Git or the disk.';
  const plan =
    '`import { … } from "cdk8s-rollout/plan"`: a pure function; what it gives stands in [the plan as JSON](plan-json.md).';
  const checks =
    '`import { … } from "cdk8s-rollout/checks"`: pure functions, without cdk8s or the disk; findings as in [their JSON](check-json.md).';
  return [
    ...placed,
    { title: 'The plan', about: plan, entries: readApi(PLAN) },
    { title: 'The checks', about: checks, entries: readApi(CHECKS) },
    { title: 'The history', about: history, entries: readApi(HISTORY) },
    { title: 'The model of Kubernetes', about: model, entries: readApi(MODEL) },
  ];
}

/** The reference as it is to be. */
export function apiReference(): string {
  return markdown(sections());
}

function take(entries: Map<string, Entry>, name: string): Entry {
  const entry = entries.get(name);
  if (!entry) {
    throw new Error(`tools/api/api.ts names ${name}, which is not exported`);
  }
  entries.delete(name);
  return entry;
}
