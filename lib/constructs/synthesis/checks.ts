import type { Severity } from '../../checks/finding';
import type { Minor } from '../../kubernetes/minor';
import type { SeveritySetting } from '../../manifests/settings';
import type { Problem } from '../error';
import { ownerPath } from '../owner';
import { targetOf } from '../target';
import type { Rendered } from './render';

/** How an app is checked. */
export interface Checking {
  /** From which severity on a finding is a problem. */
  readonly failOn: Severity;
  readonly minor: Minor;

  /** How grave findings are for the project. */
  readonly severities: readonly SeveritySetting[];
}

/** What the checks find in what an app renders, with the constructs that made it. */
export function findingProblems(objects: readonly Rendered[], checking: Checking): readonly Problem[] {
  const { failOn, minor, severities } = checking;
  // Here and not above: an app that is not checked need not load them.
  const { SEVERITIES } = require('../../checks/finding') as typeof import('../../checks/finding');
  const { indexManifests } =
    require('../../checks/manifests/manifests') as typeof import('../../checks/manifests/manifests');
  const { keyOf } = require('../../checks/object-key') as typeof import('../../checks/object-key');
  const { CHECK_IDS } = require('../../checks/registry') as typeof import('../../checks/registry');
  const { runChecks } = require('../../checks/run') as typeof import('../../checks/run');
  const manifests = objects.flatMap(({ manifest, identity, chart, source }) =>
    manifest === undefined || identity === undefined
      ? []
      : [{ object: manifest, namespace: identity.namespace, target: targetOf(chart), path: ownerPath(source) }],
  );
  const head = indexManifests(manifests, minor);
  const owners = new Map(
    manifests.map(({ object, namespace, target, path }) => {
      const { apiVersion, kind, metadata } = object as { readonly [key: string]: string | object | undefined };
      const name = String((metadata as { readonly name?: unknown } | undefined)?.name ?? '');
      return [keyOf({ apiVersion: String(apiVersion ?? ''), kind: String(kind ?? ''), namespace, name, target }), path];
    }),
  );
  const unknown = severities
    .filter(({ id }) => !CHECK_IDS.has(id))
    .map(({ id, path }): Problem => ({ path, message: `rollout.severities: there is no check "${id}"` }));
  const options = { severities: new Map(severities.map(({ id, severity }) => [id, severity])) };
  const grave = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const { findings } = runChecks({ minor, head, ids: CHECK_IDS }, options);
  return [
    ...unknown,
    ...findings
      .filter(({ severity }) => grave.includes(severity))
      .map(({ id, object, path, value, message, fix }): Problem => {
        const owner = owners.get(keyOf(object));
        return {
          ...(owner === undefined ? {} : { path: owner }),
          message: `${id}${path === undefined ? '' : ` at ${path}`}: ${message}`,
          ...(value === undefined ? {} : { value }),
          ...(fix === undefined ? {} : { fix }),
        };
      }),
  ];
}
