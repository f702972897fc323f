import { type Draft, number, text } from '../decode/draft';
import type { Errors } from './errors';
import { range } from './names';

const INITIATORS: readonly (readonly [string, RegExp])[] = [
  ['iqn', /iqn\.\d{4}-\d{2}\.([A-Za-z0-9.-]+)(:[^,;*&$|\s]+)$/],
  ['eui', /^eui.[A-Za-z0-9]{16}$/],
  ['naa', /^naa.[A-Za-z0-9]{32}$/],
];

/** A disk that is reached by iSCSI. */
export function validateIscsi(errors: Errors, path: string, source: Draft): void {
  const initiator = (key: string, at: string): void => {
    const value = text(source, key);
    const [, format] = INITIATORS.find(([prefix]) => value.startsWith(prefix)) ?? [];
    if (format === undefined) {
      errors.invalid(at, value, 'must be valid format starting with iqn, eui, or naa');
    } else if (!format.test(value)) {
      errors.invalid(at, value, 'must be valid format');
    }
  };
  if (text(source, 'iqn') !== '') {
    initiator('iqn', `${path}.iqn`);
  }
  errors.invalidAll(`${path}.lun`, number(source, 'lun'), range(number(source, 'lun'), 0, 255));
  if ((source.chapAuthDiscovery === true || source.chapAuthSession === true) && source.secretRef === undefined) {
    errors.required(`${path}.secretRef`);
  }
  if (source.initiatorName !== undefined) {
    initiator('initiatorName', `${path}.initiatorname`);
  }
}

const CACHING_MODES = ['None', 'ReadOnly', 'ReadWrite'];
const DISK_KINDS = ['Dedicated', 'Managed', 'Shared'];

/** A disk of Azure. */
export function validateAzureDisk(errors: Errors, path: string, source: Draft): void {
  const [mode, kind, uri] = [text(source, 'cachingMode'), text(source, 'kind'), text(source, 'diskURI')];
  if (!CACHING_MODES.includes(mode)) {
    errors.notSupported(`${path}.cachingMode`, mode, CACHING_MODES);
  }
  if (!DISK_KINDS.includes(kind)) {
    errors.notSupported(`${path}.kind`, kind, DISK_KINDS);
  }
  if (kind === 'Managed' && !uri.startsWith('/subscriptions/')) {
    errors.notSupported(`${path}.diskURI`, uri, [
      '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}',
    ]);
  }
  if (kind !== 'Managed' && !uri.startsWith('https://')) {
    errors.notSupported(`${path}.diskURI`, uri, [
      'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd',
    ]);
  }
}
