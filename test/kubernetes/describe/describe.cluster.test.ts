import { describePodTemplate } from '../../../lib/kubernetes/describe/pod-template';
import { compareBytes } from '../../../lib/kubernetes/go-json';
import { revisionObject } from '../../../lib/kubernetes/hash/name';
import type { Minor } from '../../../lib/kubernetes/minor';
import { withDefaults } from '../../../lib/kubernetes/prepare';
import type { JsonObject } from '../../../lib/kubernetes/value';
import { useControlPlane } from '../../control-plane/jest/use-cluster';
import type { Namespace } from '../../control-plane/namespace';
import type { KubernetesObject } from '../../control-plane/objects';
import { random } from '../../control-plane/random';
import { samples } from '../generate/samples';
import { report, runs, seed } from '../runs';
import { oddWorkload } from './odd';

interface Workload extends JsonObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** What `kubectl rollout history KIND --revision=1` prints of one of them. */
function said(workload: Workload, minor: Minor): string {
  const stored = withDefaults(workload, minor) as unknown as { readonly spec: { readonly template: JsonObject } };
  const { metadata, ...template } = stored.spec.template as { readonly metadata: { readonly labels: object } };
  const hash = workload.kind === 'Deployment' ? { 'pod-template-hash': revisionObject(workload, minor)?.hash } : {};
  const described = { ...template, metadata: { ...metadata, labels: { ...metadata.labels, ...hash } } };
  const name = `${workload.kind.toLowerCase()}.apps/${workload.metadata.name}`;
  return `${name} with revision #1\n${describePodTemplate(described, minor)}\n`;
}

/** Both sides, workload by workload, so that a difference shows as few lines. */
async function compare(namespace: Namespace, workloads: readonly Workload[], minor: Minor): Promise<void> {
  await namespace.settled();
  for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet']) {
    const ours = workloads
      .filter((workload) => workload.kind === kind)
      .sort((a, b) => compareBytes(a.metadata.name, b.metadata.name))
      .map((workload) => said(workload, minor));
    const printed = await namespace.kubectlOk(['rollout', 'history', kind, '--revision=1']);
    const theirs = printed.split(/(?<=\n\n)(?=[a-z]+\.apps\/\S+ with revision #1\n)/);
    for (const [index, text] of theirs.entries()) {
      expect(ours[index]).toBe(text);
    }
    expect(theirs).toHaveLength(ours.length);
  }
}

describe.each(['1.36', '1.34'] as const)('on Kubernetes %s', (minor) => {
  const cluster = useControlPlane({ minor });

  const creates = (namespace: Namespace) => (object: JsonObject) =>
    namespace.create(object as unknown as KubernetesObject).then(
      () => true,
      () => false,
    );

  test('templates with every field of the table are described as kubectl describes them', async () => {
    const namespace = await cluster().namespace();
    const { workloads } = await samples(minor, random(seed), runs(470), creates(namespace));
    await compare(namespace, workloads as unknown as readonly Workload[], minor);
    report(`${minor}: ${workloads.length} templates described`);
  }, 600_000);

  test('texts that are long, of many lines or of odd characters are described as kubectl describes them', async () => {
    const namespace = await cluster().namespace();
    const next = random(seed);
    const workloads: JsonObject[] = [];
    while (workloads.length < runs(200)) {
      const workload = oddWorkload(`odd-${workloads.length}`, next);
      if (await creates(namespace)(workload)) {
        workloads.push(workload);
      }
    }
    await compare(namespace, workloads as unknown as readonly Workload[], minor);
    report(`${minor}: ${workloads.length} templates with odd texts described`);
  }, 600_000);
});
