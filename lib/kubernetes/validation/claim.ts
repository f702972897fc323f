import { child, type Draft, text, texts } from '../decode/draft';
import { compareQuantities } from '../quantity/compare';
import { parseQuantity } from '../quantity/parse';
import { validateSelector } from './labels';
import { subdomain } from './names';
import type { Place } from './place';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const VOLUME_MODES = ['Block', 'Filesystem'];

/** The spec of a volume claim. */
export function validateClaimSpec({ errors }: Place, path: string, spec: Draft): void {
  const modes = texts(spec, 'accessModes');
  if (modes.length === 0) {
    errors.required(`${path}.accessModes`, 'at least 1 access mode is required');
  }
  if (spec.selector !== undefined) {
    validateSelector(errors, `${path}.selector`, child(spec, 'selector'));
  }
  for (const mode of modes.filter((mode) => !ACCESS_MODES.includes(mode))) {
    errors.notSupported(`${path}.accessModes`, mode, ACCESS_MODES);
  }
  if (
    modes.includes('ReadWriteOncePod') &&
    modes.some((mode) => mode !== 'ReadWriteOncePod' && ACCESS_MODES.includes(mode))
  ) {
    errors.forbidden(`${path}.accessModes`, 'may not use ReadWriteOncePod with other access modes');
  }
  const storage = child(child(spec, 'resources') ?? {}, 'requests')?.storage;
  if (storage === undefined) {
    errors.required(`${path}.resources[storage]`);
  } else if (compareQuantities(parseQuantity(String(storage)), parseQuantity('0')) <= 0) {
    errors.invalid(`${path}.resources[storage]`, String(storage), 'must be greater than zero');
  }
  const className = text(spec, 'storageClassName');
  errors.invalidAll(`${path}.storageClassName`, className, className === '' ? [] : subdomain(className));
  if (spec.volumeMode !== undefined && !VOLUME_MODES.includes(text(spec, 'volumeMode'))) {
    errors.notSupported(`${path}.volumeMode`, text(spec, 'volumeMode'), VOLUME_MODES);
  }
  const attributes = text(spec, 'volumeAttributesClassName');
  errors.invalidAll(`${path}.volumeAttributesClassName`, attributes, attributes === '' ? [] : subdomain(attributes));
  if (spec.dataSource !== undefined || spec.dataSourceRef !== undefined) {
    errors.unjudged(`${path}.dataSource`, 'the data sources of a volume claim are not modelled');
  }
}
