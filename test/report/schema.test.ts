import { readFileSync } from 'node:fs';
import type { Schema } from 'ts-json-schema-generator';
import { REFERENCE_FILE, schemaReference } from '../../tools/schema/markdown';
import { planSchema, SCHEMA_FILE, schemaText } from '../../tools/schema/schema';

jest.setTimeout(60_000);

test('the schema is what the types say (`npm run docs:schema` writes it anew)', () => {
  expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(schemaText());
});

test('the reference of the JSON is what the schema says (`npm run docs:schema` writes it anew)', () => {
  expect(readFileSync(REFERENCE_FILE, 'utf8')).toBe(schemaReference(planSchema()));
});

test('every field of the schema has a meaning', () => {
  const definitions = Object.entries({ Plan: planSchema(), ...planSchema().definitions });
  const silent = definitions.flatMap(([name, definition]) =>
    Object.entries((definition.properties ?? {}) as Readonly<Record<string, Schema>>)
      .filter(([, { description = '' }]) => description === '')
      .map(([key]) => `${name}.${key}`),
  );
  expect(definitions.length).toBeGreaterThan(20);
  expect(silent).toEqual([]);
});

test('a link in the reference leads to a heading', () => {
  const text = schemaReference(planSchema());
  const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((link) => !headings.includes(link))).toEqual([]);
});
