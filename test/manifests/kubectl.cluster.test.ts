import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { ManifestError, parseManifests } from '../../lib/manifests/parse';
import { findKubectl } from '../control-plane/binaries';
import { report, runs, seed } from '../kubernetes/runs';

/** What kubectl reads, without a cluster; undefined for what it does not take. */
function fromKubectl(text: string): readonly unknown[] | undefined {
  const kubectl = findKubectl();
  if (kubectl === undefined) throw new Error('kubectl is not built: npm run test:cluster');
  const args = ['label', '--local', '-f', '-', 'read=yes', '-o', 'json'];
  const { status, stdout } = spawnSync(kubectl, args, {
    encoding: 'utf8',
    input: text,
    env: { KUBECONFIG: '/dev/null' },
  });
  const objects = stdout.split(/^(?=\{)/m).map((object) => (object === '' ? '' : JSON.parse(object)));
  return status === 0 ? objects.map(({ spec }) => spec) : undefined;
}

function fromUs(text: string): readonly unknown[] | undefined {
  try {
    return parseManifests(text, 'text').map(({ object }) => object.spec);
  } catch (error) {
    if (error instanceof ManifestError) return undefined;
    throw error;
  }
}

const SIGNS = ['', '-', '+'];
const WORDS =
  'yes|No|y|N|on|OFF|true|FALSE|null|~|Null|nil|None|truE|yEs|.5|.|..|-|---x|1.|1.e3|.e3|0x|0b|0o8|1__0|_1|2024-01-01|2024-01-01T00:00:00Z|12:30|1:2:3.5|1e|0.1e+3|08|0999|<<|=|!x|a#b|a: b';

/** A scalar as somebody may write it, most of them numbers of some base or nearly so. */
const scalar = fc.oneof(
  fc.constantFrom(...WORDS.split('|')),
  fc
    .tuple(
      fc.constantFrom(...SIGNS),
      fc.constantFrom('', '0', '0x', '0X', '0b', '0o', '0O', '.', '0.', '1'),
      fc.stringMatching(/^[0-9a-fA-F_]{0,20}$/),
      fc.constantFrom('', '', '', '.', '.5', 'e3', 'E-2', ':30'),
    )
    .map((parts) => parts.join('')),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.bigInt({ min: -(2n ** 66n), max: 2n ** 66n }).map(String),
  fc.string({ maxLength: 8 }).map((text) => JSON.stringify(text)),
  fc.stringMatching(/^[a-zA-Z][-\w./]{0,10}$/),
);

const manifest = (spec: string) => `apiVersion: example.com/v1\nkind: Any\nmetadata: {name: a}\nspec: ${spec}\n`;

/** A number that Go prints in another way when it is a key (`-0.` is `-0`), and that nobody has for one. */
const EXPONENT = /^(?:-[0_]*\.|[-+]?[\d._]*(?:\d{6,}|e[-+]?\d|\.0000))/i;

/** JavaScript's numbers hold 53 bits; kubectl prints all 64 of an integer. */
const rounded = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');

/** kubectl is asked about so many at once, and about each when it does not take them all. */
const AT_ONCE = 25;

test('a scalar and a key mean what they mean to kubectl', () => {
  const scalars = fc.sample(scalar, { seed, numRuns: runs(1500) });
  const keys = scalars.filter((source, index) => index % 5 === 0 && !EXPONENT.test(source));
  const lines = [...scalars.map((source) => `k: ${source}`), ...keys.map((source) => `${source}: key`)];
  const counts = { taken: 0, refused: 0 };
  for (let at = 0; at < lines.length; at += AT_ONCE) {
    const some = lines.slice(at, at + AT_ONCE);
    const all = some.map((line) => `\n- ${line}`).join('');
    for (const spec of fromKubectl(manifest(all)) === undefined ? some.map((line) => `\n- ${line}`) : [all]) {
      const theirs = fromKubectl(manifest(spec));
      expect(rounded([spec, fromUs(manifest(spec))])).toEqual(rounded([spec, theirs]));
      counts[theirs === undefined ? 'refused' : 'taken'] += spec === all ? some.length : 1;
    }
  }
  report(`YAML: ${counts.taken} scalars and keys read as kubectl does, ${counts.refused} refused by both`);
}, 600_000);
