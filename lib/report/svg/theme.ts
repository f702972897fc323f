import type { State } from '../picture/pods';

/** Colours of a picture. They differ in lightness too, and each area has a texture of its own. */
export interface Theme {
  readonly paper: string;
  readonly border: string;
  readonly ink: string;
  readonly quiet: string;
  readonly grid: string;
  readonly areas: Readonly<Record<State, Area>>;
}

/** How an area is filled and what can be read on it. */
interface Area {
  readonly fill: string;

  /** The colour of its texture; the same as `fill` where it has none. */
  readonly texture: string;
  readonly text: string;
}

export const LIGHT: Theme = {
  paper: '#ffffff',
  border: '#d1d9e0',
  ink: '#1f2328',
  quiet: '#59636e',
  grid: '#e6eaef',
  areas: {
    oldServing: { fill: '#b3bdc9', texture: '#b3bdc9', text: '#1f2328' },
    newServing: { fill: '#0b66c3', texture: '#0b66c3', text: '#ffffff' },
    oldIdle: { fill: '#eef1f4', texture: '#6e7a88', text: '#1f2328' },
    newIdle: { fill: '#dcecfd', texture: '#3d8ad8', text: '#0a3a6e' },
    terminating: { fill: '#fdebc8', texture: '#a8650a', text: '#5c3500' },
  },
};

export const DARK: Theme = {
  paper: '#0d1117',
  border: '#3d444d',
  ink: '#f0f6fc',
  quiet: '#9198a1',
  grid: '#232a33',
  areas: {
    oldServing: { fill: '#5d6875', texture: '#5d6875', text: '#f0f6fc' },
    newServing: { fill: '#4ea1ff', texture: '#4ea1ff', text: '#04162b' },
    oldIdle: { fill: '#1b222b', texture: '#8793a1', text: '#f0f6fc' },
    newIdle: { fill: '#0c2a4d', texture: '#4384c9', text: '#d5e8ff' },
    terminating: { fill: '#3a2a0c', texture: '#d29a3a', text: '#ffe2ae' },
  },
};

/** The rules for the classes that pictures use. */
export function rules({ paper, border, ink, quiet, grid, areas }: Theme): string {
  const all: readonly (readonly [string, string])[] = [
    ['.paper', `fill:${paper}`],
    ['.card', `fill:${paper};stroke:${border}`],
    ['.ink', `fill:${ink}`],
    ['.quiet', `fill:${quiet}`],
    ['.grid', `stroke:${grid}`],
    ['.axis', `stroke:${quiet}`],
    ['.rule', `stroke:${ink}`],
    ['.gap,.edge', `stroke:${paper}`],
    ...Object.entries(areas).flatMap(([state, { fill, texture, text }]) => [
      [`.${state}`, `fill:${fill}`] as const,
      [`.${state}-dot`, `fill:${texture}`] as const,
      [`.${state}-stroke`, `fill:none;stroke:${texture}`] as const,
      [`.${state}-text`, `fill:${text};stroke:${fill}`] as const,
    ]),
  ];
  return all.map(([selector, declarations]) => `${selector}{${declarations}}`).join('');
}

/** What is the same in light and dark. */
export const SHAPES = [
  'text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}',
  '.head{font-size:15px;font-weight:600}',
  '.strong{font-weight:600}',
  '.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}',
  '.end{text-anchor:end}.middle{text-anchor:middle}',
  '.halo{paint-order:stroke;stroke-width:4;stroke-linejoin:round}',
  '.grid,.axis,.rule,.gap{fill:none}',
  '.wanted{stroke-width:1.5;stroke-dasharray:2 4;stroke-linecap:round}',
  '.least{stroke-width:1.5;stroke-dasharray:7 4}',
  '.available{stroke-width:2}',
  '.mark{stroke-dasharray:3 3}',
  '.gap{stroke-width:6}',
].join('');
