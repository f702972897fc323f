import type { OffField } from '../decode/decode';
import { child, children, type Draft } from '../decode/draft';

/**
 * Takes out the fields whose feature gates are off, as the API server does before it validates.
 * @param inUse the fields, as `core.LifecycleHandler.sleep`, that the live object already has: those stay
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/api/pod/util.go
 */
export function dropOffFields(draft: Draft, off: readonly OffField[], inUse: ReadonlySet<string>): void {
  for (const field of off) {
    if (!inUse.has(`${field.struct}.${field.key}`)) {
      drop(draft, field);
    }
  }
}

/**
 * Only 1.34 drops a container's own restart policy without a word: it knows the field for all containers, but its gate is
 * off. Before, it was refused; since, it works.
 */
export function dropRestartPolicies(draft: Draft): void {
  const spec = child(child(child(draft, 'spec') ?? {}, 'template') ?? {}, 'spec');
  for (const container of children(spec, 'containers')) {
    delete container.restartPolicy;
  }
  for (const container of children(spec, 'initContainers')) {
    if (container.restartPolicy !== 'Always') {
      delete container.restartPolicy;
    }
  }
}

function drop(draft: Draft, { draft: holder, key, path, struct }: OffField): void {
  if (struct === 'core.Volume' && key === 'image') {
    dropVolume(draft, path, holder.name);
  } else if (key === 'procMount') {
    holder.procMount = 'Default';
  } else {
    delete holder[key];
    if (key === 'sleep' || key === 'stopSignal') {
      pruneLifecycle(draft, path, key === 'sleep');
    }
  }
}

/** A volume whose only source is gone goes with its mounts. */
function dropVolume(draft: Draft, path: OffField['path'], name: unknown): void {
  const spec = at(draft, path.slice(0, -3));
  spec.volumes = children(spec, 'volumes').filter((volume) => volume.name !== name);
  for (const container of [...children(spec, 'containers'), ...children(spec, 'initContainers')]) {
    if (container.volumeMounts !== undefined) {
      container.volumeMounts = children(container, 'volumeMounts').filter((mount) => mount.name !== name);
    }
  }
}

/** A hook without an action goes, and with the last hook the whole lifecycle. */
function pruneLifecycle(draft: Draft, path: OffField['path'], handlers: boolean): void {
  const container = at(draft, path.slice(0, path.lastIndexOf('lifecycle')));
  const lifecycle = child(container, 'lifecycle') ?? {};
  for (const hook of handlers ? ['preStop', 'postStart'] : []) {
    if (Object.keys(child(lifecycle, hook) ?? { none: true }).length === 0) {
      delete lifecycle[hook];
    }
  }
  if (Object.keys(lifecycle).length === 0) {
    delete container.lifecycle;
  }
}

function at(draft: Draft, path: OffField['path']): Draft {
  return path.reduce<Draft>((found, step) => (found as { readonly [step: string | number]: Draft })[step] ?? {}, draft);
}
