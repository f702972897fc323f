import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { App } from 'cdk8s-rollout';

/** Files of an output folder: text by path. */
export type Output = Readonly<Record<string, string>>;

/** What running an app's file writes, and what its apps write when they are synthesized once more. */
export interface Synthesized {
  readonly first: Output;
  readonly second: Output;
}

/** Runs the file of an app in this process; a file runs once, as Node keeps modules. */
export function synthesize(file: string): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'synthesize-'));
  const again: (() => void)[] = [];
  const spies = [App, cdk8s.App].map(({ prototype }) => {
    const { synth } = prototype;
    return jest.spyOn(prototype, 'synth').mockImplementation(function (this: cdk8s.App) {
      again.push(() => synth.call(this));
      synth.call(this);
    });
  });
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  try {
    require(file);
    const first = readOutput(outdir);
    rmSync(outdir, { recursive: true });
    for (const synth of again) {
      synth();
    }
    return { first, second: readOutput(outdir) };
  } finally {
    for (const spy of spies) {
      spy.mockRestore();
    }
    rmSync(outdir, { recursive: true, force: true });
    if (before === undefined) {
      delete process.env.CDK8S_OUTDIR;
    } else {
      process.env.CDK8S_OUTDIR = before;
    }
  }
}

/** The files of a folder and of those below it. */
export function readOutput(folder: string): Output {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
