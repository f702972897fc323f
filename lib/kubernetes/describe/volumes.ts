import { child, children, type Draft, text } from '../decode/draft';
import { isAtLeast, type Minor } from '../minor';
import { describeClaimTemplate } from './claim';
import { describeAttributes } from './labels';
import { describeProjection } from './projection';
import { textMap } from './values';
import { SOURCES } from './volume-sources';
import type { Writer } from './writer';

export function describeVolumes(volumes: readonly Draft[], minor: Minor, writer: Writer): void {
  writer.write(0, `  Volumes:${volumes.length === 0 ? '\t<none>' : ''}\n`);
  for (const volume of volumes) {
    writer.write(1, ` ${text(volume, 'name')}:\n`);
    const key = Object.keys(SOURCES).find((name) => child(volume, name) !== undefined);
    // kubectl knows images since 1.32, a minor later than the API server.
    if (key === undefined || (key === 'image' && !isAtLeast(minor, '1.32'))) {
      writer.write(1, '<unknown>\n');
    } else {
      describeSource(key, child(volume, key) ?? {}, minor, writer);
    }
  }
}

function describeSource(key: string, source: Draft, minor: Minor, writer: Writer): void {
  const [about = '', ...lines] = SOURCES[key] ?? [];
  writer.write(2, `Type:\t${about}\n`);
  for (const [title, value] of lines) {
    writer.write(2, `${title}\t${value(source)}\n`);
  }
  MORE[key]?.(source, writer, minor);
}

/** What more than lines is printed of a source. */
const MORE: Readonly<Record<string, (source: Draft, writer: Writer, minor: Minor) => void>> = {
  csi: (source, writer) => describeAttributes(textMap(source, 'volumeAttributes'), writer),
  downwardAPI: describeItems,
  ephemeral: (source, writer) => describeClaimTemplate(child(source, 'volumeClaimTemplate') ?? {}, writer.nested(2)),
  projected: (source, writer, minor) => {
    for (const projection of children(source, 'sources')) {
      describeProjection(projection, minor, writer);
    }
  },
};

function describeItems(source: Draft, writer: Writer): void {
  writer.write(2, 'Items:\n');
  for (const item of children(source, 'items')) {
    const [field, resource] = [child(item, 'fieldRef'), child(item, 'resourceFieldRef')];
    const from = field === undefined ? text(resource, 'resource') : text(field, 'fieldPath');
    writer.write(3, `${from} -> ${text(item, 'path')}\n`);
  }
}
