import { child, children, type Draft, text } from '../decode/draft';
import { isAtLeast, type Minor } from '../minor';
import type { JsonObject } from '../value';
import { describeContainers } from './containers';
import { describeAnnotations, describeLabels } from './labels';
import { describeSchedulingGroup, describeTolerations, describeTopologySpread } from './scheduling';
import { textMap } from './values';
import { describeVolumes } from './volumes';
import { Writer } from './writer';

/**
 * A pod template as `kubectl rollout history --revision` prints it, byte for byte but for a character that kubectl cuts
 * in two. Tabs stand where kubectl writes them: it does not align them.
 *
 * @param template as the API server stores it: with all defaults, see `withDefaults`
 * @param minor of kubectl
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/kubectl/pkg/describe/describe.go
 */
export function describePodTemplate(template: JsonObject, minor: Minor): string {
  const writer = new Writer();
  const metadata = child(template as Draft, 'metadata') ?? {};
  const spec = child(template as Draft, 'spec') ?? {};
  writer.write(0, 'Pod Template:\n');
  describeLabels('  Labels', textMap(metadata, 'labels'), writer);
  if (Object.keys(textMap(metadata, 'annotations')).length > 0) {
    describeAnnotations('  Annotations', textMap(metadata, 'annotations'), writer);
  }
  describeText('Service Account', text(spec, 'serviceAccountName'), writer);
  if (children(spec, 'initContainers').length > 0) {
    describeContainers('Init Containers', children(spec, 'initContainers'), minor, writer);
  }
  describeContainers('Containers', children(spec, 'containers'), minor, writer);
  describeVolumes(children(spec, 'volumes'), minor, writer);
  describeTopologySpread(children(spec, 'topologySpreadConstraints'), writer);
  describeText('Priority Class Name', text(spec, 'priorityClassName'), writer);
  if (isAtLeast(minor, '1.30')) {
    describeLabels('  Node-Selectors', textMap(spec, 'nodeSelector'), writer);
    describeTolerations(children(spec, 'tolerations'), writer);
  }
  describeSchedulingGroup(spec, writer);
  return writer.text();
}

function describeText(title: string, value: string, writer: Writer): void {
  if (value !== '') {
    writer.write(1, `${title}:\t${value}\n`);
  }
}
