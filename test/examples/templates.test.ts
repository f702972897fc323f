import { resolve } from 'node:path';
import { examples } from '../../examples/apps';
import { templates } from './manifests';
import { readOutput, synthesize } from './synthesize';

const RULE =
  'Another pod template restarts the pods of everybody who upgrades, so it is a breaking change of this package: ' +
  'it needs a new major version and an entry in CHANGELOG.md that says which workloads roll.';

/** With `compatibility` templates are those of the cdk8s-plus that the app has, so adopted.test.ts compares them. */
const isCompatible = /^adopted\/(?!finished)/;
const apps = [{ name: 'main.ts', file: resolve('main.ts'), dist: resolve('dist') }, ...examples()];

test.each(apps.filter(({ name }) => !isCompatible.test(name)))(
  'an upgrade restarts nothing: $name has the committed pod templates',
  ({ file, dist }) => {
    const committed = templates(readOutput(dist));
    expect(Object.keys(committed)).not.toEqual([]);
    expect({ [RULE]: templates(synthesize(file).first) }).toEqual({ [RULE]: committed });
  },
);
