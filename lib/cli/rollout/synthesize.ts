import type { Io } from '../io';
import { type AppCommand, runApp } from '../project/app';
import { Project } from '../project/project';
import { Marks } from './mark';
import type { Change } from './perform';

/**
 * Runs the app.
 * @returns why what was asked for is not rendered
 */
export function whyNotRendered(
  folder: string,
  app: AppCommand,
  changes: readonly Change[],
  io: Io,
): string | undefined {
  const marks = new Marks(
    folder,
    changes.flatMap(({ edited: { history, isMarked } }) => (isMarked && history ? [history.manifest] : [])),
  );
  try {
    return whyNotMarked(marks) ?? synthesize(folder, app, changes, marks, io);
  } finally {
    unmark(marks);
  }
}

function whyNotMarked(marks: Marks): string | undefined {
  try {
    marks.set();
    return undefined;
  } catch (error) {
    return `the output cannot be written: ${(error as Error).message}`;
  }
}

function unmark(marks: Marks): void {
  try {
    marks.remove();
  } catch {
    // It is a comment, which the next synthesis writes over, and why the disk refuses was said.
  }
}

function synthesize(
  folder: string,
  app: AppCommand,
  changes: readonly Change[],
  marks: Marks,
  io: Io,
): string | undefined {
  // The command itself asks for what is written: CI or not.
  const env = { CDK8S_ROLLOUT_FROZEN: 'false', ...process.env };
  const { code, text } = (io.synthesize ?? runApp)(folder, app, env);
  if (code !== 0) {
    return `${app.app} ended with exit code ${code}:\n${text.trimEnd()}`;
  }
  io.err(text);
  const after = new Project(folder);
  const missed = changes.filter(({ workload, edited: { history, isRendered = () => true } }) => {
    return (
      history !== undefined &&
      (marks.isLeft(history.manifest) || !isRendered(after.history(workload), after.rendered(workload)))
    );
  });
  return missed.length === 0
    ? undefined
    : `${app.app} did not render ${missed.map(({ edited }) => edited.history?.manifest).join(', ')} anew: does the target need another app? Name it with --app, or synthesize yourself: --no-synth`;
}
