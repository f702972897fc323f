import type { ConfigInPlace } from '../../lib/plan/cause';
import { configLines } from '../../lib/report/words/config';
import { plainText } from '../../lib/report/words/plain';

const told = (change: ConfigInPlace['change'], as: ConfigInPlace['as'], seenBy: ConfigInPlace['seenBy']) =>
  configLines([{ kind: 'ConfigMap', name: 'conf', change, as, seenBy }]).map(plainText);

test.each([
  ['update', 'volume', 'running pods', 'reaches all running pods within a minute or two, and restarts none'],
  ['update', 'environment', 'later pods', 'reaches only pods that start later: nothing here restarts those that run'],
  ['create', 'environment', 'new pods', 'reaches the new pods'],
  [
    'delete',
    'volume',
    'running pods',
    'its files go from all running pods within a minute or two, and none is restarted',
  ],
  ['delete', 'subPath', 'later pods', 'running pods keep what they have, those that start later do not find it'],
  [
    'delete',
    'environment',
    'later pods',
    'running containers keep what they have, those that start later do not find it',
  ],
  ['delete', 'environment', 'new pods', 'the new pods do not find it'],
] as const)('%s of config that is read as %s and seen by %s', (change, as, seenBy, words) => {
  expect(told(change, as, seenBy)).toEqual([`configmap/conf ${change}d, read as ${as}: ${words}`]);
});
