import { deployment } from '../../objects';
import { refusalsOf } from '../cases';
import { REFUSED, refusal, TAKEN } from '../refused';
import type { Truth, Truths } from '../truth';

const refused: Truth = { what: 'is refused, in the words of the finding', see: refusal, bad: REFUSED, good: TAKEN };

export const refusals: Truths = {
  refused: [refused],
  'unknown-field': [refused],
  'strategy-rejected': [refused, ...refusalsOf('strategy-rejected')],
  'immutable-selector': [refused, ...refusalsOf('immutable-selector')],
  'immutable-sts': [refused, ...refusalsOf('immutable-sts')],
  'immutable-service': [refused, ...refusalsOf('immutable-service')],
  'immutable-config': [refused, ...refusalsOf('immutable-config')],
  'immutable-job': [refused, ...refusalsOf('immutable-job')],
  'immutable-pvc': [refused, ...refusalsOf('immutable-pvc')],
  'prestop-exceeds-grace': [
    {
      what: 'is taken where it is as long as the grace period, for the kubelet to kill the container',
      see: refusal,
      bad: TAKEN,
      good: TAKEN,
    },
    {
      what: 'is refused where it is longer than the grace period',
      see: refusal,
      bad: REFUSED,
      good: TAKEN,
      given: {
        bad: { head: [deployment({ container: { lifecycle: { preStop: { sleep: { seconds: 31 } } } } })] },
        good: { head: [deployment({ container: { lifecycle: { preStop: { sleep: { seconds: 29 } } } } })] },
      },
    },
  ],
};
