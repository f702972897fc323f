import { child, type Draft } from '../decode/draft';
import { internalJson } from './go-value';
import { atMostAll, positive } from './int-or-percent';
import { validateSelector } from './labels';
import type { Place } from './place';

const POLICIES = ['AlwaysAllow', 'IfHealthyBudget'];

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/policy/validation/validation.go */
export function validateBudget({ errors, schema }: Place, budget: Draft): void {
  const spec = child(budget, 'spec') ?? {};
  if (spec.minAvailable !== undefined && spec.maxUnavailable !== undefined) {
    const json = internalJson(spec, { kind: 'named', name: 'policy.PodDisruptionBudgetSpec' }, schema);
    errors.invalidJson('spec', json, 'minAvailable and maxUnavailable cannot be both set');
  }
  for (const key of ['minAvailable', 'maxUnavailable'].filter((key) => spec[key] !== undefined)) {
    positive(errors, `spec.${key}`, spec[key]);
    atMostAll(errors, `spec.${key}`, spec[key]);
  }
  validateSelector(errors, 'spec.selector', child(spec, 'selector'));
  const policy = spec.unhealthyPodEvictionPolicy;
  if (policy !== undefined && !POLICIES.includes(String(policy))) {
    errors.notSupported('spec.unhealthyPodEvictionPolicy', String(policy), POLICIES);
  }
}
