import { resolve } from 'node:path';
import { useControlPlane } from '../control-plane/jest/use-cluster';
import type { Workload } from '../control-plane/objects';
import { readOutput } from './synthesize';

const cluster = useControlPlane();

test('a live app is adopted step by step, and each step exchanges the pods that it is said to', async () => {
  const namespace = await cluster().namespace('test');
  const store = await namespace.store();
  const kubelet = await namespace.kubelet({ seed: 1 });
  const seen: Record<string, readonly string[]> = {};
  let before = new Set<string>();
  for (const step of ['before', 'main', 'pinned', 'versioned', 'finished']) {
    const yaml = Object.values(readOutput(resolve('examples/adopted/dist', step))).join('---\n');
    const { code, stderr } = await namespace.kubectl(['apply', '--validate=strict', '-f', '-'], yaml);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await kubelet.run();
    const sets = store.list<Workload>('ReplicaSet').map(({ metadata }) => metadata.name);
    seen[step] = sets
      .filter((name) => !before.has(name))
      .map((name) => name.replace(/-[^-]*$/, ''))
      .sort();
    before = new Set(sets);
  }
  expect(seen).toEqual({
    before: ['shop-mailer-c814948d', 'shop-web-c82705b0'],
    main: [],
    pinned: [],
    versioned: ['shop-web-c82705b0'],
    finished: ['shop-mailer-c814948d'],
  });
});
