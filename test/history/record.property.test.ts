import fc from 'fast-check';
import { checkHistory, type History, printHistory, record, visibleRevisions } from '../../lib/history';
import { kind, numRuns, Project, type Step, step, version } from './project';
import { SettledController } from './settled-controller';
import { configName, rendered, type Version } from './web';

/** Everything of a revision that may not change once it is released. */
function fixed({ digest, template, config, minor }: History['revisions'][number]): string {
  return JSON.stringify({ digest, template, config, minor });
}

test('numbers, causes and what is visible are the controller’s, where each commit is applied and settled', () => {
  fc.assert(
    fc.property(kind, fc.array(step, { maxLength: 40 }), (each, steps) => {
      const project = new Project(each);
      const controller = new SettledController();
      project.synthesize();
      for (const one of [{ do: 'commit' } as Step, ...steps]) {
        project.take(one);
        const { manifest } = project.synthesize();
        if (one.do === 'commit') {
          controller.apply(manifest);
          const visible = visibleRevisions(project.past.found as History);
          expect(visible.map(({ number, cause }) => [number, cause])).toEqual(controller.history());
        }
      }
    }),
    { numRuns },
  );
});

test('recording is idempotent, before a release and after it, keeps what was released, and checks out', () => {
  fc.assert(
    fc.property(kind, fc.array(step, { maxLength: 25 }), (each, steps) => {
      const project = new Project(each);
      for (const one of steps) {
        const first = project.synthesize();
        const second = project.synthesize();
        expect(second).toEqual(first);
        const found = project.past.found as History;
        const merged = record(rendered({ ...project.version, kind: each }), { released: found, found });
        expect(printHistory(merged.history)).toBe(printHistory(found));
        checkHistory(project.past.found as History, 'file');
        const released = project.past.released?.revisions.filter(({ pending }) => !pending) ?? [];
        const now = new Map((project.past.found as History).revisions.map((one) => [one.digest, one]));
        const oldest = Math.min(...[...now.values()].map(({ number }) => number));
        for (const revision of released) {
          const same = now.get(revision.digest);
          // What is older than all that is kept may leave.
          expect(same === undefined ? revision.number < oldest : fixed(same) === fixed(revision)).toBe(true);
        }
        project.take(one);
      }
    }),
    { numRuns },
  );
});

test('the config of each kept revision is rendered or retained', () => {
  fc.assert(
    fc.property(kind, fc.array(step, { maxLength: 25 }), (each, steps) => {
      const project = new Project(each);
      for (const one of steps) {
        const { history, manifest, config } = project.synthesize();
        const names = new Set(history.revisions.flatMap((revision) => revision.config.map(nameOf)));
        for (const { template } of history.revisions) {
          for (const name of volumesOf(template)) {
            expect(names).toContain(name);
          }
        }
        const inMain = [
          ...config.map(nameOf),
          ...(project.version.config === undefined ? [] : [configName(project.version.config)]),
        ];
        for (const name of volumesOf((manifest.spec as { readonly template: unknown }).template)) {
          expect(inMain).toContain(name);
        }
        project.take(one);
      }
    }),
    { numRuns },
  );
});

test('release takes an undo back, as if neither had been', () => {
  fc.assert(
    fc.property(kind, fc.array(step, { maxLength: 20 }), fc.nat({ max: 5 }), (each, steps, back) => {
      const project = new Project(each);
      for (const one of [...steps, { do: 'release' } as Step]) {
        project.synthesize();
        project.take(one);
      }
      const before = project.synthesize();
      if (!project.take({ do: 'undo', back })) {
        return;
      }
      project.synthesize();
      project.take({ do: 'release' });
      expect(project.synthesize()).toEqual(before);
    }),
    { numRuns },
  );
});

function nameOf(object: unknown): string {
  return (object as { readonly metadata: { readonly name: string } }).metadata.name;
}

function volumesOf(template: unknown): readonly string[] {
  const { spec } = template as {
    readonly spec: { readonly volumes?: readonly { readonly configMap: { readonly name: string } }[] };
  };
  return (spec.volumes ?? []).map(({ configMap }) => configMap.name);
}

test('what is tried leaves no trail: only what is released and what is wanted now counts', () => {
  fc.assert(
    fc.property(
      fc.array(version, { maxLength: 5 }),
      fc.array(version, { maxLength: 5 }),
      version,
      (old, tried, last) => {
        const unpaused = (each: Version): Version => ({ ...each, paused: false });
        const released = new Project('Deployment');
        for (const each of old.map(unpaused)) {
          released.take({ do: 'edit', to: each });
          released.synthesize();
          released.take({ do: 'commit' });
        }
        const direct = new Project('Deployment');
        direct.past = released.past;
        direct.version = last;
        const result = direct.synthesize();
        for (const each of [...tried, last]) {
          released.take({ do: 'edit', to: each });
          released.synthesize();
        }
        expect(released.synthesize()).toEqual(result);
      },
    ),
    { numRuns },
  );
});
