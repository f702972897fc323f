import { check } from '../check';
import { refusalsFor } from '../refusals';

export const refused = check({
  id: 'refused',
  severity: 'error',
  area: 'refusals',
  summary: 'anything else that the API server refuses',
  run: (context) => refusalsFor('refused', context),
});
