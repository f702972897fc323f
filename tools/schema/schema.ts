import { createGenerator, type Schema } from 'ts-json-schema-generator';

/** Where the schema stands in the project and in the package. */
export const SCHEMA_FILE = 'schema/plan.v1.json';

const ID = `https://raw.githubusercontent.com/cdk8s-rollout/cdk8s-rollout/main/${SCHEMA_FILE}`;

/**
 * The JSON schema of a plan, made from the types and their docstrings. Fields stand in the order in which they are
 * declared; a plan may have others, which a later version of the package added.
 */
export function planSchema(): Schema {
  const generator = createGenerator({
    path: 'lib/report/json/document.ts',
    tsconfig: 'tsconfig.json',
    type: 'PlanDocument',
    topRef: false,
    sortProps: false,
    additionalProperties: true,
    skipTypeCheck: true,
  });
  const { $schema, description, definitions = {}, ...rest } = generator.createSchema('PlanDocument');
  const minor = {
    type: 'string',
    pattern: '^1\\.\\d+$',
    description: 'A Kubernetes version without its patch number.',
  };
  const all = { $schema, $id: ID, title: 'Plan', description, ...rest, definitions: { ...definitions, Minor: minor } };
  return saidInProse(all) as Schema;
}

export function schemaText(): string {
  return `${JSON.stringify(planSchema(), undefined, 2)}\n`;
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
