import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A rule of the model, and a false one to put in its place. */
export interface Rule {
  readonly name: string;

  /** Under `lib/kubernetes`. */
  readonly file: string;
  readonly right: string;
  readonly wrong: string;

  /** A suite that passes, and of which a test must fail once the rule is broken. */
  readonly suite: string;
}

/** Breaks each rule in turn, puts it right again, and says whether a test had noticed; the exit code is 1 if one had not. */
export async function breakRules(rules: readonly Rule[]): Promise<void> {
  for (const suite of new Set(rules.map((rule) => rule.suite))) {
    const { passed, summary } = await run(suite);
    if (!passed) {
      throw new Error(`${suite} fails although no rule is broken: ${summary}`);
    }
  }
  for (const { name, file, right, wrong, suite } of rules) {
    const path = join('lib/kubernetes', file);
    const source = readFileSync(path, 'utf8');
    if (!source.includes(right)) {
      throw new Error(`${path} has no ${JSON.stringify(right)} any more: bring the list of rules up to date`);
    }
    const restore = (): void => writeFileSync(path, source);
    const end = (): void => {
      restore();
      process.exit(130);
    };
    process.once('SIGINT', end).once('SIGTERM', end);
    try {
      writeFileSync(path, source.replace(right, wrong));
      const { failed, summary } = await run(suite);
      console.log(`${failed ? 'red' : 'NOT NOTICED'}: ${name}: ${wrong} in ${file} (${suite}: ${summary})`);
      process.exitCode = failed ? process.exitCode : 1;
    } finally {
      restore();
      process.off('SIGINT', end).off('SIGTERM', end);
    }
  }
}

/** Runs a suite; it has neither passed nor failed when its tests could not run. */
async function run(
  suite: string,
): Promise<{ readonly passed: boolean; readonly failed: boolean; readonly summary: string }> {
  const jest = spawn('npx', ['jest', '--selectProjects', 'unit', 'cluster', '--testPathPatterns', suite], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  jest.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(jest, 'close');
  const summary = /^Tests: .*$/m.exec(said)?.[0] ?? said.slice(0, 200);
  return { passed: code === 0, failed: /^Tests: .* failed/.test(summary), summary };
}
