import { type ApplyMethod, apply } from '../../../lib/kubernetes/apply/apply';
import { revisionObject } from '../../../lib/kubernetes/hash/name';
import { rolls } from '../../../lib/kubernetes/roll/rolls';
import { isObject, type JsonObject, own } from '../../../lib/kubernetes/value';
import { ApiError } from '../../control-plane/client';
import { useControlPlane } from '../../control-plane/jest/use-cluster';
import type { Namespace } from '../../control-plane/namespace';
import type { KubernetesObject } from '../../control-plane/objects';
import { random } from '../../control-plane/random';
import { differingPaths } from '../differing-paths';
import { mutate } from '../generate/mutate';
import { KINDS, type Kind } from '../generate/object';
import { objectSamples, samples } from '../generate/samples';
import { report, runs, seed } from '../runs';

const MINOR = '1.36';

/** What the API server allocates: nobody can say it beforehand. */
const ALLOCATED = /^\.spec\.(clusterIPs?|ipFamil(ies|yPolicy)|healthCheckNodePort|ports\.\d+\.nodePort)(\.|$)/;

/** The metadata of an object that a workload's controller has made. */
interface Owned {
  readonly name: string;
  readonly ownerReferences: readonly [{ readonly name: string }];
}

const cluster = useControlPlane({ minor: MINOR });

/** @returns what was said when the manifest was refused */
async function put(namespace: Namespace, manifest: JsonObject, method: ApplyMethod): Promise<string | undefined> {
  if (method === 'client') {
    const args = ['apply', '--validate=strict', '-f', '-'];
    const { code, stderr } = await namespace.kubectl(args, JSON.stringify(manifest));
    return code === 0 ? undefined : stderr;
  }
  try {
    await cluster().client.apply(namespace.here(manifest as unknown as KubernetesObject));
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) {
      return error.message;
    }
    throw error;
  }
}

async function bases(namespace: Namespace, chance: () => number): Promise<readonly JsonObject[]> {
  const accepts = async (object: JsonObject) => {
    const created = cluster().client.create(namespace.here(object as unknown as KubernetesObject), { dryRun: true });
    return created.then(
      () => true,
      () => false,
    );
  };
  const found = [...(await samples(MINOR, chance, 470, accepts)).workloads];
  for (const kind of Object.keys(KINDS) as Kind[]) {
    found.push(...(await objectSamples(MINOR, kind, chance, accepts)).workloads);
  }
  return found
    .map((object) => ({ object, rank: chance() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ object }) => object);
}

/** Another object of the kind under the same name, with the same selector, or the same with a few changes. */
function change(base: JsonObject, all: readonly JsonObject[], chance: () => number): JsonObject {
  const other = all.filter(({ kind }) => kind === base.kind)[Math.floor(chance() * 5)];
  if (chance() < 0.6 || other === undefined) {
    return mutate(base, chance);
  }
  const spec = own(base, 'spec');
  const template = own(own(other, 'spec'), 'template');
  if (!isObject(template) || !isObject(spec)) {
    return { ...other, metadata: base.metadata };
  }
  const kept = ['selector', 'serviceName', 'podManagementPolicy', 'volumeClaimTemplates'].filter((key) => key in spec);
  const labels = own(own(own(spec, 'template'), 'metadata'), 'labels');
  const frozen = Object.fromEntries(kept.map((key) => [key, spec[key]]));
  const named = { ...template, metadata: { ...(template.metadata as object), labels } };
  return { ...other, metadata: base.metadata, spec: { ...(other.spec as object), ...frozen, template: named } };
}

const rest = ({ metadata: _, status: __, ...others }: JsonObject): JsonObject => others;

test.each(['client', 'server'] as const)(
  'changes applied %s-side come to what was said',
  async (method) => {
    const chance = random(seed);
    const namespace = await cluster().namespace();
    const all = await bases(namespace, chance);
    const counts = { accepted: 0, refused: 0, 'not judged': 0, rolled: 0, stayed: 0 };
    const expected: { readonly workload: string; readonly before: unknown; readonly after: unknown }[] = [];
    for (const base of all.slice(0, runs(340))) {
      if ((await put(namespace, base, method)) !== undefined) {
        continue;
      }
      const { name } = base.metadata as { readonly name: string };
      const get = () => namespace.get<JsonObject>(String(base.apiVersion), String(base.kind), name);
      const live = await get();
      const manifest = change(base, all, chance);
      const { verdict, object } = apply({ manifest, live, last: base, method, minor: MINOR });
      counts[verdict.verdict]++;
      if (verdict.verdict === 'not judged') {
        continue;
      }
      const message = await put(namespace, manifest, method);
      const context = { manifest, live };
      const said = object === undefined ? { accepted: false, message } : { accepted: true };
      expect({ context, ...said }).toEqual({ context, accepted: message === undefined, message });
      if (object !== undefined) {
        const after = await get();
        const paths = differingPaths(rest(object), rest(after)).filter((path) => !ALLOCATED.test(path));
        expect({ context, object, paths }).toEqual({ context, object, paths: [] });
        const roll = rolls(live, object, MINOR);
        if (roll !== undefined && own(own(object, 'spec'), 'paused') !== true) {
          counts[roll.rolls ? 'rolled' : 'stayed']++;
          const next = revisionObject(roll.rolls ? object : live, MINOR)?.name;
          expected.push({ workload: name, before: revisionObject(live, MINOR)?.name, after: next });
        }
      }
    }
    await namespace.settled();
    const made = [
      ...(await namespace.list('apps/v1', 'ReplicaSet')),
      ...(await namespace.list('apps/v1', 'ControllerRevision')),
    ].map(({ metadata }) => metadata as unknown as Owned);
    for (const { workload, before, after } of expected) {
      const names = made.filter(({ ownerReferences: [owner] }) => owner.name === workload).map(({ name }) => name);
      // A history limit may have removed the old one.
      expect({ workload, after, names: names.filter((name) => name !== before || name === after) }).toEqual({
        workload,
        after,
        names: [after],
      });
    }
    report(
      `${MINOR}: ${method}-side: ${Object.entries(counts)
        .map((entry) => entry.join(' '))
        .join(', ')}`,
    );
    expect(counts.accepted + counts.refused).toBeGreaterThan(285);
    expect(counts.rolled).toBeGreaterThan(40);
    // Each change runs kubectl twice.
  },
  900_000,
);
