import { check } from '../check';
import { refusalsFor } from '../refusals';

export const immutablePvc = check({
  id: 'immutable-pvc',
  severity: 'error',
  area: 'refusals',
  summary: 'a claim of which more than its size grows',
  needs: 'change',
  run: (context) => refusalsFor('immutable-pvc', context),
});
