import { check } from '../check';
import { refusalsFor } from '../refusals';

export const immutableJob = check({
  id: 'immutable-job',
  severity: 'error',
  area: 'refusals',
  summary: 'a Job of the same name with another template or selector',
  needs: 'change',
  run: (context) => refusalsFor('immutable-job', context),
});
