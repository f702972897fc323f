import { findFields } from '../../kubernetes/fields/find';
import type { Minor } from '../../kubernetes/minor';
import { isObject } from '../../kubernetes/value';
import type { Problem } from '../error';
import { nameProblem } from '../names';

type Json = Readonly<Record<string, unknown>>;

/** Left to the checks: a server that does not know it rolls one pod after the other, which harms nobody. */
const HARMLESS = 'spec.updateStrategy.rollingUpdate.maxUnavailable';

/** What the API server of a minor would refuse of a workload as it is rendered, or drop without a word. */
export function workloadProblems(workload: object, minor: Minor): readonly Problem[] {
  const spec = object(workload, 'spec');
  return [
    ...causeProblems(workload),
    ...countProblems(spec),
    ...strategyProblems(spec),
    ...selectorProblems(spec),
    ...nameProblems(object(spec, 'template', 'spec')),
    ...sleepProblems(object(spec, 'template', 'spec')),
    ...fieldProblems(workload, minor),
  ];
}

/** What a server of the minor does not know, for any kind of object. */
export function fieldProblems(manifest: object, minor: Minor): readonly Problem[] {
  return findFields(manifest, minor)
    .filter(({ path }) => path !== HARMLESS)
    .map(({ path, reason, didYouMean, availability }) => {
      const usable = availability?.gate?.on ?? availability?.since;
      const known =
        availability?.until === undefined
          ? usable && `Kubernetes ${usable} and newer`
          : `Kubernetes before ${availability.until}`;
      return {
        message: `${path} is ${reason === 'unknown' ? 'no field that Kubernetes has' : `not known to Kubernetes ${minor}`}`,
        ...(known ? { allowed: `in ${known}` } : {}),
        ...(didYouMean ? { fix: `did you mean ${didYouMean}?` } : {}),
        ...(known ? { fix: 'leave it out, or say which minor the cluster has: `new App({ kubernetes: … })`' } : {}),
      };
    });
}

function causeProblems(workload: object): readonly Problem[] {
  const cause = object(workload, 'metadata', 'annotations')['kubernetes.io/change-cause'];
  return typeof cause === 'string' && /\p{Cc}/u.test(cause)
    ? [
        {
          message: 'the change cause is not one line of text',
          value: cause,
          allowed: 'no control characters',
          fix: 'write it in one line',
        },
      ]
    : [];
}

const COUNTS: readonly (readonly string[])[] = [
  ['replicas'],
  ['minReadySeconds'],
  ['progressDeadlineSeconds'],
  ['revisionHistoryLimit'],
  ['ordinals', 'start'],
  ['updateStrategy', 'rollingUpdate', 'partition'],
];

function countProblems(spec: Json): readonly Problem[] {
  const problems = COUNTS.flatMap((path): Problem[] => {
    const value = object(spec, ...path.slice(0, -1))[path.at(-1) ?? ''];
    return value === undefined || isCount(value)
      ? []
      : [{ message: `spec.${path.join('.')} is no count`, value, allowed: 'whole numbers from 0 to 2147483647' }];
  });
  const { minReadySeconds = 0, progressDeadlineSeconds } = spec;
  if (isCount(progressDeadlineSeconds) && isCount(minReadySeconds) && progressDeadlineSeconds <= minReadySeconds) {
    return [
      ...problems,
      {
        message: 'progressDeadline must be greater than minReady, or no rollout could ever succeed',
        value: `progressDeadline ${progressDeadlineSeconds}s, minReady ${minReadySeconds}s`,
        allowed: `progressDeadline of ${minReadySeconds + 1}s or more`,
        fix: 'raise progressDeadline or lower minReady',
      },
    ];
  }
  return problems;
}

