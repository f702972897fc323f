import type { Refusal } from '../kubernetes/validation/errors';
import type { ObjectReference, Place } from '../plan/object-reference';
import { changedBy } from './changed';
import type { Found } from './check';
import type { CheckContext } from './context';
import { isEncrypted } from './encrypted';
import { isMadeAnew } from './manifests/hooks';
import type { Member } from './manifests/member';

/** The checks that tell what the API server refuses. */
type RefusalCheck =
  | 'immutable-selector'
  | 'immutable-sts'
  | 'immutable-service'
  | 'immutable-config'
  | 'immutable-job'
  | 'immutable-pvc'
  | 'prestop-exceeds-grace'
  | 'strategy-rejected'
  | 'unknown-field'
  | 'refused';

/** A kind, what is said of it, and the check that tells it; the first that fits counts. */
const RULES: readonly (readonly [kind: RegExp, refusal: RegExp, check: RefusalCheck])[] = [
  [/^(?:Deployment|DaemonSet|ReplicaSet)$/, /^spec\.selector: .*field is immutable/s, 'immutable-selector'],
  [/^StatefulSet$/, /^spec: Forbidden: updates to statefulset spec/, 'immutable-sts'],
  [
    /^Service$/,
    /may not change once set|field is immutable|expected an IPv[46] value as indicated/,
    'immutable-service',
  ],
  [/^(?:ConfigMap|Secret)$/, /field is immutable/, 'immutable-config'],
  [/^Job$/, /field is immutable|in tandem/, 'immutable-job'],
  [/^PersistentVolumeClaim$/, /immutable after creation|less than/, 'immutable-pvc'],
  [/./, /preStop\.sleep: Invalid value: [1-9]/, 'prestop-exceeds-grace'],
  [
    /^(?:Deployment|StatefulSet|DaemonSet)$/,
    /^spec\.(?:strategy|updateStrategy|progressDeadlineSeconds|minReadySeconds|selector|template\.metadata\.labels)\b/,
    'strategy-rejected',
  ],
  [/./, /: unknown field$/, 'unknown-field'],
];

/** Something that the API server refuses of an object. */
interface RefusedObject {
  readonly at: ObjectReference & Place;
  readonly refusal: Refusal;

  /**
   * What to do in its place.
   * @default - nothing helps but another value
   */
  readonly fix?: string;
}

/** What the API server refuses and one check tells: of what changes, that it becomes so; of all else, that it is made. */
export function refusalsFor(check: RefusalCheck, context: CheckContext): readonly Found[] {
  const { head } = context;
  return refusedObjects(context)
    .filter(({ at, refusal }) => checkOf(at.kind, refusal) === check && !isDecrypted(head.find(at), refusal))
    .map(({ at, refusal, fix }) => ({
      at,
      ...(refusal.path === '' ? {} : { path: refusal.path }),
      message: `the API server refuses it: ${refusal.message}`,
      ...(fix === undefined ? {} : { fix }),
    }));
}

/** What is made anew is no update in a change, either. */
function refusedObjects({ head, change }: CheckContext): readonly RefusedObject[] {
  const isChanged = change === undefined ? () => false : changedBy(change);
  const isMade = (member: Member) => !isChanged(member.reference) || isMadeAnew(member);
  const made = head.members
    .filter(isMade)
    .flatMap(({ reference, refusals }) => refusals.map((refusal) => ({ at: reference, refusal })));
  const updated = (change?.refusals ?? [])
    .filter(({ object }) => {
      const member = head.find(object);
      return member === undefined || !isMade(member);
    })
    .map(({ object, file, line, path, message, fix }) => ({
      at: { ...object, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) },
      refusal: { path, message },
      ...(fix === undefined ? {} : { fix }),
    }));
  return [...made, ...updated];
}

/** Whether another value stands there when it is applied. */
function isDecrypted(member: Member | undefined, { path }: Refusal): boolean {
  return member !== undefined && /^(?:data|stringData)\b/.test(path) && isEncrypted(member);
}

function checkOf(kind: string, { path, message }: Refusal): RefusalCheck {
  const said = path === '' ? message : `${path}: ${message}`;
  return RULES.find(([kinds, refusals]) => kinds.test(kind) && refusals.test(said))?.[2] ?? 'refused';
}
