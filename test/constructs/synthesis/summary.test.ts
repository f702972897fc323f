import { Chart } from 'cdk8s';
import { App } from '../../../lib/constructs/app';
import { type FileOutcome, summary } from '../../../lib/constructs/synthesis/summary';

const chart = new Chart(new App({ kubernetes: '1.36' }), 'chart');

function files(count: number, objects: number): FileOutcome[] {
  const identity = { group: 'apps', kind: 'Deployment', namespace: 'x', name: 'web' };
  return Array.from({ length: count }, (_, index) => ({
    path: `dist/${index}.yaml`,
    outcome: index === 0 ? 'unchanged' : 'written',
    objects: Array.from({ length: objects }, () => ({ source: chart, chart, identity, text: '' })),
  }));
}

test('few files are listed with their objects', () => {
  expect(summary(files(2, 1))).toBe(
    'dist/0.yaml  unchanged\n  deployment.apps/web\ndist/1.yaml  written\n  deployment.apps/web\n',
  );
  expect(summary(files(12, 5)).split('\n')).toHaveLength(12 * 6 + 1);
});

test.each([
  [13, 1, '12 files written, 1 unchanged, 13 objects\n'],
  [3001, 3, '3,000 files written, 1 unchanged, 9,003 objects\n'],
  [1, 61, '0 files written, 1 unchanged, 61 objects\n'],
  [2, 50, '1 file written, 1 unchanged, 100 objects\n'],
])('%i files of %i objects are counted', (count, objects, text) => {
  expect(summary(files(count, objects))).toBe(text);
});

test('an app without charts says so in no words', () => {
  expect(summary([])).toBe('');
});
