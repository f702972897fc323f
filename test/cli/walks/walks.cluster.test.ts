import { setTimeout as sleep } from 'node:timers/promises';
import { visibleRevisions } from '../../../lib/history';
import { canonicalTemplate } from '../../../lib/kubernetes/roll/canonical';
import { type JsonObject, own } from '../../../lib/kubernetes/value';
import { parseManifests } from '../../../lib/manifests/parse';
import { useCluster } from '../../control-plane/jest/use-cluster';
import type { Namespace } from '../../control-plane/namespace';
import { random } from '../../control-plane/random';
import { unfinished } from '../../control-plane/unfinished';
import { report, runs, seed } from '../../kubernetes/runs';
import { details, dryUndos, foretold, made, tables } from './compare';
import { Walk } from './walk';

const STEPS = 15;

const MOST_SECONDS = 300;

/** For each object kubectl would read the whole OpenAPI document, to patch what its own types patch as well. */
process.env.KUBECTL_OPENAPIV3_PATCH = 'false';

/** kubectl and the API server take so many side by side. */
const SIDE_BY_SIDE = 4;

describe('random walks, with our commands and with those of kubectl', () => {
  const cluster = useCluster();

  test('histories, details, names, causes and undos are those of kubectl after each step', async () => {
    const [ours, theirs] = [await cluster().namespace(), await cluster().namespace()];
    const walks = Array.from(
      { length: runs(100) },
      (_, index) => new Walk(index, theirs, random(seed * 1_000 + index)),
    );
    const counts = { tables: 0, details: 0, undos: 0 };
    try {
      await sideBySide(walks, (walk) => walk.begin());
      for (let step = 1; step <= STEPS + 1; step++) {
        await apply(ours, walks);
        await Promise.all([settled(ours), settled(theirs)]);
        await compare(walks, ours, theirs, counts);
        if (step <= STEPS) {
          await sideBySide(walks, (walk) => walk.step(step));
        }
      }
      await compareUndos(walks, ours);
    } finally {
      for (const walk of walks) {
        walk.repository.remove();
      }
    }
    const { tables, details, undos } = counts;
    report(`${walks.length} walks of ${STEPS} steps: ${tables} tables, ${details} details, ${undos} undos compared`);
  }, 3_600_000);
});

/** Each group by itself, so that kubectl's limit of requests does not make it slow. */
async function apply(namespace: Namespace, walks: readonly Walk[]): Promise<void> {
  const groups = new Map<string, Walk[]>();
  for (const walk of walks) {
    groups.set(walk.subject.group, [...(groups.get(walk.subject.group) ?? []), walk]);
  }
  await Promise.all(
    [...groups].map(([group, members]) =>
      namespace.apply(
        members.map(({ repository }) => repository.manifests()).join('---\n'),
        // The server judges what is applied; kubectl would take as long again.
        '--validate=ignore',
        '--prune',
        `--selector=walk=${group}`,
        '--prune-allowlist=core/v1/ConfigMap',
      ),
    ),
  );
}

/** @throws Error that names the workloads whose rollout does not end */
async function settled(namespace: Namespace): Promise<void> {
  const store = await namespace.store();
  for (const start = Date.now(); ; await sleep(200)) {
    await store.settled(MOST_SECONDS);
    const names = unfinished(store);
    if (names.length === 0) {
      return;
    }
    if (Date.now() - start > MOST_SECONDS * 1000) {
      throw new Error(`not rolled out: ${names.join(', ')}`);
    }
  }
}

