import { type FieldFinding, findFields } from '../../kubernetes/fields/find';
import type { Minor } from '../../kubernetes/minor';
import type { Problem } from '../error';

/** Left to the checks: a server that does not know it rolls one pod after the other, which harms nobody. */
const HARMLESS = 'spec.updateStrategy.rollingUpdate.maxUnavailable';

/** What a server of the minor does not know, for any kind of object. */
export function fieldProblems(manifest: object, minor: Minor): readonly Problem[] {
  return findFields(manifest, minor)
    .filter(({ path }) => path !== HARMLESS)
    .map((finding) => (finding.reason === 'unknown' ? unknown(finding) : unavailable(finding, minor)));
}

function unknown({ path, didYouMean }: FieldFinding): Problem {
  return {
    message: `${path} is no field that Kubernetes has`,
    ...(didYouMean ? { fix: `did you mean ${didYouMean}?` } : { fix: 'leave it out' }),
  };
}

function unavailable({ path, availability }: FieldFinding, minor: Minor): Problem {
  const { since, until, gate } = availability ?? {};
  const first = gate === undefined ? since : gate.on;
  const off =
    gate && gate.on === undefined ? `where the feature gate ${gate.name} is on; by default it is off` : undefined;
  return {
    message: `${path} is not known to Kubernetes ${minor}`,
    value: minor,
    allowed: off ?? [first && `since Kubernetes ${first}`, until && `up to ${until}`].filter(Boolean).join(', '),
    fix: 'leave it out, or say which minor the cluster has: `new App({ kubernetes: "1.30" })`',
  };
}
