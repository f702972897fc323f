/** How long kwok's pods take. */
export interface PodTimes {
  /** Milliseconds from the binding of a pod to its readiness. */
  readonly start: number;
  /** Milliseconds from the deletion of a pod to its end. */
  readonly stop: number;
  /** Since when each ready pod says to be ready, as RFC 3339. @default - since it is */
  readonly readySince?: string;
}

/** Pods in namespaces of this prefix are left alone by kwok: the harness plays their kubelet. */
export const playedPrefix = 'played-';

/** The default class of volumes, which kwok provides. */
export const storageClass = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
  provisioner: 'kwok.x-k8s.io/volume',
  allowVolumeExpansion: true,
};

interface Expression {
  readonly key: string;
  readonly operator: 'Exists' | 'DoesNotExist' | 'In' | 'NotIn';
  readonly values?: readonly string[];
}

const notPlayed: Expression = {
  key: `.metadata.namespace | select( startswith("${playedPrefix}") )`,
  operator: 'DoesNotExist',
};
const terminating: Expression = { key: '.metadata.deletionTimestamp', operator: 'Exists' };
const notTerminating: Expression = { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' };
const inPhase = (phase: string): Expression => ({ key: '.status.phase', operator: 'In', values: [phase] });
const notReady: Expression = {
  key: '.status.conditions.[] | select( .type == "Ready" ) | .status',
  operator: 'NotIn',
  values: ['True'],
};
// A rollout that is stuck can be tried as well: an image with `broken` in its name or tag cannot be pulled.
const brokenImage = '.spec.containers.[].image | select( contains("broken") )';
const ofClass: Expression = { key: '.spec.storageClassName', operator: 'In', values: [storageClass.metadata.name] };
const withoutVolume: Expression = { key: '.spec.volumeName', operator: 'DoesNotExist' };
const containerWaits: Expression = { key: '.status.containerStatuses.[].state.waiting', operator: 'DoesNotExist' };

function stage(
  name: string,
  kind: 'Node' | 'Pod' | 'PersistentVolume' | 'PersistentVolumeClaim',
  matchExpressions: readonly Expression[],
  what: { readonly next: object } | { readonly steps: readonly object[] },
  delay = 0,
): object {
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name },
    spec: {
      resourceRef: { apiGroup: 'v1', kind },
      selector: { matchExpressions },
      // Without jitter: kwok takes a jitter that is not longer than the delay instead of the delay.
      ...(delay > 0 ? { delay: { durationMilliseconds: delay } } : {}),
      ...what,
    },
  };
}

const nodeReady = `
{{ $now := Now }}
conditions:
{{ range NodeConditions }}
- {type: {{ .type | Quote }}, status: {{ .status | Quote }}, reason: {{ .reason | Quote }}, message: {{ .message | Quote }}, lastHeartbeatTime: {{ $now | Quote }}, lastTransitionTime: {{ $now | Quote }}}
{{ end }}
`;

const podReady = (readySince?: string) => `
{{ $now := Now }}
{{ $since := ${readySince === undefined ? '$now' : `"${readySince}"`} }}
conditions:
{{ range $type := list "Initialized" "Ready" "ContainersReady" }}
- {type: {{ $type }}, status: "True", lastTransitionTime: {{ $since | Quote }}}
{{ end }}
{{ range .spec.readinessGates }}
- {type: {{ .conditionType | Quote }}, status: "True", lastTransitionTime: {{ $now | Quote }}}
{{ end }}
containerStatuses:
{{ range .spec.containers }}
- {name: {{ .name | Quote }}, image: {{ .image | Quote }}, imageID: "", ready: true, started: true, restartCount: 0, state: {running: {startedAt: {{ $now | Quote }}}}}
{{ end }}
initContainerStatuses:
{{ range .spec.initContainers }}
{{ if eq .restartPolicy "Always" }}
- {name: {{ .name | Quote }}, image: {{ .image | Quote }}, imageID: "", ready: true, started: true, restartCount: 0, state: {running: {startedAt: {{ $now | Quote }}}}}
{{ else }}
- {name: {{ .name | Quote }}, image: {{ .image | Quote }}, imageID: "", ready: true, restartCount: 0, state: {terminated: {exitCode: 0, reason: Completed, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }}}}}
{{ end }}
{{ end }}
podIP: {{ PodIPWith .spec.nodeName ( or .spec.hostNetwork false ) ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) | Quote }}
phase: Running
startTime: {{ $now | Quote }}
`;

