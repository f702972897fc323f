/** A fenced code block of a document whose info string says what becomes of it; see CONTRIBUTING.md. */
export interface Block {
  /** The line of its opening fence, from 1. */
  readonly line: number;
  readonly language: string;

  /** `file=web.ts` as an entry, `cluster` with an empty value. */
  readonly info: ReadonlyMap<string, string>;
  readonly text: string;
}

const FENCE = /^```(\S*)(.*)\n([\s\S]*?)^```$/gm;

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(FENCE)].map(({ 1: language = '', 2: info = '', 3: text = '', index }) => ({
    line: markdown.slice(0, index).split('\n').length,
    language,
    info: new Map(
      info
        .split(' ')
        .filter(Boolean)
        .map((word): [string, string] => {
          const [key = '', value = ''] = word.split('=');
          return [key, value];
        }),
    ),
    text,
  }));
}

/** A command of a console block and what is printed below it. */
export interface Command {
  readonly command: string;
  readonly output: string;
}

/** The commands of a console block: each line that starts with `$ `, and those up to the next one. */
export function commandsOf(text: string): readonly Command[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...output] = part.split('\n');
      return { command, output: output.join('\n') };
    });
}

/** Whether an output is as shown: equal lines, of which a line `…` stands for any number. */
export function isAsShown(output: string, shown: string): boolean {
  const pattern = lines(shown).map((line) => (line === '…' ? '(?:.*\\n)*?' : `${literally(line)}\\n`));
  return new RegExp(`^${pattern.join('')}$`).test(`${lines(output).join('\n')}\n`);
}

/** Whether a text holds the shown lines, in order, with anything between the parts that `# …` separates. */
export function holds(text: string, shown: string): boolean {
  return isAsShown(text, `…\n${shown.trimEnd().replaceAll(/^ *# …$/gm, '…')}\n…`);
}

/** A file after an edit that is shown as a diff without line numbers: the old lines must stand in it once. */
export function edited(file: string, diff: string): string {
  const kept = (sign: string) =>
    diff
      .split('\n')
      .filter((line) => line.startsWith(sign) || line.startsWith(' '))
      .map((line) => line.slice(1))
      .join('\n');
  const parts = file.split(kept('-'));
  if (parts.length !== 2) {
    throw new Error(`the old lines of the edit stand ${parts.length - 1} times in the file:\n${kept('-')}`);
  }
  return parts.join(kept('+'));
}

function lines(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
