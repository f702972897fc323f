import { schemaOf } from '../../../lib/kubernetes/fields/schema';
import type { Minor } from '../../../lib/kubernetes/minor';
import type { JsonObject } from '../../../lib/kubernetes/value';
import { Generator } from './generator';
import { goals } from './goals';
import { KINDS, type Kind, object } from './object';
import { workload } from './workload';

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** Says whether the API server accepts an object. */
export type Accepts = (object: JsonObject) => Promise<boolean>;

export interface Samples {
  readonly workloads: readonly JsonObject[];

  /** The fields of the table that no accepted workload has. */
  readonly missed: readonly string[];
}

/** Objects of a kind that the API server accepts, in which each field that a person writes occurs. */
export async function objectSamples(
  minor: Minor,
  kind: Kind,
  random: () => number,
  accepts: Accepts,
): Promise<Samples> {
  const schema = schemaOf(minor);
  const { root } = KINDS[kind];
  const workloads: JsonObject[] = [];
  const missed: string[] = [];
  for (const [goal, way] of goals(root, schema)) {
    const name = `${kind.toLowerCase()}-${workloads.length}`;
    const found = await firstAccepted(accepts, (attempt) =>
      object(kind, name, new Generator(schema, random, attempt < 3 ? 0.2 : 0.05, way).struct(root)),
    );
    if (found === undefined) {
      missed.push(goal);
    } else {
      workloads.push(found);
    }
  }
  return { workloads, missed };
}

/** Tries a few times to make an object that the API server accepts. */
async function firstAccepted(accepts: Accepts, make: (attempt: number) => JsonObject): Promise<JsonObject | undefined> {
  for (let attempt = 0; attempt < 8; attempt++) {
    const made = make(attempt);
    if (await accepts(made)) {
      return made;
    }
  }
  return undefined;
}

/**
 * Workloads that the API server accepts, in which each field of a minor's pod template occurs, each goal in a kind by
 * turns.
 */
export async function samples(minor: Minor, random: () => number, count: number, accepts: Accepts): Promise<Samples> {
  const schema = schemaOf(minor);
  const ways = [...goals('core.PodTemplateSpec', schema)];
  const workloads: JsonObject[] = [];
  const missed: string[] = [];
  for (let index = 0; index < Math.max(count, ways.length); index++) {
    const [goal, way] = ways[index % ways.length] ?? ['', new Set<string>()];
    const name = `sample-${index}`;
    const kind = WORKLOADS[index % WORKLOADS.length] ?? 'Deployment';
    const found = await firstAccepted(accepts, (attempt) =>
      workload(
        kind,
        name,
        new Generator(schema, random, attempt < 3 ? 0.12 : 0.02, way).struct('core.PodTemplateSpec'),
      ),
    );
    if (found === undefined) {
      missed.push(goal);
    } else {
      workloads.push(found);
    }
  }
  return { workloads, missed };
}
