import { isDeepStrictEqual } from 'node:util';
import type { View } from './subject';

/** A place at which the model and the real control plane differ. */
export interface Difference {
  readonly place: string;
  readonly real: unknown;
  readonly model: unknown;
}

/** Where two views differ. */
export function differences(real: View, model: View): readonly Difference[] {
  const places = [...new Set([...Object.keys(real), ...Object.keys(model)])].sort();
  return places
    .filter((place) => !isDeepStrictEqual(real[place], model[place]))
    .map((place) => ({ place, real: real[place], model: model[place] }));
}

/** The differences as a table. */
export function table(found: readonly Difference[]): string {
  const rows = [
    ['', 'real', 'model'],
    ...found.map(({ place, real, model }) => [place, JSON.stringify(real) ?? '-', JSON.stringify(model) ?? '-']),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
