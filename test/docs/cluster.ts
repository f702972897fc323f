import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Connection } from '../control-plane/connection';
import { type Block, commandsOf, isAsShown } from './blocks';
import { play, shell } from './play';

/** What became of a document that was played on a cluster. */
export interface Played {
  /** What is not as the document says. */
  readonly wrong: readonly string[];

  /** The document with what was printed in the place of outputs that are not as shown. */
  readonly markdown: string;
}

/** Plays a document with its blocks for a cluster, in a namespace. */
export function playOnCluster(document: string, markdown: string, connection: Connection, namespace: string): Played {
  const folder = mkdtempSync(join(tmpdir(), 'docs-cluster-'));
  const KUBECONFIG = join(folder, 'kubeconfig');
  writeFileSync(KUBECONFIG, withNamespace(readFileSync(connection.kubeconfig, 'utf8'), namespace));
  const env = {
    KUBECONFIG,
    KUBECACHEDIR: join(folder, 'cache'),
    KUBERC: 'off',
    PATH: `${dirname(connection.kubectl)}${delimiter}${process.env.PATH}`,
  };
  const printed: { readonly block: Block; readonly text: string }[] = [];
  try {
    const wrong = play(document, markdown, (clone, block) => {
      const commands = commandsOf(block.text).map(({ command, output: shown }) => {
        // A person of whom nothing is known works in the namespace that kubectl takes when none is said.
        const output = shell(clone, command, env).replaceAll(namespace, 'default');
        const asShown = isAsShown(withoutAges(output), withoutAges(shown));
        return { text: `$ ${command}\n${asShown ? shown : asWritten(output)}`, asShown, command, output };
      });
      printed.push({ block, text: commands.map(({ text }) => text.replace(/\n*$/, '\n')).join('') });
      const other = commands.find(({ asShown }) => !asShown);
      return other === undefined ? undefined : `$ ${other.command} printed\n${other.output}`;
    });
    return { wrong, markdown: printed.reduceRight(replaced, markdown) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The only context of a kubeconfig of the harness, with a namespace, also under the name that a guide gives it. */
function withNamespace(kubeconfig: string, namespace: string): string {
  const config = JSON.parse(kubeconfig);
  const [{ name, context }] = config.contexts;
  const contexts = [name, 'prod'].map((each) => ({ name: each, context: { ...context, namespace } }));
  return JSON.stringify({ ...config, contexts });
}

/** Ages, which stand last in kubectl's tables, differ from run to run. */
function withoutAges(text: string): string {
  return text.replace(/ (\d+[hms])+$/gm, ' AGE');
}

/** An output for a document: which steps of a rollout are seen, after the first, depends on timing. */
function asWritten(output: string): string {
  return output
    .replace(/^(Waiting for .*\n)(?:Waiting for .*\n)+/gm, '$1…\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function replaced(markdown: string, { block, text }: { readonly block: Block; readonly text: string }): string {
  const lines = markdown.split('\n');
  const count = block.text.split('\n').length - 1;
  return [...lines.slice(0, block.line), ...text.trimEnd().split('\n'), ...lines.slice(block.line + count)].join('\n');
}
