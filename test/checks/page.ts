import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../lib/kubernetes/value';
import { parseManifests } from '../../lib/manifests/parse';
import { blocksOf } from '../docs/blocks';
import type { Judged } from './judge';

/** The folder of the checks' pages. */
export const PAGES = 'docs/reference/checks';

/** The manifests of a check's page. A good change without a base of its own has that of the bad one. */
export interface Page {
  readonly text: string;
  readonly bad: Judged;
  readonly good: Judged;
}

/** Reads the page of a check. */
export function pageOf(id: string): Page {
  const text = readFileSync(join(PAGES, `${id}.md`), 'utf8');
  const blocks = blocksOf(text).filter(({ language }) => language === 'yaml');
  const find = (word: 'bad' | 'good', isBase: boolean): readonly JsonObject[] | undefined => {
    const block = blocks.find(({ info }) => info.has(word) && info.has('base') === isBase);
    return block && parseManifests(block.text, `${id}.md`).map(({ object }) => object);
  };
  const judged = (word: 'bad' | 'good'): Judged => {
    const base = find(word, true) ?? find('bad', true);
    return { head: find(word, false) ?? [], ...(base === undefined ? {} : { base }) };
  };
  return { text, bad: judged('bad'), good: judged('good') };
}
