import { goJson } from '../kubernetes/go-json';
import type { Minor } from '../kubernetes/minor';
import { withDefaults } from '../kubernetes/prepare';
import { type JsonObject, own } from '../kubernetes/value';
import type { Pair, PlanManifest } from './pair';
import type { WorkloadPlan } from './workload';

/** A workload that was planned. */
interface Planned {
  readonly pair: Pair;
  readonly plan: WorkloadPlan;
}

/**
 * Says of workloads that are deleted and created which of them are probably one under two names: of one kind, namespace
 * and target, and with the same containers; only where there is one of each.
 */
export function renames(planned: readonly Planned[], minor: Minor): readonly WorkloadPlan[] {
  const deleted = grouped(planned, 'delete', minor);
  const created = grouped(planned, 'create', minor);
  const other = new Map<WorkloadPlan, WorkloadPlan>();
  for (const [key, [before, ...others]] of deleted) {
    const [after, ...more] = created.get(key) ?? [];
    if (before !== undefined && after !== undefined && others.length === 0 && more.length === 0) {
      other.set(before, after);
      other.set(after, before);
    }
  }
  const reference = new Map(planned.map(({ pair, plan }) => [plan, pair.reference]));
  return planned.map(({ plan }) => {
    const renamed = reference.get(other.get(plan) ?? plan);
    return other.has(plan) && renamed !== undefined ? { ...plan, renamed } : plan;
  });
}

function grouped(
  planned: readonly Planned[],
  verdict: 'delete' | 'create',
  minor: Minor,
): ReadonlyMap<string, readonly WorkloadPlan[]> {
  const found = new Map<string, WorkloadPlan[]>();
  for (const { pair, plan } of planned) {
    const manifest = verdict === 'delete' ? pair.base : pair.head;
    if (plan.verdict === verdict && manifest !== undefined) {
      const key = keyOf(pair, manifest, minor);
      found.set(key, [...(found.get(key) ?? []), plan]);
    }
  }
  return found;
}

/** What stays when a workload is renamed: its containers, apart from the tags of their images. */
function keyOf({ reference, namespace }: Pair, { object }: PlanManifest, minor: Minor): string {
  const spec = own(own(own(withDefaults(object, minor), 'spec'), 'template'), 'spec');
  const containers = own(spec, 'containers');
  const parts = (Array.isArray(containers) ? (containers as readonly JsonObject[]) : []).map((container) => [
    String(own(container, 'image') ?? '').replace(/[:@][^/]*$/, ''),
    own(container, 'ports') ?? null,
    own(container, 'command') ?? null,
  ]);
  return [reference.target, namespace, reference.kind, goJson(parts)].join('\u0000');
}
