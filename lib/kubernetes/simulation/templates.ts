import { child, type Draft } from '../decode/draft';
import { schemaOf } from '../fields/schema';
import { withoutHashLabel } from '../hash/label';
import { revisionData } from '../hash/revision';
import type { Minor } from '../minor';
import { differences } from '../roll/difference';

const TEMPLATE = { kind: 'named', name: 'core.PodTemplateSpec' } as const;

/**
 * A key for the template of each workload: two are the same when the workload's controller holds the templates for the
 * same. A Deployment's compares them by meaning, the others the bytes that they record.
 * @param type of the workloads, `apps.Deployment`
 */
export function templateKeys(drafts: readonly Draft[], type: string, minor: Minor): readonly string[] {
  const schema = schemaOf(minor);
  const known: { readonly key: string; readonly template: Draft }[] = [];
  const same = (a: Draft, b: Draft) =>
    type === 'apps.Deployment'
      ? differences(a, b, TEMPLATE, schema).length === 0
      : revisionData(a, minor) === revisionData(b, minor);
  return drafts.map((draft, index) => {
    const template = withoutHashLabel(child(child(draft, 'spec') ?? {}, 'template') ?? {});
    const found = known.find((one) => same(one.template, template));
    const key = found?.key ?? `template-${index}`;
    known.push({ key, template });
    return key;
  });
}
