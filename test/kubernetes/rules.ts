import { breakRules } from './broken-rules';

// Ten rules of different parts of the model.
void breakRules([
  {
    name: 'probes fail after three tries',
    file: 'defaults/container.ts',
    right: "'failureThreshold', 3",
    wrong: "'failureThreshold', 4",
    suite: 'template.cluster',
  },
  {
    name: 'a Deployment keeps ten revisions',
    file: 'defaults/workload.ts',
    right: "'revisionHistoryLimit', 10",
    wrong: "'revisionHistoryLimit', 9",
    suite: 'template.cluster',
  },
  {
    name: 'latest is always pulled',
    file: 'defaults/image.ts',
    right: "=== 'latest' ?",
    wrong: "!== 'latest' ?",
    suite: 'template.cluster',
  },
  {
    name: 'an absent divisor is zero',
    file: 'hash/leaves.ts',
    right: "value ?? '0'",
    wrong: "value ?? '1'",
    suite: 'template.cluster',
  },
  {
    name: 'the collision count enters the hash',
    file: 'hash/pod-template.ts',
    right: 'count & 0xff,',
    wrong: '0,',
    suite: 'hash/name.test',
  },
  {
    name: 'a field that is not set is empty',
    file: 'decode/encode.ts',
    right: "value === '' ||",
    wrong: "value === 'x' ||",
    suite: 'template.cluster',
  },
  {
    name: 'a percentage is at most 100',
    file: 'validation/int-or-percent.ts',
    right: '> 100',
    wrong: '> 200',
    suite: 'validate.cluster',
  },
  {
    name: 'a sleep may last the grace period',
    file: 'validation/probes.ts',
    right: 'seconds > grace',
    wrong: 'seconds >= grace',
    suite: 'validate.cluster',
  },
  {
    name: 'the strategy keeps only what is set',
    file: 'apply/client-side.ts',
    right: "includes('retainKeys')) {",
    wrong: "includes('retain')) {",
    suite: 'apply.test',
  },
  {
    name: 'what a manager gives up goes',
    file: 'apply/server-side.ts',
    right: 'const kept = Object.hasOwn(next, key);',
    wrong: 'const kept = true;',
    suite: 'apply.test',
  },
]);
