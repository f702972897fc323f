import type { Command } from 'commander';

/** What commands that change a history do afterwards. */
export function addSynthesisFlags(command: Command): void {
  command
    .option('--no-synth', 'change the history alone: you synthesize before you commit')
    .option('--app <command>', 'how to run the app, instead of what cdk8s.yaml says')
    .option('--commit', 'commit what was changed, the change cause as message');
}
