import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A rule of the model, and a false one to put in its place. */
export interface Rule {
  readonly name: string;

  /** Under `lib/kubernetes`. */
  readonly file: string;
  readonly right: string;
  readonly wrong: string;

  /** A suite of which a test must fail. */
  readonly suite: string;
}

/** Breaks each rule in turn, puts it right again, and says whether a test had noticed; the exit code is 1 if one had not. */
export function breakRules(rules: readonly Rule[]): void {
  let unnoticed = 0;
  for (const { name, file, right, wrong, suite } of rules) {
    const path = join('lib/kubernetes', file);
    const source = readFileSync(path, 'utf8');
    if (!source.includes(right)) {
      throw new Error(`${path} has no ${JSON.stringify(right)} any more: bring the list of rules up to date`);
    }
    const restore = (): void => writeFileSync(path, source);
    process.once('SIGINT', restore);
    try {
      writeFileSync(path, source.replace(right, wrong));
      const { stderr } = spawnSync(
        'npx',
        ['jest', '--selectProjects', 'unit', 'cluster', '--testPathPatterns', suite, '--bail'],
        { encoding: 'utf8' },
      );
      const tests = /^Tests: .*$/m.exec(stderr)?.[0] ?? stderr.slice(0, 200);
      const isNoticed = /^Tests: .* failed/.test(tests);
      unnoticed += isNoticed ? 0 : 1;
      console.log(`${isNoticed ? 'red' : 'NOT NOTICED'}: ${name}: ${wrong} in ${file} (${suite}: ${tests})`);
    } finally {
      restore();
      process.removeListener('SIGINT', restore);
    }
  }
  process.exitCode = unnoticed === 0 ? 0 : 1;
}
