import { child, children, type Draft, ensure, setDefault, setPointer } from '../decode/draft';
import type { Minor } from '../minor';
import { defaultResources, roundAmounts } from './claim';
import { defaultContainer } from './container';
import { defaultVolume } from './volume';

/**
 * The defaults of a pod template. A Pod has more (requests from limits, enableServiceLinks, host ports), which a template
 * does not take.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/v1/defaults.go
 */
export function defaultPodTemplate(template: Draft, minor: Minor): void {
  const spec = ensure(template, 'spec');
  setDefault(spec, 'dnsPolicy', 'ClusterFirst');
  setDefault(spec, 'restartPolicy', 'Always');
  setPointer(spec, 'securityContext', {});
  setPointer(spec, 'terminationGracePeriodSeconds', 30);
  setDefault(spec, 'schedulerName', 'default-scheduler');
  mirrorServiceAccount(spec);
  for (const volume of children(spec, 'volumes')) {
    defaultVolume(volume, minor);
  }
  for (const key of ['initContainers', 'containers', 'ephemeralContainers']) {
    children(spec, key).forEach(defaultContainer);
  }
  roundAmounts(child(spec, 'overhead'));
  defaultResources(spec);
}

/** `serviceAccount` is the old name: it is read where the new one is empty, and always written. */
function mirrorServiceAccount(spec: Draft): void {
  const name = spec.serviceAccountName || spec.serviceAccount;
  if (name !== undefined && name !== '') {
    spec.serviceAccountName = name;
    spec.serviceAccount = name;
  }
}
