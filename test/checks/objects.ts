import { isObject, type JsonObject } from '../../lib/kubernetes/value';

/** Parts of a workload that differ from the plainest one. */
export interface Parts {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: JsonObject;
  readonly annotations?: JsonObject;
  readonly spec?: JsonObject;
  readonly template?: JsonObject;
  readonly pod?: JsonObject;
  readonly container?: JsonObject;
  readonly containers?: readonly JsonObject[];
}

function workload(kind: string, size: JsonObject, parts: Parts): JsonObject {
  const { name = 'web', namespace, labels = { app: name }, annotations, spec, template, pod, container } = parts;
  const plain = { name, image: 'registry.example.com/web:1.4.2', ports: [{ containerPort: 8080 }] };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec: {
      ...size,
      selector: { matchLabels: labels },
      ...spec,
      template: {
        metadata: { labels, ...template },
        spec: { containers: parts.containers ?? [{ ...plain, ...container }], ...pod },
      },
    },
  };
}

/** A Deployment of three pods; its name is also its container's and its label's. */
export function deployment(parts: Parts = {}): JsonObject {
  return workload('Deployment', { replicas: 3 }, parts);
}

export function statefulSet(parts: Parts = {}): JsonObject {
  return workload('StatefulSet', { replicas: 3, serviceName: parts.name ?? 'web' }, parts);
}

export function daemonSet(parts: Parts = {}): JsonObject {
  return workload('DaemonSet', {}, parts);
}

/** Any other object. */
export function object(apiVersion: string, kind: string, name: string, rest: JsonObject = {}): JsonObject {
  const { metadata, ...others } = rest;
  return { apiVersion, kind, metadata: { name, ...(isObject(metadata) ? metadata : {}) }, ...others };
}

/** A Service that selects the pods of the Deployment of its name. */
export function service(spec: JsonObject = {}, name = 'web', metadata: JsonObject = {}): JsonObject {
  const ports = [{ port: 80, targetPort: 8080 }];
  return object('v1', 'Service', name, { metadata, spec: { selector: { app: name }, ports, ...spec } });
}

export function budget(spec: JsonObject = {}, name = 'web'): JsonObject {
  return object('policy/v1', 'PodDisruptionBudget', name, {
    spec: { selector: { matchLabels: { app: name } }, ...spec },
  });
}

export function autoscaler(spec: JsonObject = {}, name = 'web'): JsonObject {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name };
  return object('autoscaling/v2', 'HorizontalPodAutoscaler', name, {
    spec: { scaleTargetRef, minReplicas: 2, maxReplicas: 10, ...spec },
  });
}

export function configMap(data: JsonObject, name = 'conf', rest: JsonObject = {}): JsonObject {
  return object('v1', 'ConfigMap', name, { data, ...rest });
}

/** A Role that may do something with the objects of a resource, bound to a ServiceAccount of its name. */
export function permission(name: string, rule: JsonObject): readonly JsonObject[] {
  const group = 'rbac.authorization.k8s.io';
  return [
    object(`${group}/v1`, 'Role', name, { rules: [{ apiGroups: [''], ...rule }] }),
    object(`${group}/v1`, 'RoleBinding', name, {
      roleRef: { apiGroup: group, kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name }],
    }),
  ];
}

/** A probe by HTTP. */
export function probe(more: JsonObject = {}): JsonObject {
  return { httpGet: { path: '/ready', port: 8080 }, ...more };
}

/** A claim of 1 Gi that one node can have. */
export function claim(spec: JsonObject = {}): JsonObject {
  const resources = { requests: { storage: '1Gi' } };
  return object('v1', 'PersistentVolumeClaim', 'data', {
    spec: { accessModes: ['ReadWriteOnce'], resources, ...spec },
  });
}

/** An Ingress with one path to a port of a Service. */
export function ingress(name: string, port: JsonObject, annotations: JsonObject = {}): JsonObject {
  const backend = { service: { name, port } };
  return object('networking.k8s.io/v1', 'Ingress', 'web', {
    metadata: { annotations },
    spec: { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] },
  });
}

/** Objects as they stand in a namespace; undefined leaves them in none. */
export const within = (namespace: string | undefined, ...objects: readonly JsonObject[]) =>
  objects.map(({ metadata, ...rest }): JsonObject => {
    const own = namespace === undefined ? {} : { namespace };
    return { ...rest, metadata: { ...(metadata as JsonObject), ...own } };
  });
