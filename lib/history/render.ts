import { isObject, type JsonObject } from '../kubernetes/value';
import type { Revision } from './history';
import { withAnnotations, withKey } from './keys';
import type { Recording } from './record';

/** Says on the live workload, and so on what its controller makes, which entry of the history it is. */
const REVISION = 'cdk8s-rollout/revision';
const DIGEST = 'cdk8s-rollout/digest';
const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** The manifest of a workload as it is written: with the template that is wanted, and what says where it comes from. */
export function render(recording: Recording, { number, digest, cause }: Revision): JsonObject {
  const { code, life, wanted, prop } = recording;
  const { manifest, workload } = code;
  const { hold, paused } = life.desired;
  const spec = isObject(manifest.spec) ? manifest.spec : {};
  const templated = spec.template === wanted.template ? spec : withKey(spec, 'template', wanted.template);
  // What other kinds than a Deployment say of their older revisions cannot be changed any more.
  const shown = workload.kind === 'Deployment' ? cause : (hold?.cause ?? prop ?? cause);
  return withAnnotations(
    withKey(
      manifest,
      'spec',
      paused && workload.kind === 'Deployment' ? withKey(templated, 'paused', true) : templated,
    ),
    {
      [DIGEST]: digest,
      [REVISION]: String(number),
      [CHANGE_CAUSE]: shown,
    },
  );
}
