import { child, type Draft, entries, text } from '../decode/draft';
import { goJson } from '../go-json';
import { isAtLeast } from '../minor';
import { validateEphemeralContainers } from './ephemeral-containers';
import { jsonOf } from './go-value';
import { selects, validateAnnotations, validateLabels, validateSelector } from './labels';
import type { Place } from './place';
import { validatePodSpec } from './pod-spec';

/** Annotations that the API server reads as settings; they are older than the fields that replaced them. */
const SETTINGS =
  /^(scheduler\.alpha\.kubernetes\.io\/|(container\.)?(seccomp\.security\.alpha|apparmor\.security\.beta)|kubernetes\.io\/config\.mirror|controller\.kubernetes\.io\/pod-deletion-cost)/;

/** A pod template. */
export function validateTemplate(place: Place, path: string, template: Draft): void {
  const metadata = child(template, 'metadata');
  validateLabels(place.errors, `${path}.labels`, metadata);
  validateAnnotations(place.errors, `${path}.annotations`, metadata);
  for (const [key] of entries(metadata, 'annotations').filter(([key]) => SETTINGS.test(key))) {
    place.errors.unjudged(`${path}.annotations[${key}]`, 'annotations that stand for fields are not modelled');
  }
  validatePodSpec(place, `${path}.spec`, child(template, 'spec') ?? {});
  validateEphemeralContainers(place, path, template);
}

/** What a workload's template must be besides a pod template: it is never to end by itself. */
export function validateTemplateOf(place: Place, path: string, template: Draft, owner: string): void {
  const spec = child(template, 'spec') ?? {};
  if (text(spec, 'restartPolicy') !== 'Always') {
    place.errors.notSupported(`${path}.spec.restartPolicy`, text(spec, 'restartPolicy'), ['Always']);
  }
  if (spec.activeDeadlineSeconds !== undefined) {
    const message = `activeDeadlineSeconds in ${owner} is not Supported`;
    place.errors.forbidden(`${path}.spec.activeDeadlineSeconds`, message);
  }
}

/**
 * A workload's selector: there, not empty, readable, and picking the template's labels.
 * @returns whether the selector can be read; where it cannot, a Deployment's template is not looked at
 */
export function validateWorkloadSelector(
  place: Place,
  spec: Draft,
  kind: 'deployment' | 'statefulset' | 'daemonset',
): boolean {
  const { errors, schema } = place;
  const selector = child(spec, 'selector');
  const json = () => jsonOf(selector ?? {}, 'meta.LabelSelector', schema);
  const empty =
    selector !== undefined && Object.values(selector).every((part) => Object.keys(part as object).length === 0);
  if (selector === undefined && kind !== 'daemonset') {
    errors.required('spec.selector');
  }
  validateSelector(errors, 'spec.selector', selector);
  if (empty) {
    errors.invalidJson('spec.selector', json(), `empty selector is invalid for ${kind}`);
  }
  const labels = child(child(child(spec, 'template') ?? {}, 'metadata') ?? {}, 'labels');
  const picked = selector === undefined ? false : selects(selector, labels);
  if (picked === undefined && kind !== 'daemonset') {
    errors.invalidJson('spec.selector', json(), kind === 'deployment' ? 'invalid label selector' : '');
  }
  if (picked === false) {
    const message = '`selector` does not match template `labels`';
    errors.invalidJson('spec.template.metadata.labels', labels === undefined ? 'null' : goJson(labels), message);
  }
  return picked !== undefined;
}

/** Before 1.34 the API server looked at no more than the labels and annotations of a StatefulSet's template. */
export function looksIntoStatefulSets(place: Place): boolean {
  return isAtLeast(place.minor, '1.34');
}
