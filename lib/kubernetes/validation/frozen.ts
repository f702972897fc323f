import { child, type Draft } from '../decode/draft';
import { goJson } from '../go-json';
import { compareQuantities } from '../quantity/compare';
import { parseQuantity } from '../quantity/parse';
import { differences } from '../roll/difference';
import { type JsonObject, own } from '../value';
import type { Refusal } from './errors';
import type { Place } from './place';

const IMMUTABLE = 'field is immutable';

/** The fields of a Job that may not change while it runs, with their types. */
const JOB_FIELDS: Readonly<Record<string, string>> = {
  selector: 'meta.LabelSelector',
  template: 'core.PodTemplateSpec',
  completionMode: '',
  podFailurePolicy: 'batch.PodFailurePolicy',
  backoffLimitPerIndex: '',
  managedBy: '',
  successPolicy: 'batch.SuccessPolicy',
};

/**
 * What may not change of a Job. Values are written `{…}` where the API server prints its own Go structs. A suspended Job
 * that never ran may change more.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/batch/validation/validation.go#L621
 */
export function frozenJob(place: Place, next: Draft, live: Draft): void {
  const { errors, schema } = place;
  const [after, before] = [child(next, 'spec') ?? {}, child(live, 'spec') ?? {}];
  const indexed = after.completionMode === 'Indexed';
  if (after.completions !== before.completions && !indexed) {
    errors.invalidJson('spec.completions', goJson(after.completions ?? null), IMMUTABLE);
  } else if (after.completions !== before.completions && after.completions !== after.parallelism) {
    const message = 'can only be modified in tandem with spec.parallelism';
    errors.invalidJson('spec.completions', goJson(after.completions ?? null), message);
  }
  for (const [key, type] of Object.entries(JOB_FIELDS)) {
    const isSame =
      type === ''
        ? after[key] === before[key]
        : differences(before[key], after[key], { kind: 'pointer', of: { kind: 'named', name: type } }, schema)
            .length === 0;
    if (!isSame && key === 'template' && before.suspend === true) {
      errors.unjudged('spec.template', 'what may change of a suspended Job depends on whether it ever ran');
    } else if (!isSame) {
      errors.invalidJson(`spec.${key}`, type === '' ? goJson(after[key] ?? null) : '{…}', IMMUTABLE);
    }
  }
}

/**
 * What may not change of a volume claim, which is taken to be bound. The API server adds a comparison of the two.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go#L2590
 */
export function frozenClaim({ errors, schema }: Place, next: Draft, live: Draft): void {
  const [after, before] = [child(next, 'spec') ?? {}, child(live, 'spec') ?? {}];
  const storage = (spec: Draft): string => String(own(own(spec.resources, 'requests'), 'storage') ?? '0');
  const rest = ({ volumeAttributesClassName: _, ...spec }: Draft): Draft => ({
    ...spec,
    resources: {
      ...(spec.resources as Draft),
      requests: { ...(own(spec.resources, 'requests') as Draft), storage: '0' },
    },
    ...(before.volumeName === undefined ? { volumeName: '' } : {}),
  });
  const type = { kind: 'named', name: 'core.PersistentVolumeClaimSpec' } as const;
  if (differences(rest(before), rest(after), type, schema).length > 0) {
    errors.forbidden(
      'spec',
      'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
    );
  }
  if (compareQuantities(parseQuantity(storage(after)), parseQuantity(storage(before))) < 0) {
    errors.forbidden('spec.resources.requests.storage', 'field can not be less than status.capacity');
  }
}

/** Kinds that the field table does not hold: their frozen fields, and what is said of them. */
const OTHERS: Readonly<Record<string, { readonly fields: readonly string[]; readonly message: string }>> = {
  'rbac.authorization.k8s.io RoleBinding': { fields: ['roleRef'], message: 'cannot change roleRef' },
  'rbac.authorization.k8s.io ClusterRoleBinding': { fields: ['roleRef'], message: 'cannot change roleRef' },
  'storage.k8s.io StorageClass': {
    fields: ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'],
    message: IMMUTABLE,
  },
};

/** Defaults of those fields. */
const DEFAULTS: Readonly<Record<string, unknown>> = { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' };

/** What may not change of a kind that the field table does not hold; nothing where no field is known to be frozen. */
export function frozenOthers(next: JsonObject, live: JsonObject): readonly Refusal[] {
  const [group] = String(next.apiVersion).split('/');
  const { fields, message } = OTHERS[`${group} ${next.kind}`] ?? { fields: [], message: '' };
  const fieldOf = (object: JsonObject, field: string): unknown => own(object, field) ?? DEFAULTS[field] ?? null;
  return fields
    .filter((field) => goJson(fieldOf(next, field)) !== goJson(fieldOf(live, field)))
    .map((path) => ({ path, message: `Invalid value: ${goJson(fieldOf(next, path))}: ${message}` }));
}
