import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../../lib/cli/io';
import { type History, historyPath, parseHistory, type Workload } from '../../../lib/history';
import { type Called, call } from '../call';
import { type Code, createApp, type Subject } from './code';

/** A repository of Git with the app of one walk, which is synthesized in this process. */
export class WalkRepository {
  /** The project; the root of the repository unless it was moved {@link below} it. */
  folder = mkdtempSync(join(tmpdir(), 'walk-'));
  private readonly root = this.folder;
  readonly workload: Workload;

  constructor(
    readonly subject: Subject,
    public code: Code,
  ) {
    this.workload = { target: 'default', kind: subject.kind, namespace: '', name: subject.name };
    writeFileSync(join(this.folder, 'cdk8s.yaml'), 'app: in this process\n');
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.name', 'Walker');
    this.git('config', 'user.email', 'walker@example.com');
    this.git('config', 'gc.auto', '0');
  }

  /** Writes what the code says, with what commands asked for. @param history false for an app that keeps none */
  synth(history = true): void {
    const back = process.cwd();
    process.chdir(this.folder);
    try {
      createApp(this.subject, this.code, { history, frozen: false }).synth();
    } finally {
      process.chdir(back);
    }
  }

  /** Runs a command of ours on the workload. */
  async call(args: readonly string[], io: Partial<Io> = {}): Promise<Called> {
    const synthesize = () => {
      this.synth();
      return { code: 0, text: '' };
    };
    return call([...args, `${this.subject.kind}/${this.subject.name}`], { cwd: this.folder, synthesize, ...io });
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
  }

  /** What is applied. */
  manifests(): string {
    const folder = join(this.folder, 'dist');
    return readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('---\n');
  }

  history(): History {
    const path = historyPath(this.workload);
    return parseHistory(this.text(path), this.workload, path);
  }

  /** Moves the project to a folder of its repository, and commits that. */
  below(folder: string): string {
    mkdirSync(join(this.root, folder), { recursive: true });
    for (const name of ['cdk8s.yaml', 'dist', 'revisions']) {
      this.git('mv', name, `${folder}/${name}`);
    }
    this.folder = join(this.root, folder);
    this.commit('move');
    return this.folder;
  }

  text(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Runs a line as a person does. */
  shell(line: string): void {
    execFileSync('sh', ['-c', line], { cwd: this.folder, stdio: 'pipe' });
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8' });
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
