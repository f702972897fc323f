import { planSvg } from '../../lib/report/svg/svg';
import { DARK, LIGHT, type Theme } from '../../lib/report/svg/theme';
import { container, core, deployment, planOf as planned } from '../plan/manifests';
import { full } from './samples/full';
import { manyWorkloads } from './samples/many';
import { planOf } from './samples/plan';
import { samples } from './samples/samples';

test('who does not see the picture is told what it shows', () => {
  const svg = planSvg(samples.course);
  expect(svg).toContain(' role="img" aria-labelledby="title desc">');
  expect(svg).toContain('<title id="title">Plan: 1 rollout. Pods over time</title>');
  expect(svg).toContain(
    '<desc id="desc">deployment.apps/ngx-dep, rollout: at least 3 of 4 available, at most 5 pods at once (7 with terminating ones), completes after 40s.</desc>',
  );
});

test('its colours are those of the reader, or fixed', () => {
  const [auto, light, dark] = (['auto', 'light', 'dark'] as const).map((theme) => planSvg(samples.course, { theme }));
  expect(planSvg(samples.course)).toBe(auto);
  expect(auto).toContain('@media(prefers-color-scheme:dark)');
  expect([light, dark].filter((svg) => svg?.includes('@media'))).toEqual([]);
  expect(light).toContain(LIGHT.areas.newServing.fill);
  expect(light).not.toContain(DARK.areas.newServing.fill);
  expect(dark).toContain(DARK.areas.newServing.fill);
});

test.each([
  ['light', LIGHT],
  ['dark', DARK],
])(
  'whoever sees no colours tells the areas apart, and can read what stands on them: %s',
  (_, { areas, paper, ink, quiet }) => {
    expect(contrast(areas.oldServing.fill, areas.newServing.fill)).toBeGreaterThan(2);
    expect(contrast(ink, paper)).toBeGreaterThan(7);
    expect(contrast(quiet, paper)).toBeGreaterThan(4.5);
    for (const [state, { fill, texture, text }] of Object.entries(areas) as [string, Theme['areas']['newIdle']][]) {
      expect([state, contrast(text, fill) > 4.5]).toEqual([state, true]);
      expect([state, state.endsWith('Serving') || contrast(texture, fill) > 2.5]).toEqual([state, true]);
    }
  },
);

/** How much two colours differ in lightness, from 1 to 21. @see https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(luminance).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('of many workloads twenty are drawn, and it is said how many are not', () => {
  const svg = planSvg(manyWorkloads(300));
  expect(svg.match(/class="card"/g)).toHaveLength(21);
  expect(svg).toContain('>280 more workloads are not shown: the HTML report has all.</text>');
  expect(svg.length).toBeLessThan(150_000);
  expect(planSvg(manyWorkloads(20)).match(/class="card"/g)).toHaveLength(20);
  expect(planSvg(manyWorkloads(21))).toContain('1 more workload is not shown');
});

test('the gravest changes are drawn first', () => {
  const workloads = [samples.scale, samples.course, samples.create].flatMap((plan) => plan.workloads);
  const heads = planSvg(planOf({ workloads })).matchAll(/class="ink head end"[^>]*>([^<]*)</g);
  expect([...heads].map(([, verdict]) => verdict)).toEqual(['create', 'rollout', 'scale']);
});

test('ten thousand pods in a thousand steps are one picture of bearable size', () => {
  expect(samples.large.workloads[0]?.timeline?.steps.length).toBeGreaterThan(1000);
  expect(planSvg(samples.large).length).toBeLessThan(60_000);
});

test('where no pod comes or goes it says so', () => {
  expect(planSvg(samples.unchanged)).toContain('>Plan: nothing changes. No pod comes or goes.</text>');
  expect(planSvg(samples.refused)).toContain('>Plan: 1 refused. No pod comes or goes.</text>');
});

/** The words that are seen. */
function seen(svg: string): readonly (string | undefined)[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
}

const named = (name: string, ...spec: readonly object[]) => deployment(spec[0], {}, { name });

test('where a workload is deleted its pods go', () => {
  expect(seen(planSvg(planned([named('web')], [])))).toEqual([
    'Plan: 1 deletion.',
    'Deleted with its pods: deployment.apps/web -n default.',
  ]);
  expect(seen(planSvg(planned([named('web', { replicas: 0 })], [])))).toEqual([
    'Plan: 1 deletion. No pod comes or goes.',
  ]);
});

test('what is refused or deleted among rollouts is seen', () => {
  const selector = { selector: { matchLabels: { app: 'web', tier: 'web' } } };
  const image = { containers: [container({ image: 'nginx:2' })] };
  const gone = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => named(name));
  const plan = planned(
    [...gone, named('api'), deployment(), core('ConfigMap', 'conf')],
    [named('api', selector), deployment({}, image)],
  );
  expect(seen(planSvg(plan)).slice(-3)).toEqual([
    'Plan: 1 refused, 7 deletions, 1 rollout.',
    'Refused: deployment.apps/api -n default.',
    'Deleted with their pods: deployment.apps/a -n default, deployment.apps/b -n default and 4 more.',
  ]);
});

test('several targets are summed up first', () => {
  const svg = planSvg(full().plan);
  expect(seen(svg).slice(0, 2)).toEqual(['default: 1 deletion, 2 rollouts, 1 update', 'prod: 1 refused, 1 creation']);
});

test('no id is given twice, and each that is used is there', () => {
  const svg = planSvg(full().plan);
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const used = [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(used.filter((id) => !ids.includes(id))).toEqual([]);
});
