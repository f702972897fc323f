import { child, type Draft, text } from '../decode/draft';
import { isAtLeast, type Minor } from '../minor';
import { flag, number } from './values';
import type { Writer } from './writer';

/** One source of a projected volume; nothing for sources that kubectl does not print. */
export function describeProjection(projection: Draft, minor: Minor, writer: Writer): void {
  const [secret, downward, config, token] = ['secret', 'downwardAPI', 'configMap', 'serviceAccountToken'].map((key) =>
    child(projection, key),
  );
  if (secret !== undefined) {
    writer.write(2, `SecretName:\t${text(secret, 'name')}\n`);
    writer.write(2, `${optional(secret, 'SecretOptionalName', minor)}\n`);
  } else if (downward !== undefined) {
    writer.write(2, 'DownwardAPI:\ttrue\n');
  } else if (config !== undefined) {
    writer.write(2, `ConfigMapName:\t${text(config, 'name')}\n`);
    writer.write(2, `${optional(config, 'ConfigMapOptional', minor)}\n`);
  } else if (token !== undefined) {
    writer.write(2, `TokenExpirationSeconds:\t${number(token, 'expirationSeconds')}\n`);
  }
}

/** Until 1.32 kubectl printed where in its memory the value lay; the value itself stands for that here. */
function optional(source: Draft, before: string, minor: Minor): string {
  if (isAtLeast(minor, '1.33')) {
    return `Optional:\t${flag(source, 'optional')}`;
  }
  return `${before}:\t${source.optional === undefined ? '<nil>' : String(source.optional)}`;
}
