import type { Field, Schema } from '../../../lib/kubernetes/fields/schema';
import type { GoType } from '../../../lib/kubernetes/fields/type';
import type { FieldName } from './generator';
import { NEVER } from './rules';

/** Every field that a struct leads to, each with the fields on the shortest way there. */
export function goals(root: string, schema: Schema): ReadonlyMap<FieldName, ReadonlySet<FieldName>> {
  const found = new Map<FieldName, ReadonlySet<FieldName>>();
  const queue: { name: string; way: readonly FieldName[] }[] = [{ name: root, way: [] }];
  const seen = new Set<string>();
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { name, way } = next;
    if (seen.has(name)) {
      continue;
    }
    seen.add(name);
    // Containers take every field; init containers and the pod's own resources take some.
    const last = (field: Field) => (['initContainers', 'ephemeralContainers'].includes(field.json) ? 1 : 0);
    const fields = [...(schema.struct(name)?.fields ?? [])].sort((a, b) => last(a) - last(b));
    for (const field of fields) {
      const full = `${name}.${field.json}`;
      if (NEVER.has(full)) {
        continue;
      }
      const path = field.json === '' ? way : [...way, full];
      if (field.json !== '') {
        found.set(full, new Set(path));
      }
      const inner = element(field.type);
      if (inner.kind === 'named' && full !== 'core.PodSpec.resources') {
        queue.push({ name: inner.name, way: path });
      }
    }
  }
  return found;
}

function element(type: GoType): GoType {
  return 'of' in type ? element(type.of) : type;
}
