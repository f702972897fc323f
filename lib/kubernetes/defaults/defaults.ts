import { type Draft, ensure, setDefault } from '../decode/draft';
import type { Minor } from '../minor';
import { defaultAutoscaler } from './autoscaler';
import { defaultClaimSpec } from './claim';
import { defaultCronJob, defaultJob } from './job';
import { defaultService } from './service';
import { defaultDaemonSet, defaultDeployment, defaultStatefulSet } from './workload';

type Defaulter = (draft: Draft, minor: Minor) => void;

/** The kinds whose defaults and rules the model knows. */
const DEFAULTERS: ReadonlyMap<string, Defaulter> = new Map<string, Defaulter>([
  ['apps.Deployment', defaultDeployment],
  ['apps.StatefulSet', defaultStatefulSet],
  ['apps.DaemonSet', defaultDaemonSet],
  ['autoscaling.HorizontalPodAutoscaler', defaultAutoscaler],
  ['core.ConfigMap', () => {}],
  ['core.Secret', (secret) => defaultSecret(secret)],
  ['core.Service', defaultService],
  ['policy.PodDisruptionBudget', () => {}],
]);

/** Kinds whose defaults the model knows, but not all rules. */
const UNJUDGED: ReadonlyMap<string, Defaulter> = new Map<string, Defaulter>([
  ['batch.CronJob', defaultCronJob],
  ['batch.Job', defaultJob],
  ['core.PersistentVolumeClaim', (claim) => defaultClaimSpec(ensure(claim, 'spec'))],
]);

/** The kinds whose defaults and rules the model knows, by their name in the table. */
export const modelledTypes: readonly string[] = [...DEFAULTERS.keys()];

/** Fills in what the API server would; a kind whose defaults are not known stays as it is. */
export function setDefaults(draft: Draft, typeName: string, minor: Minor): void {
  (DEFAULTERS.get(typeName) ?? UNJUDGED.get(typeName))?.(draft, minor);
}

/** `stringData` is only for writing: its texts become data, as base64. */
function defaultSecret(secret: Draft): void {
  setDefault(secret, 'type', 'Opaque');
  const texts = secret.stringData as Draft | undefined;
  if (texts !== undefined) {
    const encoded = Object.entries(texts).map(([key, text]): [string, string] => [key, base64(String(text))]);
    secret.data = Object.fromEntries([...Object.entries((secret.data as Draft | undefined) ?? {}), ...encoded]);
    delete secret.stringData;
  }
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
