import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SEVERITIES } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { parseManifests } from '../../lib/manifests/parse';
import { charts, type Expected, examples, type ManifestSet } from '../../test/checks/false-alarms/sets';

/** How much the checks find in charts and examples: tables of all that their test expects, and so of all that there is. */
export function countLines(): readonly string[] {
  const [all, own] = [charts(), examples()];
  const changes = all.filter(({ change }) => change !== undefined);
  const ofChanges = changes.flatMap(({ change }) => change?.findings ?? []);
  const ofCharts = all.flatMap(({ findings }) => findings);
  const ofExamples = own.flatMap(({ findings }) => findings);
  return [
    '| manifests | sets | objects | errors | warnings | infos |',
    '| :-------- | ---: | ------: | -----: | -------: | ----: |',
    row('in the style of charts', [all.length, objectsIn(all), ...bySeverity(ofCharts)]),
    row('changes of these', [changes.length, objectsIn(changes), ...bySeverity(ofChanges)]),
    row('`dist` and the examples', [own.length, objectsIn(own), ...bySeverity(ofExamples)]),
    '',
    '| check | charts | changes | examples |',
    '| :---- | -----: | ------: | -------: |',
    ...CHECKS.flatMap(({ id }) => {
      const counts = [ofCharts, ofChanges, ofExamples].map((found) => sum(found.filter((one) => one.id === id)));
      return counts.some((count) => count > 0) ? [row(`[${id}](${id}.md)`, counts)] : [];
    }),
  ];
}

function row(name: string, counts: readonly number[]): string {
  return `| ${name} | ${counts.join(' | ')} |`;
}

function bySeverity(found: readonly Expected[]): readonly number[] {
  return SEVERITIES.map((severity) => sum(found.filter((one) => one.severity === severity)));
}

function sum(found: readonly Expected[]): number {
  return found.reduce((total, { objects }) => total + objects.length, 0);
}

function objectsIn(sets: readonly ManifestSet[]): number {
  return sets.flatMap(({ path }) => filesIn(path)).flatMap((file) => parseManifests(readFileSync(file, 'utf8'), file))
    .length;
}

function filesIn(path: string): readonly string[] {
  return statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => filesIn(join(path, name)))
    : path.endsWith('.yaml')
      ? [path]
      : [];
}
