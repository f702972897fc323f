import type { Doc, Entry, Member } from './read';

/** A heading, what it is about, and the names that stand under it. */
export interface Section {
  readonly title: string;
  readonly about: string;
  readonly entries: readonly Entry[];
}

/** The reference as Markdown. */
export function markdown(sections: readonly Section[]): string {
  const slugs = slugsOf(sections);
  const link = (name: string) => (slugs.has(name) ? `[${name}](#${slugs.get(name)})` : `\`${name}\``);
  const toc = sections.map(({ title, entries }) => `- ${title}: ${entries.map(({ name }) => link(name)).join(', ')}`);
  return [
    '<!-- Made from the docstrings of lib by `npm run docs:api`. -->',
    '',
    '# API reference',
    '',
    'What this package has of its own. It also exports everything of [cdk8s-plus-27](https://cdk8s.io/docs/latest/plus/);',
    'where the names are the same, what stands here takes the place.',
    '',
    ...toc,
    ...sections.flatMap(({ title, about, entries }) => [
      '',
      `## ${title}`,
      '',
      about,
      ...entries.flatMap((entry) => section(entry, link)),
    ]),
    '',
  ].join('\n');
}

/** The anchors that GitHub gives to the names: a heading that was there before gets a number. */
function slugsOf(sections: readonly Section[]): ReadonlyMap<string, string> {
  const seen = new Map<string, number>();
  const slug = (heading: string) => {
    const base = heading.toLowerCase().replaceAll(' ', '-');
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return count === 0 ? base : `${base}-${count}`;
  };
  const headings = sections.flatMap(({ title, entries }) => [title, ...entries.map(({ name }) => name)]);
  slug('API reference');
  return new Map(headings.map((heading) => [heading, slug(heading)]));
}

function section(entry: Entry, link: (name: string) => string): readonly string[] {
  const { name, kind, signature, bases, members, foreign } = entry;
  const call = {
    class: `new ${name}${signature}`,
    function: `${name}${signature}`,
    type: `type ${name} = ${signature}`,
  };
  const code = kind === 'interface' || kind === 'enum' || signature === undefined ? undefined : call[kind];
  return [
    '',
    `### ${name}`,
    '',
    ...(code ? ['```ts', code, '```', ''] : []),
    ...words(entry),
    ...(kind === 'class' ? bases.flatMap((base) => ['', `Extends ${origin(base)}.`]) : []),
    ...(kind === 'interface' ? props(members) : list(members)),
    ...(kind === 'interface' ? inherited(bases, foreign, link) : []),
  ];
}

function words({ text, see, throws, params }: Doc): readonly string[] {
  return [
    text,
    ...params.flatMap(([name, meaning]) => ['', `- \`${name}\`: ${meaning}`]),
    ...throws.flatMap((each) => ['', `Throws ${each}.`]),
    ...see.flatMap((each) => ['', `See <${each}>.`]),
  ];
}

function props(members: readonly Member[]): readonly string[] {
  if (members.length === 0) {
    return [];
  }
  const rows = members.map(({ name, type, optional, byDefault = '', text, see }) => {
    const meaning = [text, ...see.map((url) => `[See](${url}).`)].join(' ');
    const value = byDefault.startsWith('- ') ? byDefault.slice(2) : byDefault && `\`${byDefault}\``;
    return `| \`${name}\` | ${code(type)} | ${cell(optional ? value : '*required*')} | ${cell(meaning)} |`;
  });
  return ['', '| Prop | Type | Default | Meaning |', '| --- | --- | --- | --- |', ...rows];
}

function list(members: readonly Member[]): readonly string[] {
  return members.flatMap((member) => {
    const { declaration, static: isStatic, name, text, params, throws, see } = member;
    const head = isStatic ? `static ${declaration}` : declaration || name;
    const details = [
      ...params.map(([param, meaning]) => `\`${param}\`: ${meaning}`),
      ...throws.map((each) => `Throws ${each}.`),
      ...see.map((url) => `[See](${url}).`),
    ];
    return ['', `- \`${head}\`  `, `  ${[text, ...details].join(' ').replace(/\s*\n\s*/g, ' ')}`];
  });
}

/** A class as this library's imports call it, in words. */
function origin(base: string): string {
  if (base.startsWith('cdk8s.')) {
    return `cdk8s' \`${base.slice('cdk8s.'.length)}\``;
  }
  return base.startsWith('Plus') ? `cdk8s-plus' \`${base.slice('Plus'.length)}\`` : `\`${base}\``;
}

function inherited(
  bases: readonly string[],
  foreign: readonly string[],
  link: (name: string) => string,
): readonly string[] {
  const ours = bases.filter((base) => /^\w+$/.test(base) && !base.startsWith('Plus'));
  return [
    ...(ours.length > 0 ? ['', `And the props of ${ours.map(link).join(' and ')}.`] : []),
    ...(foreign.length > 0 ? ['', `And, as in cdk8s-plus and cdk8s: \`${foreign.join('`, `')}\`.`] : []),
  ];
}

function code(type: string): string {
  return `\`${type.replaceAll('|', '\\|')}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}
