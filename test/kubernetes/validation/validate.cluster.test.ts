import type { Minor } from '../../../lib/kubernetes/minor';
import { type Verdict, validate } from '../../../lib/kubernetes/validation/validate';
import type { JsonObject } from '../../../lib/kubernetes/value';
import { useControlPlane } from '../../control-plane/jest/use-cluster';
import type { Namespace } from '../../control-plane/namespace';
import type { KubernetesObject } from '../../control-plane/objects';
import { random } from '../../control-plane/random';
import { mutate } from '../generate/mutate';
import { KINDS, type Kind } from '../generate/object';
import { objectSamples, samples } from '../generate/samples';
import { report, runs, seed } from '../runs';
import { type Answer, ask, update } from './answer';

/** What is said of one case, in a form that shows a difference in full. */
function compared(answer: Answer, verdict: Verdict): { readonly said: unknown; readonly live: unknown } {
  const live = { accepted: answer === undefined, message: answer?.message.replace(/^.*? is invalid: /s, '') ?? '' };
  const lines = verdict.refusals.map(({ path, message }) => `${path}: ${message}`);
  const comparable = answer?.status === 422 && verdict.notJudged.length === 0;
  // The order of the messages follows Go's maps: all must be there, and nothing else.
  const length = lines.join(', ').length + (lines.length > 1 ? 2 : 0);
  const same = !comparable || (length === live.message.length && lines.every((line) => live.message.includes(line)));
  return { said: { accepted: verdict.verdict === 'accepted', message: same ? live.message : lines }, live };
}

/** Counts, by kind, how many cases were judged. */
class Tally {
  private readonly counts = new Map<string, { judged: number; all: number; refused: number }>();

  add(kind: string, { verdict }: Verdict): void {
    const count = this.counts.get(kind) ?? { judged: 0, all: 0, refused: 0 };
    count.all++;
    count.judged += verdict === 'not judged' ? 0 : 1;
    count.refused += verdict === 'refused' ? 1 : 0;
    this.counts.set(kind, count);
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, { all }) => sum + all, 0);
  }

  /** The kinds of which fewer than 95 in 100 cases were judged. */
  get neglected(): readonly string[] {
    return [...this.counts].filter(([, { judged, all }]) => judged < 0.95 * all).map(([kind]) => kind);
  }

  toString(): string {
    return [...this.counts]
      .map(([kind, { judged, all, refused }]) => `${kind} ${judged}/${all} (${refused} refused)`)
      .join(', ');
  }
}

describe.each(['1.36', '1.34'] as const)('on Kubernetes %s', (minor: Minor) => {
  const cluster = useControlPlane({ minor });
  const chance = random(seed);

  async function bases(namespace: Namespace): Promise<readonly JsonObject[]> {
    const accepts = async (object: JsonObject) =>
      (await ask(cluster(), 'POST', namespace.here(object as unknown as KubernetesObject))) === undefined;
    const { workloads } = await samples(minor, chance, 470, accepts);
    const others: JsonObject[] = [];
    for (const kind of Object.keys(KINDS) as Kind[]) {
      others.push(...(await objectSamples(minor, kind, chance, accepts)).workloads);
    }
    return [...workloads, ...others];
  }

  test('mutated objects are accepted and refused as said, in the words said', async () => {
    const namespace = await cluster().namespace();
    const tally = new Tally();
    for (const base of await bases(namespace)) {
      for (let time = 0; time < runs(2); time++) {
        const object = namespace.here(mutate(base, chance) as unknown as KubernetesObject);
        const verdict = validate(object, minor);
        tally.add(object.kind, verdict);
        if (verdict.verdict !== 'not judged') {
          const { said, live } = compared(await ask(cluster(), 'POST', object), verdict);
          expect({ object, said }).toEqual({ object, said: live });
        }
      }
    }
    report(`${minor}: ${tally.total} mutated objects judged: ${tally}`);
    expect(tally.total).toBeGreaterThan(1000);
    expect(tally.neglected).toEqual([]);
  }, 600_000);

  test('mutated updates are accepted and refused as said, in the words said', async () => {
    const namespace = await cluster().namespace();
    const tally = new Tally();
    for (const base of await bases(namespace)) {
      const { metadata } = await namespace.create<KubernetesObject>(base as unknown as KubernetesObject);
      for (let time = 0; time < runs(2); time++) {
        const changed = mutate(base, chance) as unknown as KubernetesObject;
        const { object, live, answer } = await update(namespace, changed, String(metadata.name));
        const verdict = validate(object, minor, live);
        tally.add(object.kind, verdict);
        if (verdict.verdict !== 'not judged') {
          const { said, live: server } = compared(answer, verdict);
          expect({ object, live, said }).toEqual({ object, live, said: server });
        }
      }
    }
    report(`${minor}: ${tally.total} mutated updates judged: ${tally}`);
    expect(tally.total).toBeGreaterThan(1000);
    expect(tally.neglected).toEqual([]);
  }, 600_000);
});