function strategyProblems(spec: Json): readonly Problem[] {
  const bounds = object(spec, 'strategy', 'rollingUpdate');
  const rolling = Object.keys(bounds).length > 0 ? bounds : object(spec, 'updateStrategy', 'rollingUpdate');
  const problems = (['maxSurge', 'maxUnavailable'] as const).flatMap((key) => boundProblems(key, rolling[key]));
  const { maxSurge, maxUnavailable } = rolling;
  if (isZero(maxSurge) && isZero(maxUnavailable)) {
    problems.push({
      message: 'maxSurge and maxUnavailable are both zero: no pod could ever be exchanged',
      value: { maxSurge, maxUnavailable },
      allowed: 'at least one of them above zero',
      fix: 'maxSurge 1 to add before removing, or maxUnavailable 1 to remove before adding',
    });
  } else if ('updateStrategy' in spec && maxSurge !== undefined && !isZero(maxSurge) && !isZero(maxUnavailable)) {
    problems.push({
      message: 'a DaemonSet either surges or makes pods unavailable',
      value: { maxSurge, maxUnavailable },
      allowed: 'one of the two zero',
      fix: 'leave maxUnavailable out',
    });
  }
  return problems;
}

/** What is wrong with a bound of a rolling update or a disruption budget. */
export function boundProblems(key: 'maxSurge' | 'maxUnavailable' | 'minAvailable', value: unknown): Problem[] {
  if (value === undefined || isCount(value)) {
    return [];
  }
  // The API server lets a surge be over 100 %, and so do we.
  const most = key === 'maxSurge' ? Number.POSITIVE_INFINITY : 100;
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  if (percent !== undefined && Number(percent) <= most) {
    return [];
  }
  const allowed = `a whole number from 0, or a whole percentage from 0%${most === 100 ? ' to 100%' : ''}`;
  return [{ message: `${key} is neither a count nor a percentage that can be`, value, allowed }];
}

function selectorProblems(spec: Json): readonly Problem[] {
  const labels = object(spec, 'template', 'metadata', 'labels');
  const selected = object(spec, 'selector', 'matchLabels');
  const expressions = list(object(spec, 'selector').matchExpressions);
  if (Object.keys(selected).length === 0 && expressions.length === 0) {
    return [
      { message: 'the selector is empty: it would select every pod', fix: 'leave `select` out, or call `select()`' },
    ];
  }
  return Object.entries(selected)
    .filter(([key, value]) => labels[key] !== value)
    .map(([key, value]) => ({
      message: `the selector wants the pod label ${key}=${value}, but the pods carry ${labels[key] === undefined ? 'no such label' : `${key}=${labels[key]}`}`,
      value: selected,
      fix: 'give the labels in `selector`; a selector can never change once the object is live',
    }));
}

function nameProblems(pod: Json): readonly Problem[] {
  const containers = [...list(pod.initContainers), ...list(pod.containers)];
  const names = containers.map(({ name }) => String(name));
  const volumes = list(pod.volumes).map(({ name }) => String(name));
  const doubled = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  const unnamed = (what: string, all: readonly string[]) =>
    all.flatMap((name) => {
      const problem = nameProblem(name);
      return problem ? [{ ...problem, message: `${what}: ${problem.message}` }] : [];
    });
  return [
    ...doubled.map((name) => ({
      message: 'two containers of the pod have the same name',
      value: name,
      allowed: 'each name once, init containers included',
      fix: 'give each container a `name` (without one it is "main")',
    })),
    ...unnamed('container', names),
    ...unnamed('volume', volumes),
  ];
}

function sleepProblems(pod: Json): readonly Problem[] {
  const grace = pod.terminationGracePeriodSeconds ?? 30;
  return [...list(pod.containers), ...list(pod.initContainers)].flatMap((container) => {
    const { seconds } = object(container, 'lifecycle', 'preStop', 'sleep');
    return typeof seconds === 'number' && typeof grace === 'number' && seconds > grace
      ? [
          {
            message: `container "${container.name}" sleeps longer before it stops than the pod has time for`,
            value: `preStop sleep ${seconds}s, terminationGracePeriod ${grace}s`,
            allowed: `a sleep of at most ${grace}s`,
            fix: 'raise terminationGracePeriod to the sleep plus the time that requests in flight may take',
          },
        ]
      : [];
  });
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2147483647;
}

function isZero(value: unknown): boolean {
  return value === 0 || (typeof value === 'string' && /^0+%$/.test(value));
}

function object(root: unknown, ...path: readonly string[]): Json {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), root);
  return isObject(found) ? found : {};
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
