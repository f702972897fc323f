import { check } from '../check';
import { refusalsFor } from '../refusals';

export const immutableConfig = check({
  id: 'immutable-config',
  severity: 'error',
  area: 'refusals',
  summary: 'an immutable ConfigMap or Secret whose data or flag changes',
  needs: 'change',
  run: (context) => refusalsFor('immutable-config', context),
});
