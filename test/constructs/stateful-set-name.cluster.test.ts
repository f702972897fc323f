import { useCluster } from '../control-plane/jest/use-cluster';
import type { Namespace } from '../control-plane/namespace';
import type { KubernetesObject } from '../control-plane/objects';
import { until } from '../control-plane/until';

const cluster = useCluster();

const LONGEST_LABEL_VALUE = 63;

interface Event extends KubernetesObject {
  readonly message: string;
  readonly involvedObject: { readonly name: string };
}

/** Makes a StatefulSet of one pod; gives the length of its revision's name, and the pod or why there is none. */
async function outcome(namespace: Namespace, name: string, image: string): Promise<[number, string]> {
  const labels = { app: image };
  await namespace.create({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name },
    spec: {
      replicas: 1,
      serviceName: 'a',
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'a', image }] } },
    },
  });
  const seen = await until(
    'pod or event',
    60,
    () => {},
    async () => {
      const pod = (await namespace.list('v1', 'Pod')).find(({ metadata }) => metadata.name === `${name}-0`);
      const events = await namespace.list<Event>('v1', 'Event');
      const failed = events.find(
        ({ reason, involvedObject }) => reason === 'FailedCreate' && involvedObject.name === name,
      );
      return pod?.metadata.name ?? failed?.message;
    },
  );
  const revisions = await namespace.list('apps/v1', 'ControllerRevision');
  const revision = revisions.find(({ metadata }) => metadata.name.startsWith(`${name}-`));
  return [revision?.metadata.name.length ?? 0, seen];
}

// Why the constructs refuse names of more than 52 characters: the hash has up to 10 digits, and one that has fewer today
// may have 10 after the next change of the template.
test('the pods of a StatefulSet of 53 characters are refused as soon as its hash has ten digits', async () => {
  const namespace = await cluster().namespace();
  const lengths = new Set<number>();
  for (const image of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
    const name = image.repeat(53);
    const [length, seen] = await outcome(namespace, name, image);
    lengths.add(length);
    expect(seen).toEqual(
      length <= LONGEST_LABEL_VALUE ? `${name}-0` : expect.stringMatching(/metadata\.labels.*(63 characters|63 bytes)/),
    );
  }
  expect(Math.max(...lengths)).toBe(LONGEST_LABEL_VALUE + 1);
});

test('those of a StatefulSet of 52 characters never are', async () => {
  const namespace = await cluster().namespace();
  for (const image of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
    const name = image.repeat(52);
    expect((await outcome(namespace, name, image))[1]).toBe(`${name}-0`);
  }
});
