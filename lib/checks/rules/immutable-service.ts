import { check } from '../check';
import { refusalsFor } from '../refusals';

export const immutableService = check({
  id: 'immutable-service',
  severity: 'error',
  area: 'refusals',
  summary: 'a Service whose address, IP family, load balancer class or health check port changes',
  needs: 'change',
  run: (context) => refusalsFor('immutable-service', context),
});
