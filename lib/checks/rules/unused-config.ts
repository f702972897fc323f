import { object, valueAt } from '../../kubernetes/json';
import { isObject } from '../../kubernetes/value';
import { podReferences } from '../../manifests/pod-references';
import { baseNameOf } from '../../manifests/versioned-config';
import { check } from '../check';
import type { Manifests } from '../manifests/manifests';
import type { Member } from '../manifests/member';
import { mayDo } from '../references/permissions';

/** Labels that only say whose an object is; any other may be how something finds it. */
const OWNERSHIP = /^(?:app|chart|release|heritage|tier|component|team|app\.kubernetes\.io\/.*|helm\.sh\/.*|cdk8s\..*)$/;

export const unusedConfig = check({
  id: 'unused-config',
  severity: 'info',
  area: 'config',
  summary: 'a ConfigMap that nothing in the manifests names',
  run: ({ head }) => {
    const named = new Map<string, ReadonlySet<string>>();
    const open = new Map<string, boolean>();
    const read = new Set(
      head.all.workloads.flatMap(({ member, writtenPod }) =>
        podReferences({ spec: writtenPod }).configMaps.map((name) => `${member.place}\u0000${name}`),
      ),
    );
    return head
      .ofKind('ConfigMap')
      .filter(({ place, name }) => head.workloadsIn(place).length > 0 && !read.has(`${place}\u0000${name}`))
      .filter((config) => !isFoundOtherwise(config))
      .filter(({ place }) => {
        const isOpen = open.get(place) ?? mayReadByApi(head, place);
        open.set(place, isOpen);
        return !isOpen;
      })
      .filter(({ place, name, reference }) => {
        const names = named.get(place) ?? namesIn(head, place);
        named.set(place, names);
        const base = baseNameOf(name);
        // What older revisions read is kept for undo.
        return (
          !names.has(name) &&
          (base === undefined || !names.has(`${base}-*`)) &&
          !/\.retained\./.test(reference.file ?? '')
        );
      })
      .map(({ reference }) => ({
        at: reference,
        message: 'no other manifest of its namespace names it',
        fix: 'remove it, or say in a suppression what reads it',
      }));
  },
});

/** Whether a workload may ask the API server for ConfigMaps, of which nobody here knows the names. */
function mayReadByApi(head: Manifests, place: string): boolean {
  return head.workloadsIn(place).some((workload) => mayDo(head, workload, 'configmaps', ['get', 'list', 'watch']));
}

/** By its labels, or by an annotation. */
function isFoundOtherwise({ object: manifest }: Member): boolean {
  const metadata = object(manifest, 'metadata');
  return (
    Object.keys(object(metadata, 'labels')).some((key) => !OWNERSHIP.test(key)) ||
    Object.keys(object(metadata, 'annotations')).some((key) => /hook|lookup|sidecar|folder/.test(key))
  );
}

/** All words of a place's manifests that can be names; of a versioned one its base name with `-*`, too. */
function namesIn(head: Manifests, place: string): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const word of value.split(/[^a-z0-9.-]+/)) {
        names.add(word);
        const base = baseNameOf(word);
        if (base !== undefined) {
          names.add(`${base}-*`);
        }
      }
    } else if (Array.isArray(value)) {
      value.forEach(add);
    } else if (isObject(value)) {
      Object.values(value).forEach(add);
    }
  };
  for (const member of head.membersIn(place).filter(({ kind }) => !/^(?:ConfigMap|Secret)$/.test(kind))) {
    add(member.object.spec ?? member.object);
    add(valueAt(member.object, 'metadata', 'annotations'));
  }
  return names;
}
