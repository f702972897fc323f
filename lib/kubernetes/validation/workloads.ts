import { child, children, type Draft, number, text } from '../decode/draft';
import { goJson } from '../go-json';
import { isAtLeast } from '../minor';
import { validateClaimSpec } from './claim';
import { nonNegative } from './errors';
import { internalJson } from './go-value';
import { amount, atMostAll, positive } from './int-or-percent';
import { validateAnnotations, validateLabels } from './labels';
import { label } from './names';
import type { Place } from './place';
import { looksIntoStatefulSets, validateTemplate, validateTemplateOf, validateWorkloadSelector } from './template';

const STRATEGY = 'spec.strategy';
const UPDATE = 'spec.updateStrategy';

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/apps/validation/validation.go */
export function validateDeployment(place: Place, deployment: Draft): void {
  const { errors } = place;
  const spec = child(deployment, 'spec') ?? {};
  nonNegative(errors, 'spec.replicas', number(spec, 'replicas'));
  if (validateWorkloadSelector(place, spec, 'deployment')) {
    const template = child(spec, 'template') ?? {};
    validateTemplate(place, 'spec.template', template);
    validateTemplateOf(place, 'spec.template', template, 'ReplicaSet');
  }
  validateDeploymentStrategy(place, child(spec, 'strategy') ?? {});
  nonNegative(errors, 'spec.minReadySeconds', number(spec, 'minReadySeconds'));
  nonNegative(errors, 'spec.revisionHistoryLimit', number(spec, 'revisionHistoryLimit'));
  const deadline = number(spec, 'progressDeadlineSeconds');
  nonNegative(errors, 'spec.progressDeadlineSeconds', deadline);
  if (deadline <= number(spec, 'minReadySeconds')) {
    errors.invalid('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds');
  }
}

/** The API server holds both bounds as values, 0 where they are not set. */
function strategyJson(type: string, rollingUpdate: Draft | undefined): string {
  const bounds = ({ maxUnavailable = 0, maxSurge = 0 }: Draft) =>
    `{"MaxUnavailable":${goJson(maxUnavailable)},"MaxSurge":${goJson(maxSurge)}}`;
  const shown = rollingUpdate === undefined ? 'null' : bounds(rollingUpdate);
  return `{"Type":${goJson(type)},"RollingUpdate":${shown}}`;
}

