import { isObject, own } from '../../kubernetes/value';

/** What is used of a JSON schema. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

/**
 * A value with its keys in the order of a schema, whatever order it was built in. Keys that the schema does not have
 * follow by name. What stands below a schema that says nothing, such as a value from a manifest, is left as it is.
 */
export function ordered(value: unknown, node: SchemaNode, root: SchemaNode): unknown {
  const { $ref, properties, items, anyOf } = node;
  if ($ref !== undefined) {
    const name = decodeURIComponent($ref.replace('#/definitions/', ''));
    return ordered(value, root.definitions?.[name] ?? {}, root);
  }
  if (Array.isArray(value) && items !== undefined) {
    return value.map((item) => ordered(item, items, root));
  }
  if (!isObject(value)) {
    return value;
  }
  const alternatives = anyOf?.map((each) => keysOf(each, root));
  const known = properties ?? Object.assign({}, ...(alternatives ?? []));
  const names = Object.keys(known);
  if (names.length === 0) {
    return value;
  }
  const others = Object.keys(value).filter((key) => !names.includes(key));
  return Object.fromEntries(
    [...names, ...others.sort()]
      .filter((key) => own(value, key) !== undefined)
      .map((key) => [key, ordered(value[key], known[key] ?? {}, root)]),
  );
}

function keysOf(node: SchemaNode, root: SchemaNode): Readonly<Record<string, SchemaNode>> {
  const name = decodeURIComponent(node.$ref?.replace('#/definitions/', '') ?? '');
  return node.properties ?? root.definitions?.[name]?.properties ?? {};
}
