import { type History, type Recorded, record, release, restart, undo } from '../../lib/history';
import { rendered, type Version } from './web';

/** A workload whose every synthesis is released. */
class Released {
  history: History | undefined;

  record(version: Version): Recorded {
    return record(rendered(version), { found: this.history, released: this.history });
  }

  /** @returns what is said */
  release(version: Version): readonly string[] {
    const { history, warnings } = this.record(version);
    this.history = history;
    return warnings.map(({ message }) => message);
  }

  change(by: (history: History) => History): void {
    this.history = by(this.history as History);
  }
}

let web: Released;
beforeEach(() => {
  web = new Released();
});

describe('a change cause', () => {
  beforeEach(() => {
    expect(web.release({ image: 1, cause: 'the first' })).toEqual([]);
  });

  test('that is left over from the revision before is told, with what the change is', () => {
    const { warnings } = web.record({ image: 2, config: 'a', cause: 'the first' });
    expect(warnings).toEqual([
      {
        code: 'left-over-cause',
        message:
          'deployment.apps/web: the change cause "the first" is left over from revision 1; this is: volumes[0] added, image nginx:1.1 -> nginx:1.2, config web-conf app.conf',
      },
    ]);
  });

  test.each([
    ['is another one', { image: 2, cause: 'the second' }],
    ['nobody wrote', { image: 2 }],
    ['comes with no new revision', { image: 1, cause: 'the first' }],
  ])('that %s is not', (_, version) => {
    expect(web.release(version)).toEqual([]);
  });

  test('is left over from the revision before alone, not from an older one', () => {
    web.release({ image: 2, cause: 'the second' });
    expect(web.release({ image: 3, cause: 'the first' })).toEqual([]);
    expect(web.release({ image: 4, cause: 'the first' })).toHaveLength(1);
  });

  test('is as true as before of pods that are only restarted', () => {
    web.change((history) => restart(history, '2025-01-01T00:00:00Z'));
    expect(web.release({ image: 1, cause: 'the first' })).toEqual([]);
  });

  test('is told again and again until it is mended, for nothing is released meanwhile', () => {
    const before = web.history;
    for (const image of [2, 3]) {
      const { warnings, history } = record(rendered({ image, cause: 'the first' }), {
        found: web.history,
        released: before,
      });
      expect(warnings).toHaveLength(1);
      web.history = history;
    }
  });
});

describe('a hold', () => {
  beforeEach(() => {
    web.release({ image: 1, cause: 'one' });
    web.release({ image: 2, cause: 'two' });
    web.change((history) => undo(history).history);
  });

  test('is told while the code is that which was undone', () => {
    expect(web.release({ image: 2, cause: 'two' })).toEqual([
      'deployment.apps/web is held at revision 3: the code is not rendered until cdk8s-rollout release deployment/web',
    ]);
  });

  test('is told with what the code says when that has moved on', () => {
    expect(web.release({ image: 3 })).toEqual([
      'deployment.apps/web is held at revision 3, and the code has moved on (image nginx:1.1 -> nginx:1.3): it is not rendered until cdk8s-rollout release deployment/web',
    ]);
  });

  test('that the code agrees with can be ended', () => {
    expect(web.release({ image: 1 })).toEqual([
      'deployment.apps/web is held at revision 3, and the code says the same: end the hold with cdk8s-rollout release deployment/web',
    ]);
    web.change(release);
    expect(web.release({ image: 1 })).toEqual([]);
  });
});
