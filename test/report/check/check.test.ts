import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { CHECKS } from '../../../lib/checks/registry';
import { checkJunit } from '../../../lib/report/check/junit';
import { checkMarkdown } from '../../../lib/report/check/markdown';
import type { CheckReport } from '../../../lib/report/check/report';
import { checkSarif, leftOut } from '../../../lib/report/check/sarif';
import { checkText } from '../../../lib/report/check/text';
import { FULL, finding, HOSTILE, report } from './samples';

const PLAIN = { width: 120, color: false, unicode: true };

describe('text', () => {
  test('object by object, what is suppressed, unused and mended, and how much', () => {
    expect(checkText(FULL, PLAIN)).toBe(`\
deployment.apps/web  -n shop  dist/web app.yaml:7
  error no-readiness at spec.template.spec.containers[0], found x: it is told to stop at once
    to do: let it sleep
  warning no-prestop at spec.template.spec.containers[0]: it is told to stop at once
    to do: let it sleep

service/web  prod  dist/web app.yaml:7
  info refused at : none
    to do: let it sleep

suppressed: single-replica of deployment.apps/web -n shop: only a demo
unused suppression: no-prestop of service/web prod at dist/web.yaml:1: remove it
mended: spread-missing of apps/v1 Deployment shop/web is in the baseline and was not found: write it anew

Check: 1 error, 1 warning, 1 info in 3 objects; 1 suppressed, 1 in the baseline
`);
  });

  test('nothing found', () => {
    expect(checkText(report({ objects: 1 }), PLAIN)).toBe('Check: nothing found in 1 object\n');
  });

  test('colours are only added, and what steers a terminal is shown by its escape', () => {
    const colored = checkText(FULL, { ...PLAIN, color: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of these
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(checkText(FULL, PLAIN));
    expect(colored).not.toBe(checkText(FULL, PLAIN));
    const hostile = checkText(HOSTILE, PLAIN);
    expect(hostile).toContain('\\u001b[31m');
    expect(hostile).not.toMatch(/[^ -~\n→…]/);
    expect(checkText(HOSTILE, { ...PLAIN, unicode: false })).not.toMatch(/[^ -~\n]/);
  });
});

describe('markdown', () => {
  test('a fold for each object, open where there is an error', () => {
    const text = checkMarkdown(FULL);
    expect(text).toMatch(/^<!-- cdk8s-rollout check -->\n\n### Check: 1 error, 1 warning, 1 info in 3 objects; /);
    expect(text.match(/<details open>/g)).toHaveLength(1);
    expect(text.match(/<details>/g)).toHaveLength(1);
    expect(text).toContain('- **error** `no-readiness` at `spec.template.spec.containers[0]`, found `x`: it is told');
    expect(text).toContain('\n  - to do: let it sleep');
    expect(text).toContain('- suppressed: `single-replica` of `deployment.apps/web -n shop`: only a demo');
  });

  test('what others wrote is no markup', () => {
    const text = checkMarkdown(HOSTILE);
    expect(text).not.toMatch(/<script|(?<!`[^`\n]*)<img|^# y/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('what has no room is left out and named', () => {
    const many = Array.from({ length: 400 }, (_, index) =>
      finding({ object: { ...finding().object, name: `web-${index}` }, message: 'm'.repeat(200) }),
    );
    const text = checkMarkdown(report({ findings: many }));
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(/\*\*Left out\*\*.*`deployment.apps\/web-\d+ -n shop`, .* and \d+ more\./);
  });
});

describe('SARIF', () => {
  /** ajv knows no draft 4: of what it changed only the name of `id` matters here. */
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(`${__dirname}/schema/sarif-2.1.0.json`, 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(
    schema,
  );
  const sarif = (of: CheckReport) => JSON.parse(checkSarif(of, CHECKS));

  test.each([
    ['everything', FULL],
    ['nothing', report()],
    ['hostile names', HOSTILE],
    ['standard input', report({ findings: [{ ...finding(), file: undefined, line: undefined } as never] })],
    ['more than a run shows', report({ findings: Array.from({ length: 5001 }, () => finding()) })],
  ])('%s is what the schema of SARIF 2.1.0 says', (_, of) => {
    validate(sarif(of));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('the schema finds what is wrong', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: {}, results: [{ message: 1 }] }] })).toBe(false);
  });

  test('a result has its rule, level, line, object and a fingerprint without the line', () => {
    const [run] = sarif(FULL).runs;
    const [first, second] = run.results;
    expect(run.tool.driver.rules[first.ruleIndex]).toEqual({
      id: 'no-readiness',
      shortDescription: { text: 'A container behind a Service that gets requests before it can answer them.' },
      helpUri: 'https://github.com/cdk8s-rollout/cdk8s-rollout/blob/main/docs/reference/checks/no-readiness.md',
      help: { text: 'cdk8s-rollout explain no-readiness' },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['zero downtime'] },
    });
    expect(first).toEqual({
      ruleId: 'no-readiness',
      ruleIndex: expect.any(Number),
      level: 'error',
      message: {
        text: 'deployment.apps/web -n shop at spec.template.spec.containers[0], found x: it is told to stop at once. To do: let it sleep.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'dist/web%20app.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 7 },
          },
          logicalLocations: [
            { fullyQualifiedName: 'deployment.apps/web -n shop spec.template.spec.containers[0]', kind: 'resource' },
          ],
        },
      ],
      partialFingerprints: { 'cdk8sRolloutFinding/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning', 'note']);
    const moved = sarif(report({ findings: [finding({ line: 99, message: 'other words', value: 3 })] })).runs[0]
      .results[0];
    expect(moved.partialFingerprints).toEqual(second.partialFingerprints);
  });

  test('5,000 results at most, and it says so', () => {
    const many = report({ findings: Array.from({ length: 5003 }, () => finding()) });
    const [run] = sarif(many).runs;
    expect(leftOut(many)).toBe(3);
    expect(run.results).toHaveLength(5000);
    expect(run.invocations).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { level: 'warning', message: { text: '3 more findings are left out: a run shows 5000.' } },
        ],
      },
    ]);
    expect(leftOut(FULL)).toBe(0);
  });
});

describe('JUnit', () => {
  test('a failed test for each finding, a skipped one for each suppression', () => {
    const text = checkJunit(report({ findings: [finding({ value: 'x' })], suppressed: FULL.suppressed }));
    expect(text).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1" skipped="1">
  <testsuite name="cdk8s-rollout check" tests="2" failures="1" skipped="1">
    <testcase classname="no-prestop" name="deployment.apps/web -n shop at spec.template.spec.containers[0], found x" file="dist/web app.yaml" line="7">
      <failure type="warning" message="it is told to stop at once">dist/web app.yaml:7
deployment.apps/web -n shop at spec.template.spec.containers[0], found x
it is told to stop at once
to do: let it sleep</failure>
    </testcase>
    <testcase classname="single-replica" name="deployment.apps/web -n shop"><skipped message="only a demo"/></testcase>
  </testsuite>
</testsuites>
`);
  });

  test('nothing found is one test that passed', () => {
    expect(checkJunit(report())).toContain('<testcase classname="cdk8s-rollout" name="nothing found in 3 objects"/>');
  });

  test('what others wrote is no markup', () => {
    const rest = checkJunit(HOSTILE)
      .replace(/<\/?(?:testsuites?|testcase|failure|skipped)(?: [a-z]+="[^"<&]*(?:&[a-z]+;[^"<&]*)*")*\/?>/g, '')
      .replace('<?xml version="1.0" encoding="UTF-8"?>', '');
    expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/);
  });
});
