import {
  ApiObject,
  type App,
  type AppProps,
  Chart,
  type IResolver,
  JsonPatch,
  Lazy,
  type ResolutionContext,
} from 'cdk8s';
import { Construct, DependencyGroup, type IConstruct } from 'constructs';
import fc from 'fast-check';

/** A construct of a random app, as data: the same is built once with cdk8s's App and once with ours. */
interface Sketch {
  readonly type: 'chart' | 'composite' | 'object';
  readonly id: string;
  readonly kind: string;
  readonly isNamed: boolean;
  readonly namespace?: string | undefined;
  readonly isHashless: boolean;
  readonly data: unknown;
  readonly content: 'plain' | 'lazy' | 'patched' | 'resolved';
  readonly isInvalid: boolean;
  readonly children: readonly Sketch[];
}

/** A random app, as data. */
export interface AppSketch {
  readonly charts: readonly Sketch[];

  /** Pairs of numbers that, taken modulo the number of constructs, say who depends on whom. */
  readonly dependencies: readonly (readonly [number, number])[];
  readonly isGrouped: boolean;
}

const id = fc.constantFrom('0', '2', '10', 'a', 'b', 'web', 'Default', 'Resource', 'Not_Dns.1', 'über', 'a/b');
const common = {
  id,
  kind: fc.constantFrom('ConfigMap', 'Deployment', 'Service', 'CronJob', 'Namespace', 'Odd Kind!'),
  isNamed: fc.boolean(),
  namespace: fc.option(fc.constantFrom('dev', 'prod'), { nil: undefined }),
  isHashless: fc.boolean(),
  data: fc.oneof(
    { weight: 1, arbitrary: fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }) },
    { weight: 2, arbitrary: fc.constant({ replicas: 2, 'nginx.conf': 'a\n\nb: c\n', port: '80', '10': [{ a: [] }] }) },
  ),
  content: fc.constantFrom(
    'plain' as const,
    'plain' as const,
    'lazy' as const,
    'patched' as const,
    'resolved' as const,
  ),
};

const { node } = fc.letrec<{ node: Sketch }>((tie) => ({
  node: fc.record({
    ...common,
    type: fc.constantFrom('chart' as const, 'composite' as const, 'object' as const, 'object' as const),
    isInvalid: fc.constantFrom(...Array.from({ length: 40 }, (_, index) => index === 1)),
    children: fc.oneof(
      { maxDepth: 3 },
      fc.constant([]),
      fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'app' }),
    ),
  }),
}));

/** Random apps: charts in charts, numeric ids, dependencies of all kinds (cycles too), lazy and patched objects. */
export const appSketch: fc.Arbitrary<AppSketch> = fc.record({
  charts: fc.array(
    node.map((sketch): Sketch => ({ ...sketch, type: 'chart' })),
    { maxLength: 5 },
  ),
  dependencies: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 }),
  isGrouped: fc.boolean(),
});

/** Replaces the text `@` and so stands for the resolvers that users write. */
class AtResolver implements IResolver {
  resolve(context: ResolutionContext): void {
    if (context.value === '@') {
      context.replaceValue(`${context.key.join('.')} of ${context.obj.node.path}`);
    }
  }
}

/** Builds a random app with some class of App. */
export function build<Made extends App>(make: new (props: AppProps) => Made, sketch: AppSketch, props: AppProps): Made {
  const app = new make({ resolvers: [new AtResolver()], ...props });
  const constructs: IConstruct[] = [];
  for (const chart of sketch.charts) {
    add(app, chart, constructs);
  }
  for (const [source, target] of constructs.length === 0 ? [] : sketch.dependencies) {
    const from = constructs[source % constructs.length] as IConstruct;
    const to = constructs[target % constructs.length] as IConstruct;
    const others = (sketch.isGrouped ? [to, constructs.at(-1) as IConstruct] : [to]).filter((other) => other !== from);
    if (others.length > 0) {
      // What depends on itself is left out by cdk8s, with all below it; ours refuses it.
      from.node.addDependency(new DependencyGroup(...others));
    }
  }
  return app;
}

function add(scope: Construct, sketch: Sketch, constructs: IConstruct[]): void {
  if (scope.node.tryFindChild(sketch.id) !== undefined) {
    return;
  }
  const construct = create(scope, sketch, constructs.length);
  constructs.push(construct);
  if (sketch.isInvalid) {
    construct.node.addValidation({ validate: () => [`${construct.node.id} is wrong`, 'and more'] });
  }
  for (const child of sketch.children) {
    add(construct, child, constructs);
  }
}

function create(scope: Construct, sketch: Sketch, index: number): Construct {
  const { type, namespace } = sketch;
  const at = namespace === undefined ? {} : { namespace };
  switch (type) {
    case 'chart':
      return new Chart(scope, sketch.id, {
        ...at,
        labels: { of: 'chart' },
        disableResourceNameHashes: sketch.isHashless,
      });
    case 'composite':
      return new Construct(scope, sketch.id);
    case 'object': {
      const { content, data, kind, isNamed } = sketch;
      const object = new ApiObject(scope, sketch.id, {
        apiVersion: 'apps/v1',
        // Names of hashless charts and below `Default` can be the same, which ours refuses.
        kind: `${kind}${index}`,
        metadata: { ...(isNamed ? { name: `n${index}` } : {}), ...at },
        data: content === 'lazy' ? Lazy.any({ produce: () => data }) : data,
        ...(content === 'resolved' ? { at: ['@', { key: '@' }] } : {}),
      });
      if (content === 'patched') {
        object.addJsonPatch(JsonPatch.add('/spec', { patched: [true] }));
      }
      return object;
    }
  }
}
