import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A rule of the model, and a false one to put in its place. */
interface Rule {
  readonly name: string;
  readonly file: string;
  readonly right: string;
  readonly wrong: string;

  /** A suite that must turn red. */
  readonly suite: string;
}

/** Ten rules of different parts of the model. */
const RULES: readonly Rule[] = [
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
];

/** Breaks each rule in turn, puts it right again, and says whether a suite had noticed. */
function main(): void {
  let unnoticed = 0;
  for (const { name, file, right, wrong, suite } of RULES) {
    const path = join('lib/kubernetes', file);
    const source = readFileSync(path, 'utf8');
    if (!source.includes(right)) {
      throw new Error(`${path} has no ${JSON.stringify(right)} any more: bring the list of rules up to date`);
    }
    const restore = (): void => writeFileSync(path, source);
    process.once('SIGINT', restore);
    try {
      writeFileSync(path, source.replace(right, wrong));
      const { status, stderr } = spawnSync(
        'npx',
        ['jest', '--selectProjects', 'unit', 'cluster', '--testPathPatterns', suite, '--bail'],
        { encoding: 'utf8' },
      );
      const tests = /^Tests: .*$/m.exec(stderr)?.[0] ?? stderr.slice(0, 200);
      unnoticed += status === 0 ? 1 : 0;
      console.log(`${status === 0 ? 'NOT NOTICED' : 'red'}: ${name}: ${wrong} in ${file} (${suite}: ${tests})`);
    } finally {
      restore();
      process.removeListener('SIGINT', restore);
    }
  }
  process.exitCode = unnoticed === 0 ? 0 : 1;
}

main();
