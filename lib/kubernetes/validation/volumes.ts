import { child, children, type Draft, text } from '../decode/draft';
import { validateClaimSpec } from './claim';
import { validateAnnotations, validateLabels } from './labels';
import { label } from './names';
import type { Place } from './place';
import { validateProjected } from './projected';
import { validateSource } from './sources';

/** The order in which the API server looks for a volume's source; all but the first are refused. */
const SOURCES = [
  'emptyDir',
  'hostPath',
  'gitRepo',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'flocker',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'quobyte',
  'downwardAPI',
  'fc',
  'flexVolume',
  'configMap',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'storageos',
  'projected',
  'scaleIO',
  'csi',
  'ephemeral',
  'image',
] as const;

/** Paths that the API server misspells when a source is one too many. */
const MISSPELT: Readonly<Record<string, string>> = { cephfs: 'cephFS', downwardAPI: 'downwarAPI' };

/**
 * The volumes of a pod.
 * @returns the volumes without an error, by name: only those can be mounted
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go
 */
export function validateVolumes(place: Place, path: string, spec: Draft): ReadonlyMap<string, Draft> {
  const { errors } = place;
  const good = new Map<string, Draft>();
  for (const [index, volume] of children(spec, 'volumes').entries()) {
    const at = `${path}[${index}]`;
    const name = text(volume, 'name');
    const before = errors.refusals.length;
    validateVolume(place, at, volume, name);
    if (name === '') {
      errors.required(`${at}.name`);
    } else {
      errors.invalidAll(`${at}.name`, name, label(name));
    }
    if (good.has(name)) {
      errors.duplicate(`${at}.name`, name);
    }
    if (errors.refusals.length === before) {
      good.set(name, volume);
    }
  }
  return good;
}

function validateVolume(place: Place, path: string, volume: Draft, name: string): void {
  const [first, ...others] = SOURCES.filter((source) => volume[source] !== undefined);
  if (first === undefined) {
    place.errors.required(path, 'must specify a volume type');
    return;
  }
  for (const other of others) {
    place.errors.forbidden(`${path}.${MISSPELT[other] ?? other}`, 'may not specify more than 1 volume type');
  }
  const source = child(volume, first) ?? {};
  if (first === 'projected') {
    validateProjected(place, `${path}.projected`, source);
  } else if (first === 'ephemeral') {
    validateEphemeral(place, `${path}.ephemeral`, source);
  } else {
    validateSource(place, path, first, source);
  }
  const iscsi = child(volume, 'iscsi');
  if (iscsi?.initiatorName !== undefined && `${name}:${text(iscsi, 'targetPortal')}`.length > 64) {
    place.errors.invalid(
      `${path}.name`,
      name,
      'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.',
    );
  }
}

function validateEphemeral(place: Place, path: string, source: Draft): void {
  const at = `${path}.volumeClaimTemplate`;
  const template = child(source, 'volumeClaimTemplate');
  if (template === undefined) {
    place.errors.required(at);
    return;
  }
  const metadata = child(template, 'metadata');
  validateAnnotations(place.errors, `${at}.metadata.annotations`, metadata);
  validateLabels(place.errors, `${at}.metadata.labels`, metadata);
  for (const key of Object.keys(metadata ?? {}).filter((key) => key !== 'labels' && key !== 'annotations')) {
    place.errors.unjudged(`${at}.metadata.${key}`, 'only labels and annotations of a claim template are modelled');
  }
  validateClaimSpec(place, `${at}.spec`, child(template, 'spec') ?? {});
}
