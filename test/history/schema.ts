import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import schema from '../../lib/history/history.schema.json';

const validate = new Ajv({ allErrors: true }).compile(schema);

/** What is wrong with the file of a history, by the schema of the package. */
export function schemaErrors(text: string): readonly string[] {
  return schemaErrorsOf(parse(text));
}

/** The same for what stands in the file. */
export function schemaErrorsOf(value: unknown): readonly string[] {
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
