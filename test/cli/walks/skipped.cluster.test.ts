import type { History } from '../../../lib/history';
import { type JsonObject, own } from '../../../lib/kubernetes/value';
import { podReferences } from '../../../lib/manifests/pod-references';
import { useCluster } from '../../control-plane/jest/use-cluster';
import type { Kubelet } from '../../control-plane/kubelet';
import type { Namespace } from '../../control-plane/namespace';
import { controllerOf, type KubernetesObject, type Pod } from '../../control-plane/objects';
import { random } from '../../control-plane/random';
import { report, runs, seed } from '../../kubernetes/runs';
import type { Code } from './code';
import { WalkRepository } from './repository';

const STEPS = 15;

/** So many commits may be skipped or broken before one that works is applied and rolled out: what is promised. */
const AT_MOST_BEHIND = 5;

/** Pods of such an image never become ready. */
const BROKEN = /:1\.\d*[2378]$/;

/** One Deployment whose commits are applied now and then, with a small history limit. */
class Skipper {
  readonly repository: WalkRepository;
  readonly name: string;
  readonly trail: string[] = [];

  constructor(
    index: number,
    private readonly next: () => number,
  ) {
    this.name = `skipper-${index}`;
    const limit = Math.floor(next() * 3);
    const code: Code = { image: 0, level: 0, sidecar: false, config: 0, replicas: 3, limit };
    this.repository = new WalkRepository({ kind: 'Deployment', name: this.name, group: this.name }, code);
    this.repository.synth();
    this.repository.commit('start');
  }

  /** Commits something: of the code, or an undo, or its end. */
  async commit(number: number): Promise<void> {
    const chance = this.next();
    if (chance < 0.2) {
      await this.say('undo');
    } else if (chance < 0.35) {
      await this.say('release');
    } else {
      this.write(chance < 0.6 ? { config: number } : { image: number, config: number });
    }
    this.repository.commit(`step ${number}`);
  }

  /** Commits what works. */
  async mend(number: number): Promise<void> {
    await this.say('release');
    this.write({ image: 10 * number, config: number });
    this.repository.commit(`mend ${number}`);
  }

  private write(change: Partial<Code>): void {
    this.trail.push(JSON.stringify(change));
    this.repository.code = { ...this.repository.code, ...change };
    this.repository.synth();
  }

  private async say(word: 'undo' | 'release'): Promise<void> {
    this.trail.push(word);
    await this.repository.call([word]);
  }

  toString(): string {
    return `${this.name}: ${this.trail.join(', ')}`;
  }
}

/** As Flux does: applied, and what left the output deleted at once, whatever the rollouts are at. */
async function apply(namespace: Namespace, skippers: readonly Skipper[]): Promise<void> {
  const manifests = skippers.map(({ repository }) => repository.manifests()).join('---\n');
  const selector = `--selector=walk in (${skippers.map(({ name }) => name).join(', ')})`;
  await namespace.apply(manifests, '--validate=ignore', '--prune', selector, '--prune-allowlist=core/v1/ConfigMap');
}

/** Some of what can happen to pods happens, and the controllers settle. @returns whether anything could */
async function happen(namespace: Namespace, kubelet: Kubelet, isChosen: () => boolean): Promise<boolean> {
  const steps = kubelet.possible();
  await Promise.all(steps.filter(isChosen).map((step) => kubelet.perform(step)));
  await namespace.settled();
  return steps.length > 0;
}

/** What pods that are there need and do not find; what runs and is not in Git. */
async function wrongs(namespace: Namespace, skippers: readonly Skipper[]): Promise<readonly string[]> {
  const store = await namespace.store();
  const configs = new Set((await namespace.list('v1', 'ConfigMap')).map(({ metadata }) => metadata.name));
  const missing = store.list<Pod>('Pod').flatMap(({ metadata, spec }) => {
    const names = podReferences({ spec }).configMaps.filter((name) => !configs.has(name));
    return names.map((name) => `${metadata.name} reads ${name}`);
  });
  const lost = store.list<KubernetesObject & JsonObject>('ReplicaSet').flatMap((replicaSet) => {
    const skipper = skippers.find(({ name }) => name === controllerOf(replicaSet)?.name);
    const digest = replicaSet.metadata.annotations?.['cdk8s-rollout/digest'];
    const runs = own(replicaSet.spec, 'replicas') !== 0;
    return skipper === undefined || !runs || has(skipper.repository.history(), digest)
      ? []
      : [`${replicaSet.metadata.name} of ${skipper}`];
  });
  return [...missing, ...lost];
}

function has({ revisions }: History, digest: string | undefined): boolean {
  return revisions.some((revision) => revision.digest === digest);
}

describe('clusters that skip commits and get stuck', () => {
  const cluster = useCluster();

  test('config that pods read is never pruned, and what runs is found in Git', async () => {
    const namespace = await cluster().namespace('test');
    const next = random(seed);
    const skippers = Array.from({ length: runs(12) }, (_, index) => new Skipper(index, next));
    const fate = (pod: Pod) => (BROKEN.test(pod.spec.containers[0]?.image ?? '') ? 'unready' : 'ready');
    const kubelet: Kubelet = await namespace.kubelet({ seed, fate });
    const counts = { applied: 0, skipped: 0, checks: 0 };
    const check = async () => {
      await namespace.settled();
      expect(await wrongs(namespace, skippers)).toEqual([]);
      counts.checks++;
    };
    const release = async (chosen: readonly Skipper[]) => {
      await apply(namespace, chosen);
      counts.applied += chosen.length;
      counts.skipped += skippers.length - chosen.length;
      await check();
    };
    try {
      await release(skippers);
      for (let step = 1; step <= STEPS; step++) {
        const mends = step % AT_MOST_BEHIND === 0;
        for (const skipper of skippers) {
          await (mends ? skipper.mend(step) : skipper.commit(step));
        }
        await release(skippers.filter((_, index) => mends || index === 0 || next() < 0.5));
        if (mends) {
          while (await happen(namespace, kubelet, () => true)) {}
        } else {
          for (let round = 0; round < 3; round++) await happen(namespace, kubelet, () => next() < 0.5);
        }
        await check();
      }
    } finally {
      for (const { repository } of skippers) {
        repository.remove();
      }
    }
    report(`${skippers.length} Deployments of ${STEPS} commits: ${JSON.stringify(counts)}`);
  }, 1_800_000);
});
