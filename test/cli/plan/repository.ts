import { execFileSync } from 'node:child_process';
import type { PlanDocument } from '../../../lib/report/json/document';
import type { Called } from '../call';
import { ScratchProject, workload } from '../scratch-project';

/** That what is not committed is compared with HEAD is told where HEAD is the base; see default-base.test.ts. */
export const NOTE = /^(note: .*: compared with HEAD; .*\n)?$/;

/** A project in a repository of Git, whose `main` was pushed: a branch leaves it where a test begins. */
export class PlanProject extends ScratchProject {
  constructor() {
    super();
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.name', 'Planner');
    this.git('config', 'user.email', 'planner@example.com');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' });
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
  }

  /** What is released: images of the Deployment `web`, one commit each. */
  releaseImages(...images: readonly string[]): void {
    for (const image of images) {
      this.release({ workloads: [web(image)] });
      this.commit(image);
    }
    this.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    this.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  }

  /** A branch of what is released, on which nothing is committed yet. */
  static branched(): PlanProject {
    const project = new PlanProject();
    project.releaseImages('a:1', 'a:2');
    project.git('checkout', '--quiet', '-b', 'feat');
    return project;
  }

  /** A change that is committed, as CI checks it out. */
  commitChange(): void {
    this.change('a:3');
    this.commit('change');
  }

  /** The plan that a command prints as JSON. */
  async planned(...args: readonly string[]): Promise<PlanDocument> {
    const { code, out, err } = await this.call(['plan', '-o', 'json', ...args]);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(NOTE) });
    return JSON.parse(out) as PlanDocument;
  }

  /** What the working tree has now. */
  change(image: string, spec: object = {}): void {
    this.code = { workloads: [web(image, spec)] };
    this.synth();
  }
}

/** A command's last line in the place of all that it printed. */
export function last({ code, out, err }: Called): {
  readonly code: number;
  readonly last?: string;
  readonly err: string;
} {
  const line = out.trimEnd().split('\n').at(-1);
  return { code, err, ...(line === undefined || line === '' ? {} : { last: line }) };
}

export function web(image: string, spec: object = {}): ReturnType<typeof workload> {
  return workload('Deployment', 'web', image, {
    cause: image,
    spec: { replicas: 4, ...spec } as ReturnType<typeof workload>,
  });
}
