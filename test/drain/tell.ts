import { freePorts } from '../control-plane/ports';
import type { Outcome } from './load';
import { type Pod, Pods, type Server } from './pods';
import { play, type Story } from './story';
import { Upstream } from './upstream';

/** Plays stories side by side, each with an old pod of its own. Those of one server share the pod that stays. */
export async function tell(stories: readonly Story[]): Promise<readonly PromiseSettledResult<Outcome>[]> {
  const upstream = new Upstream();
  const pods = new Pods(await upstream.listen());
  try {
    const servers = [...new Set(stories.map(({ server }) => server))];
    const ports = await freePorts(servers.length + stories.length);
    const staying = new Map<Server, Promise<Pod>>(
      servers.map((server) => [server, pods.start(server, 'drains', ports.pop() as number)]),
    );
    const told = stories.map(async (story, index) => {
      const old = await pods.start(story.server, story.onStop, ports.pop() as number);
      return play(story, String(index), { upstream, old, stays: (await staying.get(story.server)) as Pod });
    });
    return await Promise.allSettled(told);
  } finally {
    await pods.close();
    upstream.close();
  }
}
