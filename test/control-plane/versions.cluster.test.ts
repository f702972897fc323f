import { useControlPlane } from './jest/use-cluster';
import { minors, versionOf } from './versions';

describe.each(minors())('the control plane of Kubernetes %s', (minor) => {
  const cluster = useControlPlane({ minor });

  test('says which version it is, as kubectl does', async () => {
    const { stdout } = await cluster().kubectl(['version', '-o', 'json']);
    const gitVersion = `v${versionOf(minor)}`;
    expect(JSON.parse(stdout)).toMatchObject({ clientVersion: { gitVersion }, serverVersion: { gitVersion } });
  });

  test('names ReplicaSets as this minor does', async () => {
    const namespace = await cluster().namespace('test');
    await namespace.kubectlOk(['create', 'deployment', 'nginx', '--image=nginx', '--replicas=0']);
    await namespace.settled();
    const names = (await namespace.list('apps/v1', 'ReplicaSet')).map(({ metadata }) => metadata.name);
    // As seen on other people's clusters of these minors.
    const seen: Readonly<Record<string, string>> = { '1.34': 'nginx-66686b6766', '1.36': 'nginx-7f8fbb96d' };
    expect(names).toEqual([seen[minor]]);
  });

  test('rolls a Deployment out on pods that kwok runs', async () => {
    const namespace = await cluster().namespace();
    await namespace.kubectlOk(['create', 'deployment', 'nginx', '--image=nginx', '--replicas=3']);
    expect(await namespace.kubectlOk(['rollout', 'status', 'deployment/nginx', '--timeout=30s'])).toContain(
      'deployment "nginx" successfully rolled out',
    );
  });

  test('runs a Job to its end', async () => {
    const namespace = await cluster().namespace();
    await namespace.kubectlOk(['create', 'job', 'once', '--image=busybox']);
    expect(await namespace.kubectlOk(['wait', '--for=condition=complete', 'job/once', '--timeout=30s'])).toBe(
      'job.batch/once condition met\n',
    );
  });

  test('gives the pods of a StatefulSet the volumes they claim', async () => {
    const namespace = await cluster().namespace();
    const labels = { app: 'db' };
    await namespace.create({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'db', image: 'postgres' }] } },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        ],
      },
    });
    await namespace.kubectlOk(['rollout', 'status', 'statefulset/db', '--timeout=30s']);
    const phases = await namespace.kubectlOk(['get', 'pvc', '-o', 'jsonpath={.items[*].status.phase}']);
    expect(phases).toBe('Bound Bound');
  });

  test('cannot pull an image that is called broken', async () => {
    const namespace = await cluster().namespace();
    await namespace.kubectlOk(['run', 'web', '--image=nginx:broken']);
    const waiting = 'jsonpath={.status.containerStatuses[0].state.waiting.reason}=ImagePullBackOff';
    expect(await namespace.kubectlOk(['wait', `--for=${waiting}`, 'pod/web', '--timeout=30s'])).toBe(
      'pod/web condition met\n',
    );
  });
});
