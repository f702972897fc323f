import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client';
import { ControlPlaneError } from './errors';
import type { Condition, KubernetesObject } from './objects';

/** A node with room for all that tests run. Its conditions are written by kwok. */
export function node(name: string): KubernetesObject {
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

/**
 * Waits until all nodes take pods.
 *
 * @param give up is called before each look; it may throw
 */
export async function nodesReady(client: Client, check: () => void): Promise<void> {
  for (const start = Date.now(); ; await sleep(50)) {
    check();
    const nodes = await client.list<Node>('v1', 'Node');
    if (nodes.every(takesPods)) return;
    if (Date.now() - start > 30_000) {
      const names = nodes.filter((candidate) => !takesPods(candidate)).map(({ metadata }) => metadata.name);
      throw new ControlPlaneError(`after 30 s these nodes take no pods: ${names.join(', ')}`);
    }
  }
}
