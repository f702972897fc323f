import { check } from '../check';
import { refusalsFor } from '../refusals';

export const immutableSelector = check({
  id: 'immutable-selector',
  severity: 'error',
  area: 'refusals',
  summary: 'a selector that changes, which the API server refuses',
  needs: 'change',
  run: (context) => refusalsFor('immutable-selector', context),
});
