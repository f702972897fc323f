import type { Draft } from '../../../lib/kubernetes/decode/draft';
import type { Field, Schema, Struct } from '../../../lib/kubernetes/fields/schema';
import type { GoType } from '../../../lib/kubernetes/fields/type';
import { NEVER, ONE_OF, REQUIRED } from './rules';
import { VALUES } from './values';

/** A field of a struct, `core.Container.image`. */
export type FieldName = string;

/** Makes values of the table's types: what is required, the fields on the way to a goal, and a few more by chance. */
export class Generator {
  constructor(
    private readonly schema: Schema,
    private readonly random: () => number,
    private readonly chance: number,
    private readonly goal: ReadonlySet<FieldName> = new Set(),
  ) {}

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)] as T;
  }

  struct(name: string, depth = 0): Draft {
    const struct = this.schema.struct(name) as Struct;
    const draft: Draft = {};
    const fields = ONE_OF.has(name)
      ? this.one(struct)
      : struct.fields.filter((field) => this.wants(struct, field, depth));
    for (const field of fields) {
      if (field.json === '' && field.type.kind === 'named') {
        Object.assign(draft, this.struct(field.type.name, depth));
      } else {
        draft[field.json] = structuredClone(this.field(struct, field, depth));
      }
    }
    return draft;
  }

  private one(struct: Struct): readonly Field[] {
    const possible = struct.fields.filter((field) => !NEVER.has(`${struct.name}.${field.json}`));
    const aimed = possible.filter((field) => this.goal.has(`${struct.name}.${field.json}`));
    const simple = possible.filter(({ json }) => ['emptyDir', 'exec', 'configMapKeyRef', 'configMap'].includes(json));
    const usual = this.random() < this.chance || simple.length === 0 ? possible : simple;
    return [this.pick(aimed.length > 0 ? aimed : usual)];
  }

  private wants(struct: Struct, field: Field, depth: number): boolean {
    const name = `${struct.name}.${field.json}`;
    if (field.json === '' || REQUIRED[struct.name]?.includes(field.json) || this.goal.has(name)) {
      return true;
    }
    return !NEVER.has(name) && this.random() < this.chance / (1 + depth / 4);
  }

  private field(struct: Struct, field: Field, depth: number): unknown {
    const values = VALUES[`${struct.name}.${field.json}`] ?? VALUES[typeName(field.type)] ?? VALUES[field.json];
    return values === undefined ? this.value(field.type, field.json, depth + 1) : this.pick(values);
  }

  private value(type: GoType, key: string, depth: number): unknown {
    const listed = VALUES[typeName(type)];
    if (listed !== undefined) {
      return this.pick(listed);
    }
    const real = this.schema.underlying(type);
    switch (real.kind) {
      case 'pointer':
        return this.value(real.of, key, depth);
      case 'slice':
        return Array.from({ length: this.random() < 0.7 ? 1 : 2 }, () => this.value(real.of, key, depth));
      case 'map':
        return { [`${key.toLowerCase()}-key`]: this.value(real.of, key, depth) };
      case 'named':
        return this.struct(real.name, depth);
      case 'basic':
        return this.basic(real.name, key);
    }
  }

  private basic(name: string, key: string): unknown {
    if (name === 'bool') {
      return this.random() < 0.5;
    }
    return name === 'string' ? `${key.toLowerCase()}-${this.pick(['a', 'b'])}` : this.pick([1, 2, 5]);
  }
}

function typeName(type: GoType): string {
  return type.kind === 'pointer' ? typeName(type.of) : type.kind === 'named' ? type.name : '';
}
