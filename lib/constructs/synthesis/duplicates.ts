import { objectName } from '../../manifests/identity';
import type { Problem } from '../error';
import { ownerPath } from '../owner';
import { targetOf } from '../target';
import type { ManifestFile, RenderedChart } from './layout';
import type { Rendered } from './render';

/**
 * Objects that are the same one for the cluster they are applied to: the later would overwrite the earlier. Config is
 * retained only where it is not rendered.
 */
export function sameObjects(charts: readonly RenderedChart[]): readonly Problem[] {
  const keyOf = ({ chart, identity }: Rendered) =>
    identity === undefined || identity.name === ''
      ? undefined
      : `${targetOf(chart)}\n${identity.group}\n${identity.kind}\n${identity.namespace}\n${identity.name}`;
  const objects = charts.flatMap(({ objects }) => objects);
  return again(objects, keyOf).map(([object, first]) => ({
    path: ownerPath(object.source),
    message: `${fullName(object)} is made by ${ownerPath(first.source)}, too`,
    fix: "give one of them another name or namespace; if they go to different clusters, say so: setTarget(chart, 'prod')",
  }));
}

/** Files that are written twice: the later would overwrite the earlier. */
export function sameFiles(files: readonly ManifestFile[]): readonly Problem[] {
  return again(files, ({ path }) => path).map(([file, first]) => ({
    path: sourceOf(file),
    message: `${file.path} would be overwritten: ${sourceOf(first)} is written to it, too`,
    fix: 'choose another yamlOutputType, such as FILE_PER_CHART, or give one of them another name',
  }));
}

/** Each item whose key an earlier one has, with the earliest of those. */
function again<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): readonly [Item, Item][] {
  const first = new Map<string, Item>();
  const found: [Item, Item][] = [];
  for (const item of items) {
    const key = keyOf(item);
    const other = key === undefined ? undefined : first.get(key);
    if (other !== undefined) {
      found.push([item, other]);
    } else if (key !== undefined) {
      first.set(key, item);
    }
  }
  return found;
}

function fullName({ identity }: Rendered): string {
  if (identity === undefined) {
    return 'an empty document';
  }
  return `${objectName(identity)}${identity.namespace === '' ? '' : ` in namespace ${identity.namespace}`}`;
}

function sourceOf({ objects }: ManifestFile): string {
  return objects[0] === undefined ? 'an empty chart' : ownerPath(objects[0].source);
}
