import fc from 'fast-check';
import { type History, type Past, type Revision, record, restart, undo } from '../../lib/history';
import { kept } from '../../lib/history/window';
import { seed } from '../kubernetes/runs';
import { rendered } from './web';

const limits = fc.oneof(
  fc.array(fc.oneof(fc.integer({ min: -1, max: 12 }), fc.constant(2 ** 31 - 1)), { maxLength: 40 }),
  // Large limits stand at the end, and leave.
  fc
    .tuple(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 30 }), fc.array(fc.integer({ min: 0, max: 12 })))
    .map(([newer, older]) => [...newer, ...older]),
);

function revisions(of: readonly number[]): readonly Revision[] {
  return of.map((limit, index) => ({
    number: of.length - index,
    digest: `sha256:${String(index).padStart(64, '0')}`,
    minor: '1.36',
    limit,
    template: {},
    config: [],
  }));
}

test('what is kept is kept the next time, too', () => {
  fc.assert(
    fc.property(limits, (of) => {
      const once = kept(revisions(of));
      expect(kept(once)).toEqual(once);
    }),
    { seed, numRuns: 1000 },
  );
});

test('the newest, as many as the largest limit among what is kept, and six more are kept', () => {
  fc.assert(
    fc.property(limits, (of) => {
      const all = revisions(of);
      const stay = kept(all);
      expect(stay).toEqual(all.slice(0, stay.length));
      const isEndless = stay.some(({ limit }) => limit < 0 || limit === 2 ** 31 - 1);
      const most = 1 + Math.max(0, ...stay.map(({ limit }) => limit)) + 5 + 1;
      expect(stay.length).toBe(isEndless ? all.length : Math.min(all.length, most));
    }),
    { seed, numRuns: 1000 },
  );
});

test('what is held is kept beside them', () => {
  fc.assert(
    fc.property(limits, fc.nat(), (of, place) => {
      const all = revisions(of);
      const held = all[place % all.length];
      const stay = kept(all, held?.digest);
      expect(stay.filter((one) => one !== held)).toEqual(kept(all).filter((one) => one !== held));
      expect(stay.includes(held as Revision)).toBe(held !== undefined);
      expect(kept(stay, held?.digest)).toEqual(stay);
    }),
    { seed, numRuns: 1000 },
  );
});

test('what is held stays, however often it is restarted', () => {
  let history: History | undefined;
  const release = (found: History | undefined, image: number) => {
    const recorded = record(rendered({ image, limit: 0 }), { released: history, found });
    history = recorded.history;
    return recorded;
  };
  const first = record(rendered({ image: 1, limit: 1 }), {}).history;
  history = record(rendered({ image: 2, limit: 1 }), { released: first, found: first }).history;
  release(undo(history).history, 2);
  for (let minute = 10; minute < 40; minute += 1) {
    const { manifest } = release(restart(history, `2025-01-01T10:${minute}:00Z`), 2);
    expect(JSON.stringify(manifest)).toContain('"nginx:1.1"');
  }
});

test('after the last revision of a larger limit has left, unchanged code changes no history', () => {
  let past: Past = {};
  for (let image = 1; image <= 18; image += 1) {
    const { history } = record(rendered({ image, limit: image === 1 ? 10 : 1 }), past);
    past = { released: history, found: history };
  }
  const { history } = record(rendered({ image: 18, limit: 1 }), past);
  expect(history.revisions.map(({ number }) => number)).toEqual(
    (past.found as History).revisions.map((one) => one.number),
  );
  expect(history).toBe(past.found);
});
