import { byteLength } from '../byte-length';
import { child, type Draft, entries, text } from '../decode/draft';
import type { Errors } from './errors';
import { configKey } from './names';

/** All keys of a ConfigMap or Secret together, in bytes. */
const LIMIT = 1024 * 1024;

const byteLengthBase64 = (value: string): number => (value.length / 4) * 3 - (/=*$/.exec(value)?.[0].length ?? 0);

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go */
export function validateConfigMap(errors: Errors, config: Draft): void {
  const binary = child(config, 'binaryData') ?? {};
  let total = 0;
  for (const [key, value] of entries(config, 'data')) {
    errors.invalidAll(`data[${key}]`, key, configKey(key));
    if (Object.hasOwn(binary, key)) {
      errors.invalid(`data[${key}]`, key, 'duplicate of key present in binaryData');
    }
    total += byteLength(value);
  }
  for (const [key, value] of entries(config, 'binaryData')) {
    errors.invalidAll(`binaryData[${key}]`, key, configKey(key));
    total += byteLengthBase64(value);
  }
  if (total > LIMIT) {
    errors.tooLong('[]', LIMIT);
  }
}

/** The keys that a Secret of a type must have; any one of a list of two. */
const NEEDED: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
]);

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go */
export function validateSecret(errors: Errors, secret: Draft): void {
  const data = child(secret, 'data') ?? {};
  let total = 0;
  for (const [key, value] of entries(secret, 'data')) {
    errors.invalidAll(`data[${key}]`, key, configKey(key));
    total += byteLengthBase64(value);
  }
  if (total > LIMIT) {
    errors.tooLong('data', LIMIT);
  }
  const type = text(secret, 'type');
  for (const key of (NEEDED.get(type) ?? []).filter(
    (key) => data[key] === undefined || (type.endsWith('ssh-auth') && data[key] === ''),
  )) {
    errors.required(`data[${key}]`);
  }
  if (type === 'kubernetes.io/basic-auth' && data.username === undefined && data.password === undefined) {
    errors.required('data[username]');
    errors.required('data[password]');
  }
  if (
    ['kubernetes.io/dockercfg', 'kubernetes.io/dockerconfigjson', 'kubernetes.io/service-account-token'].includes(type)
  ) {
    errors.unjudged('type', `the rules of ${type} are not modelled`);
  }
}
