import { isObject, type JsonObject } from '../../../lib/kubernetes/value';
import type { ObjectReference } from '../../control-plane/objects';
import type { See } from './truth';

/** The fields of manifests that the API server has not stored, and what it says about them. */
export const dropped: See = async (trial) => {
  const { head } = trial.manifests;
  const { code, stderr } = await trial.tryApply(head);
  if (code !== 0) {
    return () => ({ refused: stderr });
  }
  const lost = await Promise.all(
    head.map(async (each) =>
      missing(each, await trial.cluster.client.get(trial.namespace.here(each as unknown as ObjectReference))),
    ),
  );
  return () => ({ dropped: lost.flat(), said: stderr });
};

/** The paths of values that stand in a manifest and not in the live object. */
function missing(written: unknown, live: unknown, path = ''): readonly string[] {
  if (live === undefined) {
    return [path];
  }
  if (Array.isArray(written)) {
    return written.flatMap((item, index) => missing(item, (live as readonly unknown[])[index], `${path}[${index}]`));
  }
  return isObject(written)
    ? Object.entries(written).flatMap(([key, value]) =>
        missing(value, isObject(live) ? (live as JsonObject)[key] : undefined, path === '' ? key : `${path}.${key}`),
      )
    : [];
}
