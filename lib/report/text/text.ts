import type { Finding } from '../../checks/finding';
import type { Plan } from '../../plan/plan';
import type { Verdict } from '../../plan/verdict';
import { type Paint, painted, type TextStyle } from '../style';
import { timelineLines } from '../timeline/text';
import { type Item, itemsOf } from '../words/items';
import type { Fact } from '../words/line';
import { objectName, objectPlace } from '../words/object-name';
import { summaryLine } from '../words/summary';
import { moments } from '../words/timeline';
import { assumptionLine, quotaLine, unchangedLine } from '../words/whole';
import { safe, wrapped } from './lines';

const VERDICT = 'unchanged'.length + 1;
const LABEL = 'if never ready'.length + 2;

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
  const more = left > 0 ? [`The steps of ${left} more workloads are in the HTML report.`, ''] : [];
  return [
    ...items.flatMap((item) => [...itemLines(item, stepped.has(item), style), '']),
    ...quotaLines(plan, style),
    ...more,
    ...(unchanged === undefined ? [] : [...wrapped(unchanged, style.width, style, 0), '']),
    ...wrapped(assumptionLine(plan), style.width, style, 0),
    '',
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
  const head = `${word} ${name}${about === '' ? '' : `  ${painted(about, 'dim', style)}`}`;
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
  const lines = timelineLines(shown, { ...style, width: Math.max(40, Math.min(style.width, 120) - indent.length) });
  return ['', ...lines.map((line) => (line === '' ? line : `${indent}${line}`)), ''];
}

function quotaLines(plan: Plan, style: TextStyle): readonly string[] {
  const lines = plan.quotas.flatMap((quota) => wrapped(quotaLine(quota), style.width, style));
  return lines.length === 0 ? [] : [...lines, ''];
}
