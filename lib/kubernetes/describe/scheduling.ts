import { child, children, type Draft, text } from '../decode/draft';
import { compareBytes } from '../go-json';
import { sortedEntries } from './go-text';
import { number, textMap, texts } from './values';
import type { Writer } from './writer';

export function describeTopologySpread(constraints: readonly Draft[], writer: Writer): void {
  if (constraints.length === 0) {
    return;
  }
  writer.write(0, '  Topology Spread Constraints:\t');
  for (const [index, constraint] of sorted(constraints, 'topologyKey').entries()) {
    if (index > 0) {
      writer.write(0, '  \t');
    }
    const selector = child(constraint, 'labelSelector');
    const when = `${text(constraint, 'topologyKey')}:${text(constraint, 'whenUnsatisfiable')}`;
    writer.write(0, `${when} when max skew ${number(constraint, 'maxSkew')} is exceeded`);
    writer.write(0, selector === undefined ? '\n' : ` for selector ${selectorText(selector)}\n`);
  }
}

const OPERATORS: Readonly<Record<string, string>> = { In: ' in ', NotIn: ' notin ', Exists: '', DoesNotExist: '' };

/** A label selector as kubectl prints it: `app=web,tier in (a,b),!old`. */
function selectorText(selector: Draft): string {
  const requirements = [
    ...sortedEntries(textMap(selector, 'matchLabels')).map(([key, value]) => ({ key, text: `${key}=${value}` })),
    ...children(selector, 'matchExpressions').map((expression) => {
      const [key, operator] = [text(expression, 'key'), text(expression, 'operator')];
      const values = [...texts(expression, 'values')].sort(compareBytes);
      const list = values.length === 0 ? '' : `(${values.join(',')})`;
      return { key, text: `${operator === 'DoesNotExist' ? '!' : ''}${key}${OPERATORS[operator] ?? ''}${list}` };
    }),
  ].sort((a, b) => compareBytes(a.key, b.key));
  return requirements.length === 0 ? '<none>' : requirements.map((requirement) => requirement.text).join(',');
}

export function describeTolerations(tolerations: readonly Draft[], writer: Writer): void {
  writer.write(0, '  Tolerations:\t');
  if (tolerations.length === 0) {
    writer.write(0, '<none>\n');
  }
  for (const [index, toleration] of sorted(tolerations, 'key').entries()) {
    const [key, value, effect] = ['key', 'value', 'effect'].map((name) => text(toleration, name));
    const exists = toleration.operator === 'Exists' && value === '';
    writer.write(0, `${index > 0 ? '\t' : ''}${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`);
    writer.write(0, exists ? `${key || effect ? ' ' : ''}op=Exists` : '');
    writer.write(
      0,
      toleration.tolerationSeconds === undefined ? '' : ` for ${number(toleration, 'tolerationSeconds')}s`,
    );
    writer.write(0, '\n');
  }
}

/** kubectl's sort does not keep the order of equals among more than twelve; this one does. */
function sorted(items: readonly Draft[], key: string): readonly Draft[] {
  return [...items].sort((a, b) => compareBytes(text(a, key), text(b, key)));
}

/** The group that pods are scheduled with: `schedulingGroup` since 1.36, `workloadRef` in 1.35. */
export function describeSchedulingGroup(spec: Draft, writer: Writer): void {
  const [group, workload] = [child(spec, 'schedulingGroup'), child(spec, 'workloadRef')];
  if (group !== undefined) {
    writer.write(0, '  SchedulingGroup:\n');
    writer.write(1, `PodGroupName:\t${text(group, 'podGroupName')}\n`);
  } else if (workload !== undefined) {
    writer.write(0, '  WorkloadRef:\n');
    writer.write(1, `Name:\t${text(workload, 'name')}\n`);
    writer.write(1, `PodGroup:\t${text(workload, 'podGroup')}\n`);
    const replica = text(workload, 'podGroupReplicaKey');
    if (replica !== '') {
      writer.write(1, `PodGroupReplicaKey:\t${replica}\n`);
    }
  }
}
