import type { Client } from './client';
import type { Condition, KubernetesObject } from './objects';

/** A node with room for all that tests run. Its conditions are written by kwok. */
function node(name: string): KubernetesObject {
  const room = { cpu: '1k', memory: '1Ti', pods: '10k', 'ephemeral-storage': '1Ti' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
      },
    },
    status: { capacity: room, allocatable: room },
  };
}

interface Node extends KubernetesObject {
  readonly spec: { readonly taints?: readonly { readonly key: string }[] };
  readonly status: { readonly conditions?: readonly Condition[] };
}

/** Whether pods can be scheduled onto a node: it is ready, and the taint that said it was not is gone. */
function takesPods({ spec, status }: Node): boolean {
  const ready = status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');
  return ready === true && !spec.taints?.some(({ key }) => key.startsWith('node.kubernetes.io/'));
}

/** Makes nodes called `node-1`, `node-2`, … */
export async function createNodes(client: Client, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, index) => client.create(node(`node-${index + 1}`))));
}

/** True when all nodes take pods. @throws Error that names those that do not */
export async function nodesReady(client: Client): Promise<true> {
  const waiting = (await client.list<Node>('v1', 'Node')).filter((node) => !takesPods(node));
  if (waiting.length === 0) return true;
  throw new Error(`these do not: ${waiting.map(({ metadata }) => metadata.name).join(', ')}`);
}
