import { child, children, type Draft, text } from '../decode/draft';
import { resourceValue } from './resource-value';
import { flag } from './values';
import type { Writer } from './writer';

/** The variables of a container that come whole from elsewhere; nothing where there are none. */
export function describeEnvFrom(container: Draft, writer: Writer): void {
  const sources = children(container, 'envFrom');
  if (sources.length > 0) {
    writer.write(2, 'Environment Variables from:\n');
  }
  for (const source of sources) {
    const [configMap, secret] = [child(source, 'configMapRef'), child(source, 'secretRef')];
    const from = configMap !== undefined ? 'ConfigMap' : secret !== undefined ? 'Secret' : '';
    const reference = configMap ?? secret ?? {};
    const prefix = text(source, 'prefix');
    const kind = prefix === '' ? from : `${from} with prefix '${prefix}'`;
    writer.write(3, `${text(reference, 'name')}\t${kind}\tOptional: ${flag(reference, 'optional')}\n`);
  }
}

export function describeEnv(container: Draft, writer: Writer): void {
  const variables = children(container, 'env');
  writer.write(2, `Environment:${variables.length === 0 ? '\t<none>' : ''}\n`);
  for (const variable of variables) {
    const source = child(variable, 'valueFrom');
    if (source === undefined) {
      describeValue(text(variable, 'name'), text(variable, 'value'), writer);
    } else {
      const from = describeSource(source, container);
      if (from !== undefined) {
        writer.write(3, `${text(variable, 'name')}:\t${from}\n`);
      }
    }
  }
}

function describeValue(name: string, value: string, writer: Writer): void {
  for (const [index, line] of value.split('\n').entries()) {
    writer.write(3, `${index === 0 ? `${name}:` : ''}\t${line}\n`);
  }
}

/** Where a value comes from; undefined for sources that kubectl does not print, such as a file. */
function describeSource(source: Draft, container: Draft): string | undefined {
  const [field, resource, secret, config] = ['fieldRef', 'resourceFieldRef', 'secretKeyRef', 'configMapKeyRef'].map(
    (key) => child(source, key),
  );
  if (field !== undefined) {
    return ` (${text(field, 'apiVersion')}:${text(field, 'fieldPath')})`;
  }
  if (resource !== undefined) {
    return `${resourceValue(resource, container)} (${text(resource, 'resource')})`;
  }
  if (secret !== undefined) {
    return `<set to the key '${text(secret, 'key')}' in secret '${text(secret, 'name')}'>\tOptional: ${flag(secret, 'optional')}`;
  }
  return (
    config &&
    `<set to the key '${text(config, 'key')}' of config map '${text(config, 'name')}'>\tOptional: ${flag(config, 'optional')}`
  );
}
