/** Writes text at levels of indentation, as kubectl's describers do; what would steer a terminal is made visible. */
export class Writer {
  /** @param depth the level at which level 0 stands, for each piece of a line */
  constructor(
    private readonly depth = 0,
    private readonly parts: string[] = [],
  ) {}

  /** Each level stands for two spaces. */
  write(level: number, text: string): void {
    this.parts.push('  '.repeat(this.depth + level), visible(text));
  }

  /** Writes on, deeper, to the same text. */
  nested(levels: number): Writer {
    return new Writer(this.depth + levels, this.parts);
  }

  text(): string {
    return this.parts.join('');
  }
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/cli-runtime/pkg/printers/terminal.go */
function visible(text: string): string {
  return text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r');
}
