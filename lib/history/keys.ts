import { isObject, type JsonObject } from '../kubernetes/value';

/** An object with one key set; a new key goes where the order of the others puts it, as cdk8s sorts keys. */
export function withKey(object: JsonObject, key: string, value: unknown): JsonObject {
  const keys = Object.keys(object);
  const isSorted = keys.every((each, index) => index === 0 || (keys[index - 1] ?? '') < each);
  const before = keys.findIndex((each) => each > key);
  if (Object.hasOwn(object, key) || !isSorted || before === -1) {
    return { ...object, [key]: value };
  }
  const entries = Object.entries(object);
  return Object.fromEntries([...entries.slice(0, before), [key, value], ...entries.slice(before)]);
}

/** An object with annotations set, or taken away where there is no value. */
export function withAnnotations(
  object: JsonObject,
  annotations: Readonly<Record<string, string | undefined>>,
): JsonObject {
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const before = isObject(metadata.annotations) ? metadata.annotations : {};
  const all = Object.entries(annotations).reduce((some: JsonObject, [key, value]) => {
    const { [key]: _, ...others } = some;
    return value === undefined ? others : withKey(some, key, value);
  }, before);
  return withKey(object, 'metadata', withKey(metadata, 'annotations', all));
}
