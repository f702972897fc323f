import { execFileSync } from 'node:child_process';
import { ScratchProject, workload } from '../scratch-project';

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

  /** What the working tree has now. */
  change(image: string, spec: object = {}): void {
    this.code = { workloads: [web(image, spec)] };
    this.synth();
  }
}

export function web(image: string, spec: object = {}): ReturnType<typeof workload> {
  return workload('Deployment', 'web', image, {
    cause: image,
    spec: { replicas: 4, ...spec } as ReturnType<typeof workload>,
  });
}
