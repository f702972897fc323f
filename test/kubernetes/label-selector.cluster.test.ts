import { parseSelector } from '../../lib/kubernetes/label-selector';
import { useCluster } from '../control-plane/jest/use-cluster';
import { random } from '../control-plane/random';
import { report, runs, seed } from './runs';

const KEYS = ['app', 'tier', 'example.com/part', 'weight', 'in', 'A_b.c-d', 'no such', '-bad', 'a/b/c', ''];
const VALUES = ['web', 'db', '', '1', '20', '-3', 'a_b', 'in', 'x y', '-bad', 'bad-', '('];
const OPERATORS = ['=', '==', '!=', ' in ', ' notin ', '>', '<', '', '!', ' ', ','];

describe('a label selector', () => {
  const cluster = useCluster();

  test('matches what the API server lists, and is refused where the API server refuses it', async () => {
    const namespace = await cluster().namespace();
    const next = random(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
    const objects = Array.from({ length: 40 }, (_, index) => ({
      name: `config-${index}`,
      labels: Object.fromEntries(
        KEYS.slice(0, 6)
          .filter(() => next() < 0.5)
          .map((key) => [key, pick(VALUES.slice(0, 5))]),
      ),
    }));
    for (const metadata of objects) {
      await namespace.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata } as never);
    }
    const one = () => {
      const key = next() < 0.9 ? pick(KEYS.slice(0, 6)) : pick(KEYS);
      const value = () => (next() < 0.9 ? pick(VALUES.slice(0, 5)) : pick(VALUES));
      const values = () => Array.from({ length: Math.floor(next() * 3) }, value).join(',');
      const operator = pick(OPERATORS);
      const operand = operator.includes('in') ? `(${values()})` : operator === '' ? '' : value();
      return operator === '!' ? `!${key}` : `${key}${operator}${operand}`;
    };
    let [matched, refused] = [0, 0];
    for (let index = 0; index < runs(600); index++) {
      const selector = Array.from({ length: 1 + Math.floor(next() * 2) }, one).join(next() < 0.9 ? ',' : ', ,');
      const path = `/api/v1/namespaces/${namespace.name}/configmaps?labelSelector=${encodeURIComponent(selector)}`;
      const theirs = await cluster()
        .client.call<{ readonly items: readonly { readonly metadata: { readonly name: string } }[] }>({
          method: 'GET',
          path,
        })
        .then(
          ({ object }) =>
            object.items.map(({ metadata }) => metadata.name).filter((name) => name.startsWith('config-')),
          () => 'refused' as const,
        );
      const ours = attempt(() =>
        objects.filter(({ labels }) => parseSelector(selector)(labels)).map(({ name }) => name),
      );
      expect({ selector, names: ours === 'refused' ? ours : [...ours].sort() }).toEqual({ selector, names: theirs });
      matched += theirs === 'refused' ? 0 : 1;
      refused += theirs === 'refused' ? 1 : 0;
    }
    expect(Math.min(matched, refused)).toBeGreaterThan(0);
    report(`${matched} label selectors matched, ${refused} refused`);
  });
});

function attempt<T>(work: () => T): T | 'refused' {
  try {
    return work();
  } catch {
    return 'refused';
  }
}
