import type { Finding } from '../../checks/finding';
import type { Plan } from '../../plan/plan';
import type { Verdict } from '../../plan/verdict';
import { type Paint, painted, type TextStyle } from '../style';
import { timelineLines } from '../timeline/text';
import { count } from '../words/count';
import { type Item, itemsOf } from '../words/items';
import type { Fact, Line } from '../words/line';
import { objectName, objectPlace } from '../words/object-name';
import { summaryLine } from '../words/summary';
import { targetLines } from '../words/targets';
import { moments } from '../words/timeline';
import { assumptionLine, quotaLine, unchangedLine } from '../words/whole';
import { safe, wrapped } from './lines';
import { columns } from './width';

const VERDICT = 'unchanged'.length + 1;
const LABEL = 'if never ready'.length + 2;

/** A bar may be so much wider than its share, for each kind of pods is seen in it. */
const BAR_GROWS = 3;

/** What the legend of the bars takes at most. */
const LEGEND = 72;

/** So many workloads are shown step by step; the rest would only be scrolled past. */
const WITH_STEPS = 10;

const PAINTS: Readonly<Partial<Record<Verdict, Paint>>> = {
  refused: 'red',
  delete: 'red',
  create: 'green',
  rollback: 'yellow',
  rollout: 'yellow',
  restart: 'yellow',
};

/** A plan for a terminal or a log: what changes, the gravest first, and in the last line how much. */
export function planText(plan: Plan, findings: readonly Finding[], style: TextStyle): string {
  const items = itemsOf(plan, findings);
  const moving = items.filter(({ workload }) => workload?.timeline !== undefined);
  const stepped = new Set(moving.slice(0, WITH_STEPS));
  const left = moving.length - stepped.size;
  const unchanged = unchangedLine(plan);
  const more: readonly Line[] =
    left > 0 ? [[`The steps of ${count(left, 'more workload')} are in the HTML report.`]] : [];
  return [
    ...paragraph(targetLines(plan), style),
    ...items.flatMap((item) => [...itemLines(item, stepped.has(item), style), '']),
    ...paragraph(plan.quotas.map(quotaLine), style),
    ...paragraph(more, style),
    ...paragraph(unchanged === undefined ? [] : [unchanged], style),
    ...paragraph([assumptionLine(plan)], style, 0),
    painted(summaryLine(plan, findings), 'bold', style),
    '',
  ].join('\n');
}

function itemLines(
  { object, verdict, facts, workload }: Item,
  withSteps: boolean,
  style: TextStyle,
): readonly string[] {
  const name = painted(safe(objectName(object), style), 'bold', style);
  const place = safe(objectPlace(object), style);
  const at = object.file === undefined ? '' : `${object.file}${object.line === undefined ? '' : `:${object.line}`}`;
  const about = [place, safe(at, style)].filter((part) => part !== '').join('  ');
  const word = painted(verdict.padEnd(VERDICT), PAINTS[verdict] ?? 'cyan', style);
  const fits = VERDICT + 1 + columns(`${safe(objectName(object), style)}  ${about}`) <= style.width;
  const between = fits ? '  ' : '\n  ';
  const head = `${word} ${name}${about === '' ? '' : between + painted(about, 'dim', style)}`;
  const steps = withSteps && workload?.timeline !== undefined ? stepLines(workload.timeline, style) : [];
  return [head, ...facts.flatMap((fact) => [...factLines(fact, style), ...(fact.label === 'how' ? steps : [])])];
}

function factLines({ label, lines }: Fact, style: TextStyle): readonly string[] {
  const room = Math.max(20, style.width - LABEL - 2);
  return lines
    .flatMap((line) => wrapped(line, room, style))
    .map((line, index) => {
      const head = index === 0 ? painted(label, 'dim', style) + ' '.repeat(LABEL - label.length) : ' '.repeat(LABEL);
      return `  ${head}${line}`;
    });
}

function stepLines(timeline: Parameters<typeof timelineLines>[0], style: TextStyle): readonly string[] {
  const indent = ' '.repeat(4);
  const shown = { ...timeline, steps: moments(timeline.steps) };
  const width = Math.max(40, Math.min(style.width, 120) - indent.length);
  const lines = timelineLines(shown, { ...style, width: width - BAR_GROWS });
  const legend = lines.indexOf('') + 1;
  const fitting = lines.flatMap((line, index) =>
    index === legend && width < LEGEND ? line.split(/ {3}(?=\S)/) : [line],
  );
  return ['', ...fitting.map((line) => (line === '' ? line : `${indent}${line}`)), ''];
}

function paragraph(lines: readonly Line[], style: TextStyle, hanging?: number): readonly string[] {
  const shown = lines.flatMap((line) => wrapped(line, style.width, style, hanging));
  return shown.length === 0 ? [] : [...shown, ''];
}
