import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Finding } from '../../../lib/checks/finding';
import { CHECKS } from '../../../lib/checks/registry';
import type { JsonObject } from '../../../lib/kubernetes/value';
import { identityOf } from '../../../lib/manifests/identity';
import { judge } from '../../checks/judge';
import { deployment } from '../../checks/objects';
import { pageOf } from '../../checks/page';
import { call } from '../call';

const pages = CHECKS.flatMap(({ id }) => [pageOf(id).bad, pageOf(id).good]).map(({ head }) => head);
const bad = pages.filter((head) => judge({ head }).findings.some(({ autofix }) => autofix !== undefined));

/** Manifests that hold something to mend, with others beside them. */
const manifests = fc
  .tuple(fc.constantFrom(...bad), fc.subarray([...pages], { maxLength: 2 }), fc.nat(12), fc.constantFrom(5, 40))
  .map(([first, others, seconds, sleep]) => [
    ...first,
    ...others.flat(),
    // With the longer sleep one finding can be mended only once the other is.
    deployment({
      name: 'slow',
      container: { lifecycle: { preStop: { exec: { command: ['sleep', String(sleep)] } } } },
    }),
    deployment({ name: 'other', spec: { revisionHistoryLimit: 0 }, pod: { terminationGracePeriodSeconds: seconds } }),
  ])
  .map((all) => [...new Map(all.map((object) => [JSON.stringify(identityOf(object)), object])).values()]);

/** How a text is laid out. */
const layout = fc.record({
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  style: fc.constantFrom<'any' | 'flow' | 'json'>('any', 'any', 'flow', 'json'),
  eol: fc.constantFrom('\n', '\r\n'),
  comments: fc.infiniteStream(fc.constantFrom('', '', 'end', 'line')),
});

type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

function written(objects: readonly JsonObject[], { indent, indentSeq, style, eol, comments }: Layout): string {
  if (style === 'json') {
    return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, undefined, indent);
  }
  const collectionStyle = style === 'flow' ? 'flow' : 'any';
  const text = objects.map((object) => stringify(object, { indent, indentSeq, collectionStyle })).join('---\n');
  const lines = text.trimEnd().split('\n');
  return style === 'flow'
    ? lines.join(eol)
    : lines
        .flatMap((line, index) => {
          const [how] = comments;
          const hasRoom = /[\w\]}"'%]$|:$/.test(line) && !/[|>]-?$|^\s*(?:listen|location|return)/.test(line);
          return !hasRoom || how === '' || line.includes('\\')
            ? [line]
            : how === 'end'
              ? [`${line} # c${index}.`]
              : [`${/^ */.exec(line)?.[0]}# c${index}.`, line];
        })
        .join(eol);
}

const check = async (text: string, ...args: readonly string[]) => {
  const { out } = await call(['check', '-', '-o', 'json', '--fail-on', 'none', ...args], { stdin: () => text });
  return JSON.parse(out).findings as readonly Finding[];
};
const fixed = async (text: string) =>
  (await call(['check', '-', '--fix', '--fail-on', 'none'], { stdin: () => text })).out;

/** A finding wherever it stands in the text. */
const said = ({ line: _, ...rest }: Finding) => JSON.stringify(rest);

/** What nothing mends, not even once all else is mended: a sleep is, when the grace period has room for it. */
function stays(findings: readonly Finding[]): readonly Finding[] {
  const grows = findings.filter(({ id }) => id === 'prestop-exceeds-grace').map(({ object }) => JSON.stringify(object));
  return findings
    .filter(({ autofix }) => autofix === undefined)
    .filter(({ id, object }) => id !== 'prestop-exec-sleep' || !grows.includes(JSON.stringify(object)));
}

test('what can be mended is found no more, all else is found as before, and a second run changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(manifests, layout, async (objects, laidOut) => {
      const before = written(objects, laidOut);
      const after = await fixed(before);
      expect((await check(after)).map(said)).toEqual(stays(await check(before)).map(said));
      expect(await fixed(after)).toBe(after);
    }),
    { numRuns: 60 },
  );
});

test('lines that are not touched stay, in their order, and so do the comments on them', async () => {
  await fc.assert(
    fc.asyncProperty(manifests, layout, async (objects, laidOut) => {
      fc.pre(laidOut.style === 'any');
      const before = written(objects, laidOut);
      const after = await fixed(before);
      const gone = linesGone(before.split(laidOut.eol), after.split(laidOut.eol));
      expect(gone.filter((line) => !TOUCHED.test(line))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

/** The lines that a mended field may take with it. */
const TOUCHED =
  /^\s*(?:# c\d+\.$|(?:- )?(?:exec|command|revisionHistoryLimit|terminationGracePeriodSeconds|unhealthyPodEvictionPolicy|matchLabelKeys|sleep|seconds)\b|- )/;

function linesGone(before: readonly string[], after: readonly string[]): readonly string[] {
  let at = 0;
  return before.filter((line) => {
    const found = after.indexOf(line, at);
    at = found === -1 ? at : found + 1;
    return found === -1;
  });
}
