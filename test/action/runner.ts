import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Stands in for the CLI: prints the format, and ends with the code that the test wants. */
const CLI = `#!/bin/sh
echo "$*" >> "$LOG"
for argument; do printf '[%s]' "$argument" >> "$LOG.arguments"; done
echo >> "$LOG.arguments"
case "$*" in
  *html*) echo '<!doctype html>' ;;
  *json*) printf '"severity": "%s",\\n' "\${FINDING:-}" ;;
  *) printf '<!-- cdk8s-rollout plan -->\\n\\n### Plan: 1 rollout\\n' ;;
esac
# What is refused counts in any case, findings only with --fail-on.
case "$*" in *'--fail-on none'*) exit \${REFUSED:-\${CODE:-0}} ;; *) exit \${CODE:-0} ;; esac
`;

/** Stands in for GitHub's command: has the comments that the test says, and writes down what it is asked. */
const GH = `#!/bin/sh
case "$*" in *--paginate*) printf '%s' "$FOUND" ;; *) echo "gh $*" >> "$LOG" ;; esac
exit \${GH_CODE:-0}
`;

/** What the script did. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;

  /** What the command and gh were asked, a line each. */
  readonly log: readonly string[];

  /** The arguments of the command when it was first asked, without those for the format. */
  readonly first: string | undefined;
  readonly summary: string;
  readonly output: string;
}

/** A machine that runs the action's script, with stand-ins for all that it calls but Git. */
export class Runner {
  readonly folder = mkdtempSync(join(tmpdir(), 'action-'));

  constructor() {
    for (const [name, text] of [
      ['rollout', CLI],
      ['gh', GH],
    ] as const) {
      writeFileSync(join(this.folder, name), text);
      chmodSync(join(this.folder, name), 0o755);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** @param below where it runs, from the folder of the runner */
  run(env: Readonly<Record<string, string>>, below = '.'): Ran {
    const file = (name: string) => join(this.folder, name);
    for (const name of ['log', 'log.arguments', 'summary', 'output']) {
      rmSync(file(name), { force: true });
    }
    const { status, stdout } = spawnSync(resolve('action/plan.sh'), {
      cwd: file(below),
      encoding: 'utf8',
      env: {
        PATH: `${this.folder}:${process.env.PATH}`,
        RUNNER_TEMP: this.folder,
        LOG: file('log'),
        GITHUB_STEP_SUMMARY: file('summary'),
        GITHUB_OUTPUT: file('output'),
        GITHUB_REPOSITORY: 'shop/web',
        COMMAND: file('rollout'),
        PULL_REQUEST: '7',
        ...env,
      },
    });
    const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '');
    const log = read('log')
      .replaceAll(/@\S+plan\.md/g, '@plan.md')
      .trimEnd()
      .split('\n');
    const first = read('log.arguments').split('-o')[0]?.replace(/\[$/, '');
    return { status, stdout, log, first, summary: read('summary'), output: read('output') };
  }
}
