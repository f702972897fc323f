import { endpointsAfterChange, endpointsOfUnready, endpointsWhileLoading } from '../endpoints';
import { leftAfterEviction } from '../evicted';
import { fewest, oldAfterCrash } from '../rolled';
import type { Truths } from '../truth';

export const serving: Truths = {
  'no-readiness': [
    {
      what: 'gets requests, and takes the place of old pods, before its program answers',
      see: endpointsWhileLoading,
      bad: { loading: 3, answering: 0 },
      good: { loading: 0, answering: 3 },
    },
  ],
  'recreate-served': [
    {
      what: 'leaves no pod available on the way',
      see: fewest,
      bad: { available: 0, released: true },
      good: { available: 3, released: true },
    },
  ],
  'unavailable-budget': [
    {
      what: 'leaves half of the pods available on the way',
      see: fewest,
      bad: { available: 1, released: true },
      good: { available: 2, released: true },
    },
  ],
  'single-replica': [
    {
      what: 'is gone when its node is drained',
      see: leftAfterEviction,
      bad: { available: 0 },
      good: { available: 1 },
    },
  ],
  'min-ready-zero': [
    {
      what: 'has lost an old pod when the new one crashes',
      see: oldAfterCrash,
      bad: { old: 2 },
      good: { old: 3 },
    },
  ],
  'service-cutover': [
    {
      what: 'has no ready endpoint when the new pods are not ready',
      see: endpointsAfterChange,
      bad: { ready: 0, unready: 3 },
      good: { ready: 3, unready: 1 },
    },
  ],
  'publish-not-ready': [
    {
      what: 'has endpoints that are not ready and count as ready',
      see: endpointsOfUnready,
      bad: { ready: 3, unready: 0 },
      good: { ready: 0, unready: 3 },
    },
  ],
};
