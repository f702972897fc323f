import { readFileSync } from 'node:fs';
import { API_FILE, apiReference, sections } from '../../tools/api/api';

jest.setTimeout(60_000);

const entries = sections().flatMap((section) => section.entries);
const members = entries.flatMap((entry) =>
  entry.members.map((member) => ({ ...member, path: `${entry.name}.${member.name}`, entry })),
);

test('the API reference is what the docstrings say (`npm run docs:api` writes it anew)', () => {
  expect(readFileSync(API_FILE, 'utf8')).toBe(apiReference());
});

test('everything that is exported has a docstring', () => {
  const found = [...entries.map(({ name, text }) => ({ path: name, text })), ...members];
  expect(found.length).toBeGreaterThan(100);
  expect(found.filter(({ text }) => text === '').map(({ path }) => path)).toEqual([]);
});

test('every optional prop says its default, and no other does', () => {
  const props = members.filter(({ entry }) => entry.kind === 'interface');
  const wrong = props.filter(({ optional, byDefault }) => optional !== (byDefault !== undefined));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('a link in the reference leads to a heading', () => {
  const text = apiReference();
  const anchors = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor.replace(/-\d+$/, ''));
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
  expect(anchors.filter((anchor) => !headings.includes(anchor))).toEqual([]);
});
