import type { TextStyle } from '../report/style';

/** What results are written to. */
export interface Terminal {
  readonly isTerminal: boolean;

  /**
   * How wide it is; 0 is what one says that does not know it, such as a serial line.
   * @default - not known: 80 columns
   */
  readonly columns?: number;

  /** The environment of the process. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** When there are colours: where they are shown, or not. */
export type ColorChoice = 'auto' | 'always' | 'never';

const COLUMNS = 80;

/** How a text is to look there. Whoever sets `NO_COLOR` wants no colours, a dumb terminal shows neither these nor Unicode. */
export function textStyle(terminal: Terminal | undefined, choice: ColorChoice): TextStyle {
  const { isTerminal = false, columns = COLUMNS, env = {} } = terminal ?? {};
  const dumb = env.TERM === 'dumb';
  const wanted = isTerminal && !dumb && !env.NO_COLOR;
  return {
    width: columns > 0 ? columns : COLUMNS,
    color: choice === 'auto' ? wanted : choice === 'always',
    unicode: !dumb && /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || ''),
  };
}
