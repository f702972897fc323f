import type { JsonObject } from '../../../lib/kubernetes/value';
import { identityOf, objectName } from '../../../lib/manifests/identity';
import { object } from '../objects';
import type { See } from './truth';

/** A definition of widgets in a group, which stands in no namespace, and a widget. */
export function widgets(group: string): { readonly definition: JsonObject; readonly widget: JsonObject } {
  const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }];
  const names = { kind: 'Widget', plural: 'widgets' };
  return {
    definition: object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', `widgets.${group}`, {
      spec: { group, scope: 'Namespaced', names, versions },
    }),
    widget: object(`${group}/v1`, 'Widget', 'round'),
  };
}

/** Deletes the definition, which is the first of the base, where the head does not have it: the widgets that are left. */
export const left: See = async (trial) => {
  const { base = [], head } = trial.manifests;
  const [definition, ...others] = base;
  const { name } = identityOf(definition);
  await trial.apply(base.slice(0, 1));
  await trial.namespace.kubectlOk(['wait', '--for=condition=Established', objectName(identityOf(definition))]);
  await trial.apply(others);
  await trial.prune(base, head);
  return async () => {
    const { stdout } = await trial.namespace.kubectl(['get', name, '--output=name']);
    return { left: stdout.trim().split('\n').filter(Boolean).length };
  };
};
