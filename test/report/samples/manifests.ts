import { readFileSync } from 'node:fs';
import { parseManifests } from '../../../lib/manifests/parse';

/** A Deployment for samples; what is given beside its image goes into its spec. */
export function deployment(name: string, image: string, spec: object = {}, metadata: object = {}): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, ...metadata },
    spec: {
      replicas: 4,
      selector: { matchLabels: { app: name } },
      ...spec,
      template: template(name, image),
    },
  };
}

/** A StatefulSet for samples. */
export function statefulSet(name: string, image: string, spec: object = {}): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name },
    spec: {
      replicas: 3,
      serviceName: name,
      selector: { matchLabels: { app: name } },
      ...spec,
      template: template(name, image),
    },
  };
}

/** A DaemonSet for samples. */
export function daemonSet(name: string, image: string, spec: object = {}): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name },
    spec: { selector: { matchLabels: { app: name } }, ...spec, template: template(name, image) },
  };
}

function template(name: string, image: string): object {
  return { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'main', image }] } };
}

/** The workload of a version of the course's example. */
export function course(version: 'v1' | 'v2' | 'v3'): object {
  const file = `examples/course/dist/${version}/ngx.k8s.yaml`;
  const found = parseManifests(readFileSync(file, 'utf8'), file).find(({ object }) => object.kind === 'Deployment');
  if (found === undefined) {
    throw new Error(`${file} has no Deployment`);
  }
  return found.object;
}
