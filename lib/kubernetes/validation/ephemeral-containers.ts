import { child, children, type Draft } from '../decode/draft';
import type { Place } from './place';

/**
 * No template has ephemeral containers: `kubectl debug` adds them to a pod that runs.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go
 */
export function validateEphemeralContainers({ errors }: Place, path: string, template: Draft): void {
  const at = `${path}.spec.ephemeralContainers`;
  const containers = children(child(template, 'spec'), 'ephemeralContainers');
  if (containers.length > 0) {
    errors.forbidden(at, 'ephemeral containers not allowed in pod template');
    errors.unjudged(at, 'what else is refused of containers that may not be there is not modelled');
  }
}

/** Of a kind that is not modelled otherwise. @param way to the template, `['spec', 'template']` */
export function ephemeralContainersAt(...way: readonly string[]): (place: Place, draft: Draft) => void {
  return (place, draft) => {
    const template = way.reduce((parent, key) => child(parent, key) ?? {}, draft);
    validateEphemeralContainers(place, way.join('.'), template);
  };
}
