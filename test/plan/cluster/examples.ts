import { readFileSync } from 'node:fs';
import { isObject, type JsonObject } from '../../../lib/kubernetes/value';
import { parseManifests } from '../../../lib/manifests/parse';
import type { GeneratedChange } from './change';

/** The changes of the examples, by the files before and after. */
const CHANGES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  "the course's second version": ['course/dist/v1/ngx.k8s.yaml', 'course/dist/v2/ngx.k8s.yaml'],
  "the course's third version": ['course/dist/v2/ngx.k8s.yaml', 'course/dist/v3/ngx.k8s.yaml'],
  'one of several containers': [
    'several-containers/dist/before/shop.k8s.yaml',
    'several-containers/dist/after/shop.k8s.yaml',
  ],
  'a chart that Helm renders': ['helm/before.yaml', 'helm/after.yaml'],
  'an overlay of Kustomize': ['kustomize/before.yaml', 'kustomize/after.yaml'],
  'an app that is taken over': ['adopted/dist/before/shop.k8s.yaml', 'adopted/dist/main/shop.k8s.yaml'],
};

/**
 * What the examples change, in the namespace of a test.
 * @param waits whether they keep their minReadySeconds, for which only a suite with a clock has the time
 */
export function exampleChanges({ waits = false } = {}): readonly GeneratedChange[] {
  return Object.entries(CHANGES).map(([what, [before, after]]) => ({
    what,
    base: read(before, waits),
    head: read(after, waits),
  }));
}

function read(file: string, waits: boolean): readonly JsonObject[] {
  return parseManifests(readFileSync(`examples/${file}`, 'utf8'), file).map(({ object }) => {
    const { namespace: _, ...metadata } = object.metadata as JsonObject;
    const { minReadySeconds, ...others } = (object.spec ?? {}) as JsonObject;
    const spec = waits && minReadySeconds !== undefined ? { ...others, minReadySeconds } : others;
    return { ...object, metadata, ...(isObject(object.spec) ? { spec } : {}) };
  });
}
