import { check } from '../check';
import { refusalsFor } from '../refusals';

export const strategyRejected = check({
  id: 'strategy-rejected',
  severity: 'error',
  area: 'refusals',
  summary: 'a strategy, deadline or selector that the API server never takes',
  run: (context) => refusalsFor('strategy-rejected', context),
});