const podImageMissing = `
{{ $now := Now }}
conditions:
- {type: Initialized, status: "True", lastTransitionTime: {{ $now | Quote }}}
- {type: Ready, status: "False", reason: ContainersNotReady, lastTransitionTime: {{ $now | Quote }}}
- {type: ContainersReady, status: "False", reason: ContainersNotReady, lastTransitionTime: {{ $now | Quote }}}
containerStatuses:
{{ range .spec.containers }}
- {name: {{ .name | Quote }}, image: {{ .image | Quote }}, imageID: "", ready: false, started: false, restartCount: 0, state: {waiting: {reason: ImagePullBackOff, message: {{ printf "Back-off pulling image %q" .image | Quote }}}}}
{{ end }}
phase: Pending
startTime: {{ $now | Quote }}
`;

const podComplete = `
{{ $now := Now }}
conditions:
- {type: Ready, status: "False", reason: PodCompleted, lastTransitionTime: {{ $now | Quote }}}
- {type: ContainersReady, status: "False", reason: PodCompleted, lastTransitionTime: {{ $now | Quote }}}
containerStatuses:
{{ range .spec.containers }}
- {name: {{ .name | Quote }}, image: {{ .image | Quote }}, imageID: "", ready: false, started: false, restartCount: 0, state: {terminated: {exitCode: 0, reason: Completed, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }}}}}
{{ end }}
phase: Succeeded
`;

/** The volume that a claim asks for; the controller manager binds the two. */
const volume = `
apiVersion: v1
kind: PersistentVolume
metadata:
  name: pvc-{{ .metadata.uid }}
spec:
  accessModes: {{ toJson .spec.accessModes }}
  capacity: {{ toJson .spec.resources.requests }}
  persistentVolumeReclaimPolicy: Delete
  storageClassName: {{ .spec.storageClassName | Quote }}
  volumeMode: {{ .spec.volumeMode | Quote }}
  claimRef: {apiVersion: v1, kind: PersistentVolumeClaim, name: {{ .metadata.name }}, namespace: {{ .metadata.namespace }}, uid: {{ .metadata.uid }}}
  hostPath: {path: /var/volumes/{{ .metadata.uid }}}
`;

/**
 * What kwok does, as the text of its configuration file: nodes become ready, pods become ready, pods of a Job succeed,
 * deleted pods end, claims of the storage class `standard` get a volume.
 *
 * @see https://kwok.sigs.k8s.io/docs/user/stages-configuration/
 */
export function stages(times: PodTimes): string {
  const ofJob: Expression = { key: '.metadata.ownerReferences.[].kind', operator: 'In', values: ['Job'] };
  const alive = [notPlayed, notTerminating];
  const healthy: Expression = { key: brokenImage, operator: 'DoesNotExist' };
  const broken: Expression = { key: brokenImage, operator: 'Exists' };
  return [
    stage('node-ready', 'Node', [notReady], { next: { statusTemplate: nodeReady } }),
    stage(
      'pod-ready',
      'Pod',
      [...alive, healthy, inPhase('Pending'), notReady],
      { next: { statusTemplate: podReady(times.readySince) } },
      times.start,
    ),
    stage(
      'pod-image-missing',
      'Pod',
      [...alive, broken, inPhase('Pending'), containerWaits],
      { next: { statusTemplate: podImageMissing } },
      times.start,
    ),
    stage('pod-complete', 'Pod', [...alive, ofJob, inPhase('Running')], { next: { statusTemplate: podComplete } }),
    stage('pod-delete', 'Pod', [notPlayed, terminating], { next: { delete: true } }, times.stop),
    stage('claim-provision', 'PersistentVolumeClaim', [ofClass, notTerminating, withoutVolume], {
      steps: [{ apply: { template: volume } }],
    }),
    stage('volume-delete', 'PersistentVolume', [ofClass, notTerminating, inPhase('Released')], {
      next: { delete: true },
    }),
  ]
    .map((document) => JSON.stringify(document))
    .join('\n---\n');
}
