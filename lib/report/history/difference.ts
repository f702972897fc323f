import { type ConfigChange, compareRevisions, type History, type Revision, workloadName } from '../../history';
import type { TemplateChange } from '../../kubernetes';
import { lineDifference } from '../lines';

/** In what two revisions differ: fields of the template, then config, line by line. */
export function revisionDifference(history: History, before: Revision, after: Revision): string {
  const { template, config } = compareRevisions(history.workload.kind, before, after, after.minor);
  const lines = [...template.map(templateLine), ...config.flatMap(configLines)];
  const same = before.digest === after.digest ? 'no difference' : 'no difference but in how the template is written';
  const title = `${workloadName(history.workload)} from revision ${before.number} to revision ${after.number}`;
  return `${[title, ...(lines.length === 0 ? [same] : lines)].join('\n')}\n\n`;
}

function templateLine({ path, before, after }: TemplateChange): string {
  return `${path}: ${shown(before)} -> ${shown(after)}`;
}

function shown(value: unknown): string {
  return value === undefined ? '<none>' : typeof value === 'string' ? value || '""' : JSON.stringify(value);
}

function configLines({ config, key, before, after }: ConfigChange): readonly string[] {
  return [`configmap/${config} ${key}:`, ...lineDifference(before ?? '', after ?? '').map((line) => `  ${line}`)];
}