function validateDeploymentStrategy({ errors }: Place, strategy: Draft): void {
  const rollingUpdate = child(strategy, 'rollingUpdate');
  const type = text(strategy, 'type');
  const at = `${STRATEGY}.rollingUpdate`;
  if (type === 'Recreate') {
    if (rollingUpdate !== undefined) {
      errors.forbidden(at, "may not be specified when strategy `type` is 'Recreate'");
    }
  } else if (type === 'RollingUpdate') {
    const { maxUnavailable, maxSurge } = rollingUpdate ?? {};
    positive(errors, `${at}.maxUnavailable`, maxUnavailable);
    positive(errors, `${at}.maxSurge`, maxSurge);
    if (amount(maxUnavailable) === 0 && amount(maxSurge) === 0) {
      errors.invalidJson(`${at}.maxUnavailable`, goJson(maxUnavailable), 'may not be 0 when `maxSurge` is 0');
    }
    atMostAll(errors, `${at}.maxUnavailable`, maxUnavailable);
  } else {
    errors.notSupportedJson(STRATEGY, strategyJson(type, rollingUpdate), ['Recreate', 'RollingUpdate']);
  }
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/apps/validation/validation.go */
export function validateStatefulSet(place: Place, statefulSet: Draft, live: Draft | undefined): void {
  const { errors, minor } = place;
  const spec = child(statefulSet, 'spec') ?? {};
  const policy = text(spec, 'podManagementPolicy');
  if (policy !== 'OrderedReady' && policy !== 'Parallel') {
    errors.invalid('spec.podManagementPolicy', policy, "must be 'OrderedReady' or 'Parallel'");
  }
  validateStatefulSetStrategy(place, child(spec, 'updateStrategy') ?? {});
  const retention = child(spec, 'persistentVolumeClaimRetentionPolicy');
  for (const key of retention === undefined ? [] : ['whenDeleted', 'whenScaled']) {
    if (!['Retain', 'Delete'].includes(text(retention, key))) {
      errors.notSupported(`spec.persistentVolumeClaimRetentionPolicy.${key}`, text(retention, key), [
        'Retain',
        'Delete',
      ]);
    }
  }
  if (live === undefined && isAtLeast(minor, '1.34')) {
    for (const [index, claim] of children(spec, 'volumeClaimTemplates').entries()) {
      validateClaimSpec(place, `spec.volumeClaimTemplates[${index}].spec`, child(claim, 'spec') ?? {});
    }
  }
  nonNegative(errors, 'spec.replicas', number(spec, 'replicas'));
  nonNegative(errors, 'spec.minReadySeconds', number(spec, 'minReadySeconds'));
  nonNegative(errors, 'spec.ordinals.start', number(child(spec, 'ordinals'), 'start'));
  const service = text(spec, 'serviceName');
  const named = live === undefined && service !== '' && isAtLeast(minor, '1.34');
  errors.invalidAll('spec.serviceName', service, named ? label(service) : []);
  if (validateWorkloadSelector(place, spec, 'statefulset')) {
    validateStatefulSetTemplate(place, spec);
  }
  validateTemplateOf(place, 'spec.template', child(spec, 'template') ?? {}, 'StatefulSet');
}

/** Host name and subdomain are set by the controller, and the claims become volumes, so they are looked at as such. */
function validateStatefulSetTemplate(place: Place, spec: Draft): void {
  const template = child(spec, 'template') ?? {};
  const metadata = child(template, 'metadata');
  if (looksIntoStatefulSets(place)) {
    const { hostname: _, subdomain: __, ...podSpec } = child(template, 'spec') ?? {};
    const claims = children(spec, 'volumeClaimTemplates').map((claim) => text(child(claim, 'metadata'), 'name'));
    const added = [...new Set(claims)].map((name) => ({ name, persistentVolumeClaim: { claimName: name } }));
    const own = children(podSpec, 'volumes').filter((volume) => !claims.includes(text(volume, 'name')));
    const volumes = claims.length === 0 ? {} : { volumes: [...added, ...own] };
    validateTemplate(place, 'spec.template', { ...template, spec: { ...podSpec, ...volumes } });
    const path = 'spec.template.spec.volumes';
    if (added.length > 1 && place.errors.refusals.some((refusal) => refusal.path.startsWith(path))) {
      place.errors.unjudged(path, 'the API server counts the volumes of several claims in any order');
    }
  }
  validateLabels(place.errors, 'spec.template.labels', metadata);
  validateAnnotations(place.errors, 'spec.template.annotations', metadata);
}

function validateStatefulSetStrategy({ errors, schema }: Place, strategy: Draft): void {
  const rollingUpdate = child(strategy, 'rollingUpdate');
  const type = text(strategy, 'type');
  const at = `${UPDATE}.rollingUpdate`;
  const json = (value: unknown, name: string) => internalJson(value, { kind: 'named', name }, schema);
  if (type === 'RollingUpdate') {
    const { maxUnavailable } = rollingUpdate ?? {};
    nonNegative(errors, `${at}.partition`, number(rollingUpdate, 'partition'));
    if (maxUnavailable !== undefined) {
      positive(errors, `${at}.maxUnavailable`, maxUnavailable);
      if (amount(maxUnavailable) === 0) {
        errors.invalidJson(`${at}.maxUnavailable`, goJson(maxUnavailable), 'cannot be 0');
      }
      atMostAll(errors, `${at}.maxUnavailable`, maxUnavailable);
    }
  } else if (type === 'OnDelete') {
    if (rollingUpdate !== undefined) {
      const shown = `{"Partition":${number(rollingUpdate, 'partition')},"MaxUnavailable":${goJson(rollingUpdate.maxUnavailable ?? null)}}`;
      errors.invalidJson(at, shown, "only allowed for updateStrategy 'RollingUpdate'");
    }
  } else {
    const shown =
      rollingUpdate === undefined
        ? json(strategy, 'apps.StatefulSetUpdateStrategy')
        : `{"Type":${goJson(type)},"RollingUpdate":{"Partition":${number(rollingUpdate, 'partition')},"MaxUnavailable":${goJson(rollingUpdate.maxUnavailable ?? null)}}}`;
    errors.invalidJson(UPDATE, shown, "must be 'RollingUpdate' or 'OnDelete'");
  }
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/apps/validation/validation.go */
export function validateDaemonSet(place: Place, daemonSet: Draft): void {
  const { errors } = place;
  const spec = child(daemonSet, 'spec') ?? {};
  const template = child(spec, 'template') ?? {};
  validateWorkloadSelector(place, spec, 'daemonset');
  validateTemplate(place, 'spec.template', template);
  validateTemplateOf(place, 'spec.template', template, 'DaemonSet');
  nonNegative(errors, 'spec.minReadySeconds', number(spec, 'minReadySeconds'));
  validateDaemonSetStrategy(place, child(spec, 'updateStrategy') ?? {});
  nonNegative(errors, 'spec.revisionHistoryLimit', number(spec, 'revisionHistoryLimit'));
}

function validateDaemonSetStrategy({ errors }: Place, strategy: Draft): void {
  const type = text(strategy, 'type');
  if (type === 'OnDelete') {
    return;
  }
  if (type !== 'RollingUpdate') {
    const json = strategyJson(type, child(strategy, 'rollingUpdate'));
    errors.notSupportedJson(UPDATE, json, ['RollingUpdate', 'OnDelete']);
    return;
  }
  const at = `${UPDATE}.rollingUpdate`;
  const { maxUnavailable, maxSurge } = child(strategy, 'rollingUpdate') ?? {};
  positive(errors, `${at}.maxUnavailable`, maxUnavailable);
  positive(errors, `${at}.maxSurge`, maxSurge);
  atMostAll(errors, `${at}.maxUnavailable`, maxUnavailable);
  atMostAll(errors, `${at}.maxSurge`, maxSurge);
  const [unavailable, surge] = [amount(maxUnavailable) !== 0, amount(maxSurge) !== 0];
  if (unavailable && surge) {
    errors.invalidJson(`${at}.maxSurge`, goJson(maxSurge), 'may not be set when maxUnavailable is non-zero');
  } else if (!unavailable && !surge) {
    errors.required(`${at}.maxUnavailable`, 'cannot be 0 when maxSurge is 0');
  }
}
