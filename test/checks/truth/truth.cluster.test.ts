import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster } from '../../control-plane/cluster';
import { useControlPlane } from '../../control-plane/jest/use-cluster';
import { resolveMinor } from '../../control-plane/versions';
import { pageOf } from '../page';
import { prepareNodes } from './nodes';
import { TRUTHS } from './table';
import { Trial } from './trial';
import type { Look, Truth } from './truth';

/** Seconds for what is to be seen, on a machine that is busy. */
const PATIENCE = 30;

const truths = Object.entries(TRUTHS).flatMap(([id, all]) =>
  all.map((truth) => ({ id, ...truth, minor: resolveMinor(truth.minor) })),
);
const minors = [...new Set(truths.map(({ minor }) => minor))];

describe.each(minors)('Kubernetes %s', (minor) => {
  const shared = useControlPlane({ minor });

  /** The tests run side by side: a namespace of the suite's own cluster would end with whichever ends first. */
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = new Cluster(shared().connection);
    await prepareNodes(cluster);
  });

  afterAll(() => cluster?.close());

  test.concurrent.each(truths.filter((truth) => truth.minor === minor))('$id: $what', async (truth) => {
    await hold(cluster, truth);
  });
});

/** Holds the bad manifests against what is to be seen, and the good ones against the same. */
async function hold(cluster: Cluster, truth: Omit<Truth, 'minor'> & { readonly id: string }): Promise<void> {
  const sides = (['bad', 'good'] as const).map(async (side) => {
    const trial = await Trial.open(cluster, (truth.given ?? pageOf(truth.id))[side]);
    try {
      await seen(await truth.see(trial), { manifests: side, seen: truth[side] });
    } finally {
      await trial.close();
    }
  });
  const failed = (await Promise.allSettled(sides)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') {
    throw failed.reason;
  }
}

async function seen(look: Look, expected: { readonly manifests: string; readonly seen: unknown }): Promise<void> {
  for (const start = Date.now(); ; await sleep(100)) {
    try {
      expect({ manifests: expected.manifests, seen: await look() }).toEqual(expected);
      return;
    } catch (error) {
      if (Date.now() - start > PATIENCE * 1000) {
        throw error;
      }
    }
  }
}
