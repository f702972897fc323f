import { child, children, type Draft, number, text } from '../decode/draft';
import { fileMode, notReserved } from './paths';
import type { Place } from './place';
import { validateDownwardFile, validateKeyToPath } from './sources';

/** A volume of several sources, whose files must not lie upon one another. */
export function validateProjected(place: Place, path: string, volume: Draft): void {
  const { errors } = place;
  fileMode(errors, `${path}.defaultMode`, volume.defaultMode);
  const taken = new Set<string>();
  const take = (file: string, shown: string): void => {
    if (file !== '' && taken.has(file)) {
      errors.invalid(path, shown, 'conflicting duplicate paths');
    }
    taken.add(file);
  };
  for (const [index, source] of children(volume, 'sources').entries()) {
    const at = `${path}.sources[${index}]`;
    for (const kind of ['secret', 'configMap']) {
      validateKeys(place, `${at}.${kind}`, child(source, kind), take);
    }
    for (const file of children(child(source, 'downwardAPI'), 'items')) {
      validateDownwardFile(errors, `${at}.downwardAPI`, file);
      take(text(file, 'path'), text(file, 'path'));
    }
    validateToken(place, path, at, child(source, 'serviceAccountToken'));
    for (const kind of ['clusterTrustBundle', 'podCertificate'].filter((kind) => source[kind] !== undefined)) {
      errors.unjudged(`${at}.${kind}`, `the rules of ${kind} are not modelled`);
    }
    if (Object.keys(source).length > 1) {
      errors.forbidden(at, 'may not specify more than 1 volume type per source');
    }
  }
}

function validateKeys(
  place: Place,
  path: string,
  source: Draft | undefined,
  take: (file: string, shown: string) => void,
): void {
  if (source === undefined) {
    return;
  }
  if (text(source, 'name') === '') {
    place.errors.required(`${path}.name`);
  }
  for (const [index, item] of children(source, 'items').entries()) {
    validateKeyToPath(place.errors, `${path}.items[${index}]`, item);
    take(text(item, 'path'), text(source, 'name'));
  }
}

/** A token of the service account. Its path is reported at the volume, not at the source. */
function validateToken({ errors }: Place, volumePath: string, sourcePath: string, token: Draft | undefined): void {
  if (token === undefined) {
    return;
  }
  const seconds = number(token, 'expirationSeconds');
  const at = `${sourcePath}.serviceAccountToken.expirationSeconds`;
  if (seconds < 600) {
    errors.invalid(at, seconds, 'may not specify a duration less than 10 minutes');
  }
  if (seconds > 2 ** 32) {
    errors.invalid(at, seconds, 'may not specify a duration larger than 2^32 seconds');
  }
  if (text(token, 'path') === '') {
    errors.required(`${volumePath}.path`);
  } else {
    notReserved(errors, `${volumePath}.path`, text(token, 'path'));
  }
}
