import { createHash } from 'node:crypto';
import type { Finding } from '../../checks/finding';
import type { Plan } from '../../plan/plan';
import { VERDICTS } from '../../plan/verdict';
import { element, escaped, lone, type Markup } from '../markup';
import { textures } from '../svg/texture';
import { DARK, LIGHT, rules, SHAPES } from '../svg/theme';
import { type Item, itemsOf } from '../words/items';
import { summaryLine, verdictCount } from '../words/summary';
import { targetLines } from '../words/targets';
import { assumptionLine, quotaLine, unchangedLine } from '../words/whole';
import { SCRIPT, STYLE } from './assets';
import { TEXTURES } from './figure';
import { itemElement } from './item';
import { htmlLine } from './line';
import { overviewTable } from './overview';

const NEWLINE: Markup = { markup: '\n' };
const STYLES = `${STYLE}${SHAPES}${rules(LIGHT)}@media screen and (prefers-color-scheme:dark){${rules(DARK)}}`;

/**
 * A plan as a page that is one file: it asks nothing of the network, allows no script or style but its own, and can be
 * read without its script, which adds search, keys and the sliders under the pictures.
 */
export function planHtml(plan: Plan, findings: readonly Finding[] = []): string {
  const items = itemsOf(plan, findings);
  const title = summaryLine(plan, findings);
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(STYLES)}'`,
    `script-src '${hashOf(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    lone('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }).markup,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLES}</style>`,
    '</head>',
    '<body>',
    element('header', {}, element('h1', {}, title), targetList(plan)).markup,
    element('svg', { class: 'defs', width: 0, height: 0, 'aria-hidden': 'true' }, textures(TEXTURES)).markup,
    toolbar(items).markup,
    element(
      'main',
      {},
      overviewTable(items),
      plan.quotas.map((quota) => element('p', {}, htmlLine(quotaLine(quota)))),
      items.map((item, index) => [NEWLINE, itemElement(item, index)]),
      foot(plan),
    ).markup,
    `<script>${SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function targetList(plan: Plan): Markup | undefined {
  const lines = targetLines(plan);
  return lines.length === 0
    ? undefined
    : element(
        'ul',
        { class: 'targets' },
        lines.map((line) => element('li', {}, htmlLine(line))),
      );
}

/** What only works with the script, and is shown by it. */
function toolbar(items: readonly Item[]): Markup {
  const counts = VERDICTS.map(
    (verdict) => [verdict, items.filter((item) => item.verdict === verdict).length] as const,
  ).filter(([, number]) => number > 0);
  const key = (name: string) => element('kbd', {}, name);
  return element(
    'div',
    { id: 'tools', hidden: true, role: 'search' },
    lone('input', {
      id: 'search',
      type: 'search',
      placeholder: 'Search names, images, fields',
      'aria-label': 'Search',
      autocomplete: 'off',
      spellcheck: 'false',
    }),
    element(
      'div',
      { class: 'verdicts', role: 'group', 'aria-label': 'Show only' },
      counts.map(([verdict, number]) =>
        element(
          'button',
          { type: 'button', 'data-verdict': verdict, 'aria-pressed': 'false' },
          verdictCount(verdict, number),
        ),
      ),
    ),
    element('span', { id: 'shown', role: 'status' }),
    element(
      'span',
      { class: 'keys' },
      key('/'),
      ' search ',
      key('n'),
      ' ',
      key('p'),
      ' next, previous ',
      key('←'),
      ' ',
      key('→'),
      ' time',
    ),
  );
}

function foot(plan: Plan): Markup {
  const unchanged = unchangedLine(plan);
  return element(
    'footer',
    {},
    unchanged === undefined ? undefined : element('p', {}, htmlLine(unchanged)),
    element('p', {}, htmlLine(assumptionLine(plan))),
  );
}

/** A text's hash as a content security policy names it. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
