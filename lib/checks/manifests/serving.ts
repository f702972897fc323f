import { list } from '../../kubernetes/json';
import { type Container, isFilledIn } from './containers';
import type { Service } from './service';

/**
 * The containers that the requests of Services reach: those that a port of a Service names by name or number. Where none
 * is named and only one runs, it is that; else nobody knows, and none is given. So it is of one that is filled in later.
 */
export function servingContainersOf(
  serving: readonly Service[],
  containers: readonly Container[],
): readonly Container[] {
  const running = containers.filter(({ role }) => role !== 'init');
  if (running.some(isFilledIn)) {
    return [];
  }
  const targets = new Set(serving.flatMap(({ ports }) => ports.map(({ targetPort, port }) => targetPort ?? port)));
  const named = running.filter(({ spec }) =>
    list(spec.ports).some(({ name, containerPort }) => targets.has(name) || targets.has(containerPort)),
  );
  return named.length > 0 ? named : running.length === 1 ? running : [];
}
