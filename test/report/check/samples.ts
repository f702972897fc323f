import type { Finding } from '../../../lib/checks/finding';
import type { CheckReport } from '../../../lib/report/check/report';

export function finding(more: Partial<Finding> = {}): Finding {
  return {
    id: 'no-prestop',
    severity: 'warning',
    object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web', target: 'default' },
    file: 'dist/web app.yaml',
    line: 7,
    path: 'spec.template.spec.containers[0]',
    message: 'it is told to stop at once',
    fix: 'let it sleep',
    ...more,
  };
}

export function report(more: Partial<CheckReport> = {}): CheckReport {
  return { kubernetes: '1.36', objects: 3, findings: [], suppressed: [], unused: [], known: [], stale: [], ...more };
}

const service = { apiVersion: 'v1', kind: 'Service', name: 'web', target: 'prod' };

/** One with all that there can be. */
export const FULL = report({
  findings: [
    finding({ id: 'no-readiness', severity: 'error', value: 'x' }),
    finding(),
    finding({ id: 'refused', severity: 'info', object: service, path: '', message: 'none' }),
  ],
  suppressed: [{ finding: finding({ id: 'single-replica' }), reason: 'only a demo' }],
  unused: [{ id: 'no-prestop', object: service, file: 'dist/web.yaml', line: 1 }],
  known: [
    finding({ id: 'pdb-unhealthy', autofix: { edits: [{ path: 'spec.a', value: [{ b: 1 }] }], property: 'a of B' } }),
  ],
  stale: [{ fingerprint: 'f', id: 'spread-missing', object: 'apps/v1 Deployment shop/web' }],
});

/** What others may write into manifests to lead readers astray. */
export const HOSTILE = report({
  findings: [
    finding({
      object: { apiVersion: 'v1', kind: 'Service', name: 'a\u001b[31m<script>|`', target: 'default' },
      file: '\u202edist/<b>.yaml',
      path: 'spec[`x`\n# y]',
      value: '<img src=x onerror=alert(1)> @someone \u0007',
    }),
  ],
});
