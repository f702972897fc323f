import type { Edit } from '../../../lib/manifests/edit/edit';
import { editManifests } from '../../../lib/manifests/edit/manifests';

const edited = (text: string, edit: Edit) => editManifests(text, 'f', [{ index: 0, edits: [edit] }]);
const ADDED: Edit = { path: 'spec.b', value: 1 };
const IN_LIST: Edit = { path: 'spec[0].b', value: 1 };
const SHARED = 'other places share it by an anchor';
const LAYOUT = 'its layout cannot be kept';

test.each<[what: string, edit: Edit, before: string, after: string]>([
  ['an anchor of the first key', IN_LIST, 'spec:\n- &n a: 1\n  c: 2\n', 'spec:\n- &n a: 1\n  c: 2\n  b: 1\n'],
  ['an explicit first key', IN_LIST, 'spec:\n- ? a\n  : 1\n  c: 2\n', 'spec:\n- ? a\n  : 1\n  c: 2\n  b: 1\n'],
  ['the sign of an only key', ADDED, 'spec:\n  ? a\n  : 1\n', 'spec:\n  ? a\n  : 1\n  b: 1\n'],
])('%s is no indent', (_, edit, before, after) => {
  expect(edited(before, edit)).toEqual({ text: after, left: [] });
});

test.each<[what: string, text: string, edit: Edit, why: string]>([
  ['the edited mapping has an alias', 'spec: &s\n  a: 1\nother: *s\n', ADDED, SHARED],
  ['what goes has an alias', 'spec:\n  a: 1\n  b: {x: &s 1}\nother: *s\n', { path: 'spec.b' }, SHARED],
  ['nothing refers to the anchor', 'spec: &s\n  a: |+\n    x\n\nother: 1\n', ADDED, LAYOUT],
  ['another anchor has an alias', 'spec:\n  a: |+\n    x\n\nother: &o 1\nthird: *o\n', ADDED, LAYOUT],
  ['an anchor stands before its only key', 'spec:\n  &n a: 1\n', ADDED, LAYOUT],
  ['lines end as on an old Mac', 'kind: X\rspec:\r  a: 1\r', ADDED, LAYOUT],
])('left where %s', (_, text, edit, why) => {
  expect(edited(text, edit)).toMatchObject({ text, left: [{ why }] });
});
