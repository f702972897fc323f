import { createGenerator, type Schema } from 'ts-json-schema-generator';
import type { Form } from './forms';

const HOME = 'https://raw.githubusercontent.com/cdk8s-rollout/cdk8s-rollout/main';

/** The JSON schema of a form, made from the types and their docstrings. Fields stand in the order of their declaration. */
export function schemaOf({ path, type, kind, isClosed, schemaFile }: Form): Schema {
  const generator = createGenerator({
    path,
    tsconfig: 'tsconfig.json',
    type,
    topRef: false,
    sortProps: false,
    additionalProperties: !isClosed,
    skipTypeCheck: true,
  });
  const { $schema, description, definitions = {}, ...rest } = generator.createSchema(type);
  const minor = {
    type: 'string',
    pattern: '^1\\.\\d+$',
    description: 'A Kubernetes version without its patch number.',
  };
  const $id = `${HOME}/${schemaFile}`;
  return saidInProse({
    $schema,
    $id,
    title: kind,
    description,
    ...rest,
    definitions: { ...definitions, Minor: minor },
  }) as Schema;
}

export function schemaText(schema: Schema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** A default that is no value but a reason (`@default - there is none`) belongs to the description. */
function saidInProse(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(saidInProse);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const { default: byDefault, ...rest } = node as Readonly<Record<string, unknown>>;
  const entries = Object.entries(rest).map(([key, value]) => [key, saidInProse(value)] as const);
  if (typeof byDefault !== 'string' || !byDefault.startsWith('- ')) {
    return Object.fromEntries(byDefault === undefined ? entries : [...entries, ['default', byDefault]]);
  }
  const absent = `Left out when ${byDefault.slice(2)}.`;
  const description = rest.description === undefined ? absent : `${rest.description} ${absent}`;
  return { ...Object.fromEntries(entries), description };
}
