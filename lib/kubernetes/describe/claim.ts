import { child, type Draft, text } from '../decode/draft';
import { describeAnnotations, describeLabels } from './labels';
import { textMap } from './values';
import type { Writer } from './writer';

const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class';

/** The claim that an ephemeral volume makes. */
export function describeClaimTemplate(claim: Draft, writer: Writer): void {
  const [metadata, spec] = [child(claim, 'metadata') ?? {}, child(claim, 'spec') ?? {}];
  const annotations = textMap(metadata, 'annotations');
  writer.write(0, `StorageClass:\t${annotations[BETA_CLASS] ?? text(spec, 'storageClassName')}\n`);
  writer.write(0, `Volume:\t${text(spec, 'volumeName')}\n`);
  describeLabels('Labels', textMap(metadata, 'labels'), writer);
  describeAnnotations('Annotations', annotations, writer);
  const bound = text(spec, 'volumeName') !== '';
  // A template has no status: what is bound has no capacity yet.
  writer.write(0, `Capacity:\t${bound ? '0' : ''}\n`);
  writer.write(0, 'Access Modes:\t\n');
  if (spec.volumeMode !== undefined) {
    writer.write(0, `VolumeMode:\t${text(spec, 'volumeMode')}\n`);
  }
  const source = child(spec, 'dataSource');
  if (source !== undefined) {
    writer.write(0, 'DataSource:\n');
    if (source.apiGroup !== undefined) {
      writer.write(1, `APIGroup:\t${text(source, 'apiGroup')}\n`);
    }
    writer.write(1, `Kind:\t${text(source, 'kind')}\n`);
    writer.write(1, `Name:\t${text(source, 'name')}\n`);
  }
}
