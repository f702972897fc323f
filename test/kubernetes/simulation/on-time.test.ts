import type { Change } from '../../control-plane/store';
import { secondsLate, type Watched, watchOnTime } from './on-time';

function change(type: Change['type'], at: number, pod: { bound?: true; ready?: true; deleted?: true }): Change {
  const deletionTimestamp = pod.deleted && '2026-01-01T00:00:00Z';
  const conditions = [{ type: 'Ready', status: pod.ready ? 'True' : 'False' }];
  const object = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', ...(deletionTimestamp && { deletionTimestamp }) },
    spec: { ...(pod.bound && { nodeName: 'node-1' }), containers: [] },
    status: { conditions },
  };
  return { type, at: at * 1000, object };
}

const life = (ready: number, gone: number): readonly Change[] => [
  change('ADDED', 0, {}),
  change('MODIFIED', 1, { bound: true }),
  change('MODIFIED', 2, { bound: true }),
  change('MODIFIED', ready, { bound: true, ready: true }),
  change('MODIFIED', 50, { bound: true, ready: true }),
  change('MODIFIED', 100, { bound: true, ready: true, deleted: true }),
  change('MODIFIED', 101, { bound: true, deleted: true }),
  change('DELETED', gone, { bound: true, deleted: true }),
];

test.each([
  ['on time', life(9, 104), 0],
  ['late with readiness', life(12, 104), 3],
  ['late with the end', life(9, 106.5), 2.5],
  ['early', life(7, 104), 2],
  ['on time with what did not end yet', life(9, 104).slice(0, -1), 0],
])('kwok is %s', (_, changes, late) => {
  expect(secondsLate(changes, 8, 4)).toBe(late);
});

test('what differs is watched again only where kwok was late, three times at most', async () => {
  const times: string[] = [];
  const watched: Readonly<Record<string, readonly Watched[]>> = {
    right: [{ late: 5 }],
    wrong: [{ difference: 'wrong', late: 0.2 }],
    busy: [{ difference: 'busy', late: 2 }, { late: 0 }],
    'busy, then wrong': [
      { difference: 'busy', late: 2 },
      { difference: 'wrong', late: 0 },
    ],
    'always busy': [
      { difference: 'busy', late: 2 },
      { difference: 'busy', late: 2 },
      { difference: 'busy', late: 3 },
    ],
  };
  const differing = await watchOnTime(watched, async (name, seen) => {
    times.push(name);
    return seen[times.filter((one) => one === name).length - 1] as Watched;
  });
  expect(differing).toEqual({
    wrong: 'wrong\nkwok was 0.2 s late',
    'busy, then wrong': 'wrong\nkwok was 0.0 s late',
    'always busy': 'busy\nkwok was 3.0 s late',
  });
  expect(times).toHaveLength(1 + 1 + 2 + 2 + 3);
});
