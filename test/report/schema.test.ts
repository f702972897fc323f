import { readFileSync } from 'node:fs';
import type { Schema } from 'ts-json-schema-generator';
import { CHECK, FORMS, type Form, PLAN } from '../../tools/schema/forms';
import { schemaReference } from '../../tools/schema/markdown';
import { schemaOf, schemaText } from '../../tools/schema/schema';

jest.setTimeout(60_000);

const schemas = new Map(FORMS.map((form) => [form, schemaOf(form)]));
const schemaFor = (form: Form): Schema => schemas.get(form) ?? {};

type Definitions = Readonly<Record<string, Schema>>;

describe.each(FORMS)('the JSON of a $kind', (form) => {
  test('has the schema that its types say (`npm run docs:schema` writes it anew)', () => {
    expect(readFileSync(form.schemaFile, 'utf8')).toBe(schemaText(schemaFor(form)));
  });

  test('has the reference that the schema says (`npm run docs:schema` writes it anew)', () => {
    expect(readFileSync(form.referenceFile, 'utf8')).toBe(schemaReference(form, schemaFor(form)));
  });

  test('every field has a meaning', () => {
    const definitions = Object.entries(definitionsOf(schemaFor(form), form.kind));
    const silent = definitions.flatMap(([name, definition]) =>
      Object.entries((definition.properties ?? {}) as Definitions)
        .filter(([, { description = '' }]) => description === '')
        .map(([key]) => `${name}.${key}`),
    );
    expect(definitions.length).toBeGreaterThan(form === PLAN ? 20 : 8);
    expect(silent).toEqual([]);
  });

  test('a link in the reference leads to a heading', () => {
    const text = schemaReference(form, schemaFor(form));
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replaceAll(' ', '-'),
    );
    expect(links.length).toBeGreaterThan(form === PLAN ? 20 : 8);
    expect(links.filter((link) => !headings.includes(link))).toEqual([]);
  });
});

test('the findings of a plan and of check have one form; that of check takes no other field', () => {
  const [plan, check] = [definitionsOf(schemaFor(PLAN), 'Plan'), definitionsOf(schemaFor(CHECK), 'Check')];
  const shared = Object.keys(check).filter((name) => name in plan);
  const open = ({ additionalProperties: _, ...rest }: Schema): Schema => rest;
  expect(shared.sort()).toEqual(['Autofix', 'Edit', 'Finding', 'Minor', 'ObjectReference', 'Severity']);
  expect(shared.map((name) => open(check[name] ?? {}))).toEqual(shared.map((name) => plan[name]));
  expect(
    Object.entries(check)
      .filter(([, { type, additionalProperties }]) => type === 'object' && additionalProperties !== false)
      .map(([name]) => name),
  ).toEqual([]);
});

/** Those of the schema, and the whole. */
function definitionsOf(schema: Schema, kind: string): Definitions {
  return { [kind]: schema, ...(schema.definitions as Definitions) };
}
