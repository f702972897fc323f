import { child, type Draft, ensure, setPointer } from '../decode/draft';

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/autoscaling/v2/defaults.go */
export function defaultAutoscaler(autoscaler: Draft): void {
  const spec = ensure(autoscaler, 'spec');
  setPointer(spec, 'minReplicas', 1);
  if (!Array.isArray(spec.metrics) || spec.metrics.length === 0) {
    const target = { type: 'Utilization', averageUtilization: 80 };
    spec.metrics = [{ type: 'Resource', resource: { name: 'cpu', target } }];
  }
  const behavior = child(spec, 'behavior');
  if (behavior !== undefined) {
    const everyQuarterMinute = (type: string, value: number) => ({ type, value, periodSeconds: 15 });
    const up = ensure(behavior, 'scaleUp');
    setPointer(up, 'stabilizationWindowSeconds', 0);
    setPointer(up, 'selectPolicy', 'Max');
    setPointer(up, 'policies', [everyQuarterMinute('Pods', 4), everyQuarterMinute('Percent', 100)]);
    const down = ensure(behavior, 'scaleDown');
    setPointer(down, 'selectPolicy', 'Max');
    setPointer(down, 'policies', [everyQuarterMinute('Percent', 100)]);
  }
}
