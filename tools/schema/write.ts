/** Writes the schemas of the JSON documents and their references anew: `npm run docs:schema`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { FORMS } from './forms';
import { schemaReference } from './markdown';
import { schemaOf, schemaText } from './schema';

for (const form of FORMS) {
  const schema = schemaOf(form);
  for (const [file, text] of [
    [form.schemaFile, schemaText(schema)],
    [form.referenceFile, schemaReference(form, schema)],
  ] as const) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
