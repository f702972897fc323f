import { child, children, type Draft, text } from '../decode/draft';
import { isAtLeast } from '../minor';
import type { Errors } from './errors';
import { validateFieldRef, validateResourceFieldRef } from './field-reference';
import { configKey, label, subdomain, variableName } from './names';
import { noBacksteps } from './paths';
import type { Place } from './place';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'] as const;

/** The variables of a container. */
export function validateEnv(place: Place, path: string, container: Draft): void {
  const relaxed = isAtLeast(place.minor, '1.32');
  for (const [index, variable] of children(container, 'env').entries()) {
    const at = `${path}[${index}]`;
    const name = text(variable, 'name');
    if (name === '') {
      place.errors.required(`${at}.name`);
    } else {
      place.errors.invalidAll(`${at}.name`, name, variableName(name, relaxed));
    }
    validateValueFrom(place, `${at}.valueFrom`, variable);
  }
}

function validateValueFrom({ errors, minor }: Place, path: string, variable: Draft): void {
  const from = child(variable, 'valueFrom');
  if (from === undefined) {
    return;
  }
  const given = SOURCES.filter((source) => from[source] !== undefined);
  for (const source of given) {
    const reference = child(from, source) ?? {};
    const at = `${path}.${source}`;
    if (source === 'fieldRef') {
      validateFieldRef(errors, at, reference, 'env');
    } else if (source === 'resourceFieldRef') {
      validateResourceFieldRef(errors, at, reference, false);
    } else if (source === 'fileKeyRef') {
      validateFileKey(errors, at, reference);
    } else {
      validateKeyRef(errors, at, reference);
    }
  }
  const all = isAtLeast(minor, '1.35')
    ? '`fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`'
    : '`fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`';
  if (given.length === 0) {
    errors.invalid(path, '', `must specify one of: ${all}`);
  } else if (text(variable, 'value') !== '') {
    errors.invalid(path, '', 'may not be specified when `value` is not empty');
  } else if (given.length > 1) {
    errors.invalid(path, '', 'may not have more than one field specified at a time');
  }
}

function validateKeyRef(errors: Errors, path: string, reference: Draft): void {
  const [name, key] = [text(reference, 'name'), text(reference, 'key')];
  errors.invalidAll(`${path}.name`, name, subdomain(name));
  if (key === '') {
    errors.required(`${path}.key`);
  } else {
    errors.invalidAll(`${path}.key`, key, configKey(key));
  }
}

function validateFileKey(errors: Errors, path: string, reference: Draft): void {
  const [key, volume, file] = [text(reference, 'key'), text(reference, 'volumeName'), text(reference, 'path')];
  if (key === '') {
    errors.required(`${path}.key`);
  } else {
    errors.invalidAll(`${path}.key`, key, variableName(key, true));
  }
  if (volume === '') {
    errors.required(`${path}.volumeName`);
  } else {
    errors.invalidAll(`${path}.volumeName`, volume, label(volume));
  }
  if (file === '') {
    errors.required(`${path}.path`);
  } else {
    noBacksteps(errors, `${path}.path`, file);
  }
}

/** The ConfigMaps and Secrets whose keys all become variables. Their number is reported at the list. */
export function validateEnvFrom(place: Place, path: string, container: Draft): void {
  const { errors } = place;
  for (const [index, source] of children(container, 'envFrom').entries()) {
    const at = `${path}[${index}]`;
    const prefix = text(source, 'prefix');
    if (prefix !== '') {
      errors.invalidAll(`${at}.prefix`, prefix, variableName(prefix, isAtLeast(place.minor, '1.32')));
    }
    const given = ['configMapRef', 'secretRef'].filter((key) => source[key] !== undefined);
    for (const key of given) {
      const name = text(child(source, key), 'name');
      if (name === '') {
        errors.required(`${at}.${key}.name`);
      } else {
        errors.invalidAll(`${at}.${key}.name`, name, subdomain(name.replace(/.-$/, 'a')));
      }
    }
    if (given.length === 0) {
      errors.invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`');
    } else if (given.length > 1) {
      errors.invalid(path, '', 'may not have more than one field specified at a time');
    }
  }
}
