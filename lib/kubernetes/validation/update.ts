import { child, type Draft, text, texts } from '../decode/draft';
import { goJson } from '../go-json';
import { isAtLeast } from '../minor';
import { differences } from '../roll/difference';
import { frozenClaim, frozenJob } from './frozen';
import { jsonOf } from './go-value';
import type { Place } from './place';
import { isHeadless } from './service';

const IMMUTABLE = 'field is immutable';

type UpdateRule = (place: Place, next: Draft, live: Draft) => void;

/** What may not change, by kind. */
export const UPDATE_RULES: Readonly<Record<string, UpdateRule>> = {
  'apps.Deployment': frozenSelector,
  'apps.DaemonSet': frozenSelector,
  'apps.ReplicaSet': frozenSelector,
  'apps.StatefulSet': frozenStatefulSet,
  'batch.Job': frozenJob,
  'core.ConfigMap': (place, next, live) => frozenData(place, next, live, ['data', 'binaryData']),
  'core.PersistentVolumeClaim': frozenClaim,
  'core.Secret': (place, next, live) => {
    if (text(next, 'type') !== text(live, 'type')) {
      place.errors.invalidJson('type', goJson(text(next, 'type')), IMMUTABLE);
    }
    frozenData(place, next, live, ['data']);
  },
  'core.Service': frozenService,
};

function differ(place: Place, type: string, next: unknown, live: unknown): boolean {
  return differences(live, next, { kind: 'pointer', of: { kind: 'named', name: type } }, place.schema).length > 0;
}

function frozenSelector(place: Place, next: Draft, live: Draft): void {
  const [after, before] = [child(next, 'spec')?.selector, child(live, 'spec')?.selector];
  if (differ(place, 'meta.LabelSelector', after, before)) {
    const json = after === undefined ? 'null' : jsonOf(after as Draft, 'meta.LabelSelector', place.schema);
    place.errors.invalidJson('spec.selector', json, IMMUTABLE);
  }
}

/** The fields of a StatefulSet that may change, in the order of the API server's message. */
const MUTABLE = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

function frozenStatefulSet(place: Place, next: Draft, live: Draft): void {
  const mutable = isAtLeast(place.minor, '1.33') ? MUTABLE : MUTABLE.filter((key) => key !== 'revisionHistoryLimit');
  const frozen = (object: Draft): Draft =>
    Object.fromEntries(Object.entries(child(object, 'spec') ?? {}).filter(([key]) => !mutable.includes(key)));
  if (differ(place, 'apps.StatefulSetSpec', frozen(next), frozen(live))) {
    const quoted = mutable.map((key) => `'${key}'`);
    const list = `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
    place.errors.forbidden('spec', `updates to statefulset spec for fields other than ${list} are forbidden`);
  }
}

function frozenData({ errors }: Place, next: Draft, live: Draft, keys: readonly string[]): void {
  if (live.immutable !== true) {
    return;
  }
  const message = 'field is immutable when `immutable` is set';
  if (next.immutable !== true) {
    errors.forbidden('immutable', message);
  }
  for (const key of keys) {
    const [before, after] = [child(live, key) ?? {}, child(next, key) ?? {}];
    if (goJson(before) !== goJson(after)) {
      errors.forbidden(key, message);
    }
  }
}

function frozenService({ errors, schema }: Place, next: Draft, live: Draft): void {
  const [after, before] = [child(next, 'spec') ?? {}, child(live, 'spec') ?? {}];
  const types = [text(after, 'type'), text(before, 'type')];
  const balanced = types.every((type) => type === 'LoadBalancer');
  if (balanced && after.loadBalancerClass !== before.loadBalancerClass) {
    errors.invalidJson('spec.loadBalancerClass', goJson(after.loadBalancerClass ?? null), 'may not change once set');
  }
  const checked = balanced && [after, before].every((spec) => text(spec, 'externalTrafficPolicy') === 'Local');
  if (checked && after.healthCheckNodePort !== before.healthCheckNodePort) {
    errors.forbidden('spec.healthCheckNodePort', IMMUTABLE);
  }
  const selected = [after, before].map((spec) => Object.keys(child(spec, 'selector') ?? {}).length > 0);
  if (
    texts(before, 'ipFamilies').length > 1 &&
    (selected[0] !== selected[1] || isHeadless(after) !== isHeadless(before))
  ) {
    errors.unjudged('spec.ipFamilies', 'the address families that a cluster has are not known');
  }
  if (types.includes('ExternalName') || (isHeadless(after) && isHeadless(before))) {
    return;
  }
  const [ips, old] = [addresses(after), addresses(before)];
  // A Service that says nothing of its address has one.
  const isReleased = old.length === 0 && isHeadless(after);
  const moved = ips.length === old.length || isReleased ? ips.findIndex((ip, index) => ip !== old[index]) : -1;
  if (moved >= 0) {
    errors.invalidJson(`spec.clusterIPs[${moved}]`, goJson(ips), 'may not change once set');
  } else if (ips.length !== old.length) {
    errors.unjudged('spec.clusterIPs', `adding and releasing addresses is not modelled (${schema.minor})`);
  }
  if (isHeadless(after) === isHeadless(before)) {
    frozenFamilies(errors, after, before, moved >= 0);
  }
}

/** The address stays, and is of the family that it is of. Where the manifests do not say it, it is written `{…}`. */
function frozenFamilies(errors: Place['errors'], after: Draft, before: Draft, isMoved: boolean): void {
  const [next, live] = [texts(after, 'ipFamilies'), texts(before, 'ipFamilies')];
  if (goJson(next) === goJson(live)) {
    return;
  }
  const [family] = next;
  if (isMoved || family === undefined || next.length !== 1 || live.length !== 1) {
    errors.unjudged('spec.ipFamilies', 'changing the address families is not modelled');
    return;
  }
  const [address] = addresses(after);
  const json = address === undefined ? '{…}' : goJson(address);
  errors.invalidJson('spec.clusterIPs[0]', json, `expected an ${family} value as indicated by \`ipFamilies[0]\``);
}

/** The addresses; of a manifest that only has the one field, which the server copies into the list, that. */
function addresses(spec: Draft): readonly string[] {
  const [all, first] = [texts(spec, 'clusterIPs'), text(spec, 'clusterIP')];
  return all.length > 0 || first === '' ? all : [first];
}
