import { check } from '../check';
import { refusalsFor } from '../refusals';

export const immutableSts = check({
  id: 'immutable-sts',
  severity: 'error',
  area: 'refusals',
  summary: 'a field of a StatefulSet that changes and may not',
  needs: 'change',
  run: (context) => refusalsFor('immutable-sts', context),
});
