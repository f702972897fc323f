import { printable } from '../printable';
import { fullName } from '../words/object-name';
import { valueText } from '../words/value';
import type { CheckReport } from './report';
import { placeText } from './words';

/**
 * What checks found as JUnit XML, which most CI servers show as tests: a failed one for each finding, and for each
 * suppression one that was skipped, with its reason. Where nothing is found there is one that passed.
 */
export function checkJunit({ findings, suppressed, objects }: CheckReport): string {
  const failed = findings.map(({ id, severity, object, file, line, path, value, message, fix }) => {
    const at = placeText(file, line);
    const field = `${path === undefined ? '' : ` at ${path}`}${value === undefined ? '' : `, found ${valueText(value)}`}`;
    const text = [
      ...(at === '' ? [] : [at]),
      `${fullName(object)}${field}`,
      message,
      ...(fix === undefined ? [] : [`to do: ${fix}`]),
    ];
    const where = file === undefined ? '' : ` file="${escaped(file)}"${line === undefined ? '' : ` line="${line}"`}`;
    return [
      `    <testcase classname="${escaped(id)}" name="${escaped(`${fullName(object)}${field}`)}"${where}>`,
      `      <failure type="${severity}" message="${escaped(message)}">${text.map(escaped).join('\n')}</failure>`,
      '    </testcase>',
    ].join('\n');
  });
  const skipped = suppressed.map(
    ({ finding: { id, object }, reason }) =>
      `    <testcase classname="${escaped(id)}" name="${escaped(fullName(object))}"><skipped message="${escaped(reason)}"/></testcase>`,
  );
  const passed =
    failed.length === 0 ? [`    <testcase classname="cdk8s-rollout" name="nothing found in ${objects} objects"/>`] : [];
  const counts = `tests="${failed.length + skipped.length + passed.length}" failures="${failed.length}" skipped="${skipped.length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="cdk8s-rollout check" ${counts}>`,
    ...passed,
    ...failed,
    ...skipped,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text of others in XML, on one line; what XML forbids is shown by its escape. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
