import { child, children, type Draft, entries, number, text, texts } from '../decode/draft';
import { compareQuantities } from '../quantity/compare';
import { parseQuantity } from '../quantity/parse';
import { validateAzureDisk, validateIscsi } from './disks';
import type { Errors } from './errors';
import { oneOf } from './errors';
import { validateFieldRef, validateResourceFieldRef } from './field-reference';
import { label, range, subdomain } from './names';
import { descending, fileMode, noBacksteps, notReserved } from './paths';
import type { Place } from './place';

/** The fields without which a source is refused, in the API server's order. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  gitRepo: ['repository'],
  gcePersistentDisk: ['pdName'],
  awsElasticBlockStore: ['volumeID'],
  secret: ['secretName'],
  configMap: ['name'],
  nfs: ['server', 'path'],
  iscsi: ['targetPortal', 'iqn'],
  glusterfs: ['endpoints', 'path'],
  persistentVolumeClaim: ['claimName'],
  rbd: ['monitors', 'image'],
  cinder: ['volumeID'],
  cephfs: ['monitors'],
  flexVolume: ['driver'],
  azureFile: ['secretName', 'shareName'],
  vsphereVolume: ['volumePath'],
  photonPersistentDisk: ['pdID'],
  portworxVolume: ['volumeID'],
  azureDisk: ['diskName', 'diskURI'],
  scaleIO: ['gateway', 'system', 'volumeName'],
  quobyte: ['volume'],
  storageos: ['volumeName'],
  csi: ['driver'],
};

const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

/** A volume's source of any kind but `projected` and `ephemeral`. */
export function validateSource(place: Place, volumePath: string, kind: string, source: Draft): void {
  const { errors } = place;
  const path = `${volumePath}.${kind === 'gcePersistentDisk' ? 'persistentDisk' : kind}`;
  for (const key of REQUIRED[kind] ?? []) {
    const value = source[key];
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
      errors.required(`${path}.${key}`);
    }
  }
  RULES[kind]?.(errors, path, source, place);
}

type Rule = (errors: Errors, path: string, source: Draft, place: Place) => void;

