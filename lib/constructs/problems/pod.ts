import { list, object } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';
import type { Problem } from '../error';
import { nameProblem } from '../names';

/** Names in a pod that cannot be, or stand twice. */
export function nameProblems(pod: JsonObject): readonly Problem[] {
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

/** A preStop sleep for which the pod has no time. */
export function sleepProblems(pod: JsonObject): readonly Problem[] {
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
