/** Writes the schema of the plan and its reference anew: `npm run docs:schema`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { REFERENCE_FILE, schemaReference } from './markdown';
import { planSchema, SCHEMA_FILE, schemaText } from './schema';

for (const [file, text] of [
  [SCHEMA_FILE, schemaText()],
  [REFERENCE_FILE, schemaReference(planSchema())],
] as const) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
