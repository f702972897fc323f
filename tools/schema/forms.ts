/** A JSON document that a command prints, and where its schema and reference stand. */
export interface Form {
  /** `Plan`: its `kind`. */
  readonly kind: string;

  /** The file and the name of its type. */
  readonly path: string;
  readonly type: string;

  /** Whether the schema refuses fields that it does not name. */
  readonly isClosed: boolean;

  /** In the project and in the package. */
  readonly schemaFile: string;
  readonly referenceFile: string;

  /** What the reference begins with. */
  readonly introduction: string;
}

const SAME_BYTES = `Same manifests, same bytes: keys stand in the order of these tables, and no
time, host name, absolute path or value of a Secret is in it. Control characters and characters that turn the direction
of text are written as \`\\u…\`.`;

const LATER = `Later versions may add fields, which a reader must pass over; none is taken away or gets another meaning as long as
\`apiVersion\` is \`cdk8s-rollout/v1\`.`;

/** The JSON of `plan`. */
export const PLAN: Form = {
  kind: 'Plan',
  path: 'lib/report/json/document.ts',
  type: 'PlanDocument',
  isClosed: false,
  schemaFile: 'schema/plan.v1.json',
  referenceFile: 'docs/reference/plan-json.md',
  introduction: `<!-- Made from the types of lib/plan by \`npm run docs:schema\`. -->

# The plan as JSON

\`cdk8s-rollout plan -o json\` prints this. ${SAME_BYTES}

${LATER} The [JSON schema](../../schema/plan.v1.json) is in the package:
\`cdk8s-rollout/schema/plan.v1.json\`.
`,
};

/** The JSON of `check`. */
export const CHECK: Form = {
  kind: 'Check',
  path: 'lib/report/check/document.ts',
  type: 'CheckDocument',
  isClosed: true,
  schemaFile: 'schema/check.v1.json',
  referenceFile: 'docs/reference/check-json.md',
  introduction: `<!-- Made from the types of lib/report/check and lib/checks by \`npm run docs:schema\`. -->

# The findings of check as JSON

\`cdk8s-rollout check -o json\` prints this. ${SAME_BYTES}

Findings have the fields of those in [a plan](plan-json.md).

${LATER} The [JSON schema](../../schema/check.v1.json) is in the package:
\`cdk8s-rollout/schema/check.v1.json\`. It is strict: it has all fields that this version prints, and allows no other. Take
the schema of the version that printed the document.
`,
};

/** All that have a schema. */
export const FORMS: readonly Form[] = [PLAN, CHECK];
