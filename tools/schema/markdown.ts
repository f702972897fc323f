import type { Schema } from 'ts-json-schema-generator';
import type { Form } from './forms';

/** The reference of a form: a table for each object of its schema. */
export function schemaReference(form: Form, schema: Schema): string {
  const definitions = Object.entries((schema.definitions ?? {}) as Readonly<Record<string, Schema>>);
  return [
    form.introduction,
    `## ${form.kind}`,
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
