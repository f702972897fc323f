import type { Line } from './excerpt';
import { type Kind, tokens } from './tokens';

/** Colours for a light or a dark page, of which each is legible on its background. */
export interface Theme {
  readonly background: string;
  readonly border: string;
  readonly title: string;

  /** Behind lines that stand out. */
  readonly mark: string;
  readonly tokens: Readonly<Record<Kind, string>>;
}

/** A file that is shown. */
export interface Panel {
  readonly title: string;
  readonly language: 'typescript' | 'yaml';
  readonly lines: readonly Line[];
}

const FONT = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';
const SIZE = 13;
const CHARACTER = 7.8;
const LINE = 18;
const PADDING = 18;
const HEAD = 36;
const GAP = 16;

/** Panels side by side. The title is for those who do not see them. */
export function svg(title: string, panels: readonly Panel[], theme: Theme): string {
  const rows = Math.max(...panels.map(({ lines }) => lines.length));
  const height = HEAD + rows * LINE + PADDING;
  let left = 0;
  const drawn = panels.map((panel) => {
    const columns = Math.max(...panel.lines.map(({ text }) => text.length));
    const width = Math.ceil(columns * CHARACTER) + 2 * PADDING;
    const x = left;
    left += width + GAP;
    return draw(panel, theme, x, width, height);
  });
  const all = left - GAP;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${all}" height="${height}" viewBox="0 0 ${all} ${height}">`,
    `<title>${title}</title>`,
    `<style>text{font:${SIZE}px ${FONT.replaceAll('"', "'")};white-space:pre}</style>`,
    ...drawn.flat(),
    '</svg>',
    '',
  ].join('\n');
}

function draw(
  { title, language, lines }: Panel,
  theme: Theme,
  x: number,
  width: number,
  height: number,
): readonly string[] {
  const box = `x="${x + 0.5}" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"`;
  const text = (left: number, y: number, content: string, length: number) =>
    `<text x="${round(left)}" y="${y}" textLength="${round(length * CHARACTER)}" xml:space="preserve">${content}</text>`;
  return [
    `<rect ${box} fill="${theme.background}" stroke="${theme.border}"/>`,
    text(x + PADDING, 24, span(theme.title, title), title.length),
    ...lines.flatMap(({ text: line, marked }, index) => {
      const code = line.trimStart();
      const content = tokens(language, code).map(([kind, part]) => span(theme.tokens[kind], part));
      const y = HEAD + LINE * index;
      const left = x + PADDING + (line.length - code.length) * CHARACTER;
      const mark = `<rect x="${x + 1}" y="${y}" width="${width - 2}" height="${LINE}" fill="${theme.mark}" shape-rendering="crispEdges"/>`;
      return [...(marked ? [mark] : []), ...(code === '' ? [] : [text(left, y + 13, content.join(''), code.length)])];
    }),
  ];
}

function span(colour: string, text: string): string {
  return `<tspan fill="${colour}">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</tspan>`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
