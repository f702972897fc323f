import type { JsonObject } from '../../../lib/kubernetes/value';
import type { KubernetesObject } from '../../control-plane/objects';
import { unfinished } from '../../control-plane/unfinished';
import { until } from '../../control-plane/until';
import { ofKind, released, withSpec } from './release';
import { hasty, outcome } from './stuck';
import type { Trial } from './trial';
import type { See } from './truth';

const DRIVER = 'disks.example.com';

interface Attachment extends KubernetesObject {
  readonly spec: { readonly nodeName: string; readonly source: { readonly persistentVolumeName: string } };
  readonly status?: { readonly attached: boolean };
}

/** Says of a node, as its kubelet does, that the controller manager attaches its volumes. */
export const ATTACHES = { 'volumes.kubernetes.io/controller-managed-attach-detach': 'true' };

/**
 * Rolls the next release out to another node, with a claim whose volume is a disk that is attached to nodes. The test
 * plays the driver of the disk, which attaches it where it is asked to, and the kubelet, which starts a pod once it is.
 */
export const standstillOfDisk: See = async (trial) => {
  const disk = `disk-${trial.namespace.name}`;
  // Named, so that kwok makes no volume for the claim.
  const head = ofKind(trial.manifests.head, 'PersistentVolumeClaim', (each) => withSpec(each, { volumeName: disk }));
  await trial.cluster.client.create(volume(disk, trial.namespace.name));
  const tick = () => attachAndTick(trial, disk);
  await trial.apply(head);
  await trial.store.settled();
  await until(
    'end of the rollout',
    30,
    () => {},
    async () => {
      await tick();
      return unfinished(trial.store).length === 0 || undefined;
    },
  );
  await trial.apply(hasty(released(head)));
  return () => outcome(trial, tick);
};

function volume(name: string, namespace: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '10Gi' },
      storageClassName: 'standard',
      persistentVolumeReclaimPolicy: 'Retain',
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'data', namespace },
      csi: { driver: DRIVER, volumeHandle: name } satisfies JsonObject,
    },
  };
}

async function attachAndTick(trial: Trial, disk: string): Promise<void> {
  const { client } = trial.cluster;
  const all = await client.list<Attachment>('storage.k8s.io/v1', 'VolumeAttachment');
  const attachments = all.filter(({ spec }) => spec.source.persistentVolumeName === disk);
  for (const attachment of attachments.filter(({ status }) => status?.attached !== true)) {
    await client.patch(attachment, { status: { attached: true } }, 'merge', { subresource: 'status' });
  }
  const nodes = new Set(attachments.map(({ spec }) => spec.nodeName));
  await trial.tick(({ spec }) => (nodes.has(spec.nodeName ?? '') ? 'ready' : 'waits'));
}
