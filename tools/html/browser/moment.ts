/** The kinds of pods that are drawn, in the order in which they stand. */
export const KINDS = ['old', 'old-idle', 'new', 'new-ready', 'new-starting', 'terminating'] as const;
export type Kind = (typeof KINDS)[number];

/** The pods at one moment of a rollout. */
export interface Moment {
  /** Where it stands in the picture, in its own pixels. */
  readonly x: number;

  /** When it is, in words. */
  readonly at: string;
  readonly pods: Readonly<Record<Kind, number>>;
}

const NAMES: Readonly<Record<Kind, string>> = {
  old: 'old available',
  'old-idle': 'old not available',
  new: 'new available',
  'new-ready': 'new ready, not yet available',
  'new-starting': 'new not ready',
  terminating: 'terminating',
};

/** The moments as the report holds them: `x at count count …`, one after the other. */
export function momentsOf(text: string): readonly Moment[] {
  return text.split(';').map((each) => {
    const [x, at = '', ...counts] = each.split(' ');
    const pods = Object.fromEntries(KINDS.map((kind, index) => [kind, Number(counts[index])]));
    return { x: Number(x), at, pods: pods as Record<Kind, number> };
  });
}

/** The name of a kind of pod. */
export function nameOf(kind: Kind): string {
  return NAMES[kind];
}

/** A moment in words. */
export function momentText({ at, pods }: Moment): string {
  const said = KINDS.filter((kind) => pods[kind] > 0).map((kind) => `${pods[kind]} ${NAMES[kind]}`);
  return `${at}: ${said.length === 0 ? 'no pods' : said.join(', ')}`;
}
