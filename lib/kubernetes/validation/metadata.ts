import { child, children, type Draft, number, text, texts } from '../decode/draft';
import type { Errors } from './errors';
import { validateAnnotations, validateLabels } from './labels';
import { label, type Messages, qualifiedName } from './names';
import type { Place } from './place';

/** @see https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/api/validation/objectmeta.go */
export function validateMetadata(place: Place, object: Draft, nameRule: (name: string) => Messages): void {
  const { errors } = place;
  const metadata = child(object, 'metadata');
  const [name, generateName] = [text(metadata, 'name'), text(metadata, 'generateName')];
  if (generateName !== '') {
    errors.unjudged('metadata.generateName', 'the name that the API server makes is not known');
  }
  if (name === '') {
    errors.required('metadata.name', 'name or generateName is required');
  } else {
    errors.invalidAll('metadata.name', name, nameRule(name));
  }
  const namespace = text(metadata, 'namespace');
  errors.invalidAll('metadata.namespace', namespace, namespace === '' ? [] : label(namespace));
  if (number(metadata, 'generation') < 0) {
    errors.unjudged('metadata.generation', 'the API server counts generations itself');
  }
  validateLabels(errors, 'metadata.labels', metadata);
  validateAnnotations(errors, 'metadata.annotations', metadata);
  validateOwners(place, metadata);
  validateFinalizers(errors, metadata);
}

function validateOwners({ errors }: Place, metadata: Draft | undefined): void {
  const owners = children(metadata, 'ownerReferences');
  for (const owner of owners) {
    for (const key of ['kind', 'name', 'uid']) {
      if (text(owner, key) === '') {
        errors.invalid(`metadata.ownerReferences.${key}`, '', 'must not be empty');
      }
    }
    const version = text(owner, 'apiVersion');
    if (version === '' || version.endsWith('/') || version === 'v1' || version.split('/').length > 2) {
      errors.unjudged('metadata.ownerReferences', 'some owners of the core API are not modelled');
    }
  }
  if (owners.filter((owner) => owner.controller === true).length > 1) {
    errors.unjudged('metadata.ownerReferences', 'two controllers are not modelled');
  }
}

const STANDARD_FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion'];

function validateFinalizers(errors: Errors, metadata: Draft | undefined): void {
  const finalizers = texts(metadata, 'finalizers');
  for (const [index, finalizer] of finalizers.entries()) {
    errors.invalidAll('metadata.finalizers', finalizer, qualifiedName(finalizer));
    if (!finalizer.includes('/') && !STANDARD_FINALIZERS.includes(finalizer)) {
      const message = 'name is neither a standard finalizer name nor is it fully qualified';
      errors.invalid(`metadata.finalizers[${index}]`, finalizer, message);
    }
  }
  if (['orphan', 'foregroundDeletion'].every((name) => finalizers.includes(name))) {
    errors.unjudged('metadata.finalizers', 'orphan and foregroundDeletion together are not modelled');
  }
}