const RULES: Readonly<Record<string, Rule>> = {
  emptyDir: (errors, path, source) => {
    if (
      source.sizeLimit !== undefined &&
      compareQuantities(parseQuantity(String(source.sizeLimit)), parseQuantity('0')) < 0
    ) {
      errors.forbidden(`${path}.sizeLimit`, 'SizeLimit field must be a valid resource quantity');
    }
  },
  hostPath: (errors, path, source) => {
    const value = text(source, 'path');
    if (value === '') {
      errors.required(`${path}.path`);
      return;
    }
    noBacksteps(errors, `${path}.path`, value);
    if (source.type !== undefined && !HOST_PATH_TYPES.includes(text(source, 'type'))) {
      errors.notSupported(`${path}.type`, text(source, 'type'), HOST_PATH_TYPES);
    }
  },
  gitRepo: (errors, path, source) => descending(errors, `${path}.directory`, text(source, 'directory')),
  gcePersistentDisk: partition,
  awsElasticBlockStore: partition,
  secret: files,
  configMap: files,
  nfs: (errors, path, source) => {
    if (!text(source, 'path').startsWith('/')) {
      errors.invalid(`${path}.path`, text(source, 'path'), 'must be an absolute path');
    }
  },
  iscsi: validateIscsi,
  flocker: (errors, path, source) => {
    const [name, id] = [text(source, 'datasetName'), text(source, 'datasetUUID')];
    if (name === '' && id === '') {
      errors.required(path, 'one of datasetName and datasetUUID is required');
    }
    if (name !== '' && id !== '') {
      errors.invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously');
    }
    if (name.includes('/')) {
      errors.invalid(`${path}.datasetName`, name, "must not contain '/'");
    }
  },
  cinder: secretName,
  quobyte: (errors, path, source) => {
    const registry = text(source, 'registry');
    const wanted = 'must be a host:port pair or multiple pairs separated by commas';
    if (registry === '') {
      errors.required(`${path}.registry`, wanted);
    } else if (text(source, 'tenant').length >= 65) {
      errors.required(`${path}.tenant`, 'must be a UUID and may not exceed a length of 64 characters');
    } else {
      for (const pair of registry.split(',').filter((pair) => !/^(?:[^:[\]]*|\[[^[\]]*\]):[^:[\]]*$/.test(pair))) {
        errors.invalid(`${path}.registry`, registry, pair === '' ? wanted : wanted);
      }
    }
  },
  downwardAPI: (errors, path, source) => {
    fileMode(errors, `${path}.defaultMode`, source.defaultMode);
    for (const file of children(source, 'items')) {
      validateDownwardFile(errors, path, file);
    }
  },
  fc: (errors, path, source) => {
    const [names, ids] = [texts(source, 'targetWWNs'), texts(source, 'wwids')];
    if (names.length === 0 && ids.length === 0) {
      errors.required(`${path}.targetWWNs`, 'must specify either targetWWNs or wwids, but not both');
    }
    if (names.length > 0 && ids.length > 0) {
      errors.invalidJson(
        `${path}.targetWWNs`,
        JSON.stringify(names),
        'targetWWNs and wwids can not be specified simultaneously',
      );
    }
    if (names.length > 0 && source.lun === undefined) {
      errors.required(`${path}.lun`, 'lun is required if targetWWNs is specified');
    } else if (names.length > 0) {
      errors.invalidAll(`${path}.lun`, number(source, 'lun'), range(number(source, 'lun'), 0, 255));
    }
  },
  flexVolume: (errors, path, source) => {
    for (const [key] of entries(source, 'options')) {
      const namespace = `.${(key.split('/')[0] ?? '').toLowerCase()}`;
      if (namespace.endsWith('.kubernetes.io') || namespace.endsWith('.k8s.io')) {
        errors.invalid(`${path}.options[${key}]`, key, 'kubernetes.io and k8s.io namespaces are reserved');
      }
    }
  },
  azureDisk: validateAzureDisk,
  storageos: (errors, path, source) => {
    for (const key of ['volumeName', 'volumeNamespace']) {
      const value = text(source, key);
      errors.invalidAll(`${path}.${key}`, value, value === '' ? [] : label(value));
    }
    secretName(errors, path, source);
  },
  csi: (errors, path, source) => {
    const driver = text(source, 'driver');
    if (driver.length > 63) {
      errors.tooLong(`${path}.driver`, 63);
    }
    errors.invalidAll(`${path}.driver`, driver, driver === '' ? [] : subdomain(driver.toLowerCase()));
    const secret = child(source, 'nodePublishSecretRef');
    if (secret !== undefined && text(secret, 'name') === '') {
      errors.required(`${path}.nodePublishSecretRef.name`);
    } else if (secret !== undefined) {
      errors.invalidAll(`${path}.name`, text(secret, 'name'), subdomain(text(secret, 'name')));
    }
  },
  image: (errors, path, source) =>
    oneOf(errors, `${path}.pullPolicy`, text(source, 'pullPolicy'), ['Always', 'IfNotPresent', 'Never']),
};

function partition(errors: Errors, path: string, source: Draft): void {
  const value = number(source, 'partition');
  if (value < 0 || value > 255) {
    errors.invalid(`${path}.partition`, value, 'must be between 1 and 255, inclusive');
  }
}

function files(errors: Errors, path: string, source: Draft): void {
  fileMode(errors, `${path}.defaultMode`, source.defaultMode);
  for (const [index, item] of children(source, 'items').entries()) {
    validateKeyToPath(errors, `${path}.items[${index}]`, item);
  }
}

/** A key of a ConfigMap or Secret and the file that it becomes. */
export function validateKeyToPath(errors: Errors, path: string, item: Draft): void {
  for (const key of ['key', 'path']) {
    if (text(item, key) === '') {
      errors.required(`${path}.${key}`);
    }
  }
  notReserved(errors, `${path}.path`, text(item, 'path'));
  fileMode(errors, `${path}.mode`, item.mode);
}

/** A field of the Pod and the file that it becomes. The API server gives the path of the list, not of the item. */
export function validateDownwardFile(errors: Errors, path: string, file: Draft): void {
  const [field, resource] = [child(file, 'fieldRef'), child(file, 'resourceFieldRef')];
  if (text(file, 'path') === '') {
    errors.required(`${path}.path`);
  }
  notReserved(errors, `${path}.path`, text(file, 'path'));
  if (field !== undefined) {
    validateFieldRef(errors, `${path}.fieldRef`, field, 'volume');
    if (resource !== undefined) {
      errors.invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously');
    }
  } else if (resource !== undefined) {
    validateResourceFieldRef(errors, `${path}.resourceFieldRef`, resource, true);
  } else {
    errors.required(path, 'one of fieldRef and resourceFieldRef is required');
  }
  fileMode(errors, `${path}.mode`, file.mode);
}

function secretName(errors: Errors, path: string, source: Draft): void {
  const secret = child(source, 'secretRef');
  if (secret !== undefined && text(secret, 'name') === '') {
    errors.required(`${path}.secretRef.name`);
  }
}
