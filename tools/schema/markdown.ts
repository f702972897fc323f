import type { Schema } from 'ts-json-schema-generator';
import { SCHEMA_FILE } from './schema';

export const REFERENCE_FILE = 'docs/reference/plan-json.md';

const INTRODUCTION = `
\`cdk8s-rollout plan -o json\` prints this. Same manifests, same bytes: keys stand in the order of these tables, and no
time, host name, absolute path or value of a Secret is in it. Control characters and characters that turn the direction
of text are written as \`\\u…\`.

Later versions may add fields, which a reader must pass over; none is taken away or gets another meaning as long as
\`apiVersion\` is \`cdk8s-rollout/v1\`. The [JSON schema](../../${SCHEMA_FILE}) is in the package:
\`cdk8s-rollout/${SCHEMA_FILE}\`.
`;

/** The reference of the plan's JSON: a table for each object of the schema. */
export function schemaReference(schema: Schema): string {
  const definitions = Object.entries((schema.definitions ?? {}) as Readonly<Record<string, Schema>>);
  return [
    '<!-- Made from the types of lib/plan by `npm run docs:schema`. -->',
    '',
    '# The plan as JSON',
    INTRODUCTION,
    '## Plan',
    '',
    ...table(schema),
    ...definitions.flatMap(([name, definition]) => ['', ...section(name, definition)]),
    '',
  ].join('\n');
}

function section(name: string, definition: Schema): readonly string[] {
  const about = definition.description ?? '';
  const body =
    definition.properties === undefined
      ? [`One of ${typeOf(definition).replaceAll('` or `', '`, `')}.`]
      : table(definition);
  const one = definition.type === 'string' && definition.enum === undefined ? ['A text.'] : body;
  return [`## ${heading(name)}`, '', ...(about === '' ? [] : [about, '']), ...one];
}

function table({ properties = {}, required = [] }: Schema): readonly string[] {
  const rows = Object.entries(properties as Readonly<Record<string, Schema>>).map(([key, value]) => {
    const name = `\`${key}\`${required.includes(key) ? '' : '?'}`;
    return `| ${name} | ${typeOf(value)} | ${(value.description ?? '').replace(/\s*\n\s*/g, ' ')} |`;
  });
  return ['| Field | Type | Meaning |', '| --- | --- | --- |', ...rows];
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) {
    const name = heading(decodeURIComponent(schema.$ref.replace('#/definitions/', '')));
    return `[${name}](#${name.toLowerCase().replaceAll(' ', '-')})`;
  }
  if (schema.const !== undefined) {
    return `\`${JSON.stringify(schema.const)}\``;
  }
  if (schema.enum !== undefined) {
    return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' or ');
  }
  if (schema.anyOf !== undefined) {
    return (schema.anyOf as readonly Schema[]).map(typeOf).join(' or ');
  }
  if (schema.type === 'array') {
    return `list of ${typeOf(schema.items as Schema)}`;
  }
  if (schema.type === 'object') {
    const keys = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema>>);
    return keys.length === 0 ? 'object' : `{ ${keys.map(([key, value]) => `${key}: ${typeOf(value)}`).join(', ')} }`;
  }
  return Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'any value');
}

/** `Span<number>` as a heading. */
function heading(name: string): string {
  return name.replace(/<(.*)>/, ' of $1');
}
