import type { Minor } from '../kubernetes/minor';
import type { TemplateChange } from '../kubernetes/roll/rolls';
import { own } from '../kubernetes/value';
import { type ConfigChange, type Content, compareRevisions, imagesOf } from './compare';
import type { WorkloadKind } from './history';
import { RESTARTED_AT } from './restart';

const MOST = 3;
const LONGEST_VALUE = 40;

/** A change cause made of the difference itself: `image nginx:1.21-alpine -> nginx:1.22-alpine`. */
export function causeOf(kind: WorkloadKind, before: Content, after: Content, minor: Minor): string {
  const { template, config } = compareRevisions(kind, before, after, minor);
  const parts = [...new Set([...template.map((change) => describe(change, after)), ...config.map(describeConfig)])];
  const others = parts.length - MOST;
  return parts.length === 0
    ? 'the pod template is written otherwise'
    : `${parts.slice(0, MOST).join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}

/** Whether nothing but a restart lies between two revisions. */
export function isRestart(kind: WorkloadKind, before: Content, after: Content, minor: Minor): boolean {
  const { template, config } = compareRevisions(kind, before, after, minor);
  return config.length === 0 && template.length > 0 && template.every(isRestartedAt);
}

function describe(change: TemplateChange, after: Content): string {
  if (isRestartedAt(change)) {
    return 'restart';
  }
  const { path } = change;
  const [, list, index, field] = /^spec\.template\.spec\.(containers|initContainers)\[(\d+)\]\.(.*)$/.exec(path) ?? [];
  if (list === undefined || field === undefined) {
    return valued(path.replace(/^spec\.template\.(spec\.)?/, ''), change);
  }
  const container = item(own(own(after.template, 'spec'), list), Number(index));
  const prefix = imagesOf(after).size > 1 ? `${String(own(container, 'name'))}: ` : '';
  const [, at] = /^env\[(\d+)\]\.value$/.exec(field) ?? [];
  const variable = at === undefined ? undefined : own(item(own(container, 'env'), Number(at)), 'name');
  return `${prefix}${valued(variable === undefined ? field : `env ${String(variable)}`, change)}`;
}

function isRestartedAt({ path, before, after }: TemplateChange): boolean {
  const only = (value: unknown) =>
    value === undefined || Object.keys(value as object).every((key) => key === RESTARTED_AT);
  return (
    path.includes(RESTARTED_AT) ||
    // The first annotation of all comes with the map around it.
    (path === 'spec.template.metadata.annotations' && only(before) && only(after))
  );
}

function valued(name: string, { before, after }: TemplateChange): string {
  const [old, now] = [shown(before), shown(after)];
  if (old !== undefined && now !== undefined) {
    return `${name} ${old} -> ${now}`;
  }
  return `${name} ${before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'}`;
}

/** A short value on one line. */
function shown(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return undefined;
  }
  const text = String(value);
  const isImage = text.includes('/') || text.includes(':');
  return text === '' || /\s/.test(text) || text.length > LONGEST_VALUE * (isImage ? 3 : 1) ? undefined : text;
}

function describeConfig({ config, key }: ConfigChange): string {
  return `config ${config} ${key.slice(key.indexOf('.') + 1)}`;
}

function item(value: unknown, index: number): unknown {
  return Array.isArray(value) ? value[index] : undefined;
}
