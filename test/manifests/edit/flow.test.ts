import type { Edit } from '../../../lib/manifests/edit/edit';
import { editManifests } from '../../../lib/manifests/edit/manifests';

const edited = (text: string, edit: Edit) => editManifests(text, 'f', [{ index: 0, edits: [edit] }]);
const ADDED: Edit = { path: 'spec.b', value: 1 };
const GONE: Edit = { path: 'spec.b' };

test.each<[what: string, edit: Edit, before: string, after: string]>([
  ['a comment stays behind the last key', ADDED, '{\n  a: 1  # why\n}', '{\n  a: 1,  # why\n  b: 1\n}'],
  ['a comma at the end stays', ADDED, '{\n  a: 1, # why\n  # end\n}', '{\n  a: 1, # why\n  b: 1,\n  # end\n}'],
  ['a key with an anchor is no blank', ADDED, '{\n  &n a: 1\n}', '{\n  &n a: 1, b: 1\n}'],
  ['the last key goes', GONE, '{\n  a: 1, # me\n  # above\n  b: 0 # mine\n}', '{\n  a: 1 # me\n  # above\n}'],
  [
    'the first key goes',
    GONE,
    '{\n  # above\n  b: 0, # mine\n  # A\n  a: 1 # me\n}',
    '{\n  # above\n  # A\n  a: 1 # me\n}',
  ],
  ['keys stand on one line', GONE, '{a: 1, b: 0, c: 2} # me', '{a: 1, c: 2} # me'],
  ['its comma stands before it', GONE, '{ a: 1 # me\n  , b: 0\n  , c: 2 }', '{ a: 1 # me\n  , c: 2 }'],
])('%s', (_, edit, before, after) => {
  expect(edited(`spec: ${before}\n`, edit)).toEqual({ text: `spec: ${after}\n`, left: [] });
});

test.each<[edit: Edit, before: string]>([
  [ADDED, '{ # why\n}'],
  [ADDED, '{ a: 1 # why\n}'],
  [GONE, '{ b: 0, # mine or all of them\n  a: 1 }'],
  [GONE, '{ a: 1, b: 0 # mine or both\n}'],
])('%j of %s could tear a comment from its key: it is left', (edit, before) => {
  const text = `spec: ${before}\n`;
  expect(edited(text, edit)).toMatchObject({ text, left: [{ why: expect.stringContaining('comments stand in') }] });
});