async function compare(
  walks: readonly Walk[],
  ours: Namespace,
  theirs: Namespace,
  counts: { tables: number; details: number; undos: number },
): Promise<void> {
  const [onOurs, onTheirs, dry, madeOfOurs, madeOfTheirs] = [
    await tables(ours),
    await tables(theirs),
    await dryUndos(ours),
    await made(ours),
    await made(theirs),
  ];
  expect(madeOfOurs.missing).toEqual([]);
  for (const walk of walks) {
    const { name } = walk;
    const said = (await walk.repository.call(['history'])).out;
    expect(`${walk}\n${said}`).toBe(`${walk}\n${onOurs.get(name)}`);
    expect({ walk: `${walk}`, names: sorted(foretold(walk)) }).toEqual({
      walk: `${walk}`,
      names: sorted(madeOfOurs.names.get(name)),
    });
    expect({ walk: `${walk}`, names: sorted(madeOfOurs.names.get(name)) }).toEqual({
      walk: `${walk}`,
      names: sorted(madeOfTheirs.names.get(name)),
    });
    if (walk.causesAgree) {
      expect(`${walk}\n${withoutUndo(said)}`).toBe(`${walk}\n${onTheirs.get(name)}`);
    }
    const undo = await walk.repository.call(['undo', '--dry-run=client']);
    expect(`${walk}\n${undo.out}`).toBe(`${walk}\n${dry.get(name) ?? ''}`);
    counts.tables++;
    counts.undos++;
  }
  await compareDetails(walks, ours, theirs, counts);
}

/** Of each walk the newest revision, which the step may have made, and another one, which should have stayed. */
async function compareDetails(
  walks: readonly Walk[],
  ours: Namespace,
  theirs: Namespace,
  counts: { details: number },
): Promise<void> {
  const walksOf = new Map<number, Walk[]>();
  for (const walk of walks) {
    const [newest = 0, ...older] = visibleRevisions(walk.repository.history()).map(({ number }) => number);
    const other = older[walk.trail.length % Math.max(older.length, 1)];
    for (const revision of other === undefined ? [newest] : [newest, other]) {
      walksOf.set(revision, [...(walksOf.get(revision) ?? []), walk]);
    }
  }
  for (const [revision, having] of walksOf) {
    const [onOurs, onTheirs] = [await details(ours, revision, having), await details(theirs, revision, having)];
    for (const walk of having) {
      const said = (await walk.repository.call(['history', `--revision=${revision}`])).out;
      expect(`${walk}\n${said}`).toBe(`${walk}\n${onOurs.get(walk.name)}`);
      expect(`${walk}\n${withoutCause(said)}`).toBe(`${walk}\n${withoutCause(onTheirs.get(walk.name) ?? '')}`);
      counts.details++;
    }
  }
}

/** At the end kubectl undoes on our object what our command undoes in the repository. */
async function compareUndos(walks: readonly Walk[], ours: Namespace): Promise<void> {
  const undone = new Map<Walk, JsonObject>();
  await sideBySide(walks, async (walk) => {
    const { kind, name } = walk.subject;
    const { code } = await walk.repository.call(['undo']);
    const theirs = await ours.kubectl(['rollout', 'undo', `${kind}/${name}`]);
    expect({ walk: `${walk}`, code }).toEqual({ walk: `${walk}`, code: theirs.code });
    if (code === 0) {
      undone.set(walk, own((await ours.get<JsonObject>('apps/v1', kind, name)).spec, 'template') as JsonObject);
    }
  });
  for (const [walk, theirs] of undone) {
    const { kind, name } = walk.subject;
    const objects = parseManifests(walk.repository.manifests(), name).map(({ object }) => object);
    const template = own(objects.find((object) => object.kind === kind)?.spec, 'template');
    expect(canonicalTemplate(kind, template, '1.36')).toBe(canonicalTemplate(kind, theirs, '1.36'));
  }
  await settled(ours);
  expect((await made(ours)).missing).toEqual([]);
}

function sorted(names: ReadonlyMap<number, string> | undefined): readonly (readonly [number, string])[] {
  return [...(names ?? [])].sort(([a], [b]) => a - b);
}

/** Our causes say of an undo that it was one. */
function withoutUndo(table: string): string {
  return table.replace(/undo to revision \d+: /g, '');
}

function withoutCause(detail: string): string {
  return detail.replace(/^(?:\t| {2}Annotations:\t)kubernetes\.io\/change-cause:(?: .*|\n\t {2}.*)\n/m, '');
}

async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) {
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
}
