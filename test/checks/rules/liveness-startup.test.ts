import { daemonSet, deployment, probe, service } from '../objects';
import { testRule } from '../test-rule';

testRule('liveness-startup', {
  bad: [
    'warning deployment/web spec.template.spec.containers[0].livenessProbe: it is the same as the readinessProbe: a pod that is too busy to answer is restarted and not only spared',
  ],
  cases: [
    [
      'a restart before it is expected to be ready',
      {
        head: [
          deployment({
            container: {
              readinessProbe: probe({ initialDelaySeconds: 60 }),
              livenessProbe: probe({ failureThreshold: 2 }),
            },
          }),
        ],
      },
      [
        'warning deployment/web spec.template.spec.containers[0].livenessProbe: it restarts the container after 20 s, but that is not expected to be ready before 60 s (readinessProbe.initialDelaySeconds)',
      ],
    ],
    [
      'a startupProbe holds it back',
      {
        head: [
          deployment({
            container: {
              startupProbe: probe(),
              readinessProbe: probe({ initialDelaySeconds: 60 }),
              livenessProbe: probe({ failureThreshold: 2 }),
            },
          }),
        ],
      },
      [],
    ],
    [
      'the same question, asked more patiently',
      {
        head: [
          deployment({ container: { readinessProbe: probe(), livenessProbe: probe({ failureThreshold: 6 }) } }),
          service(),
        ],
      },
      [],
    ],
    [
      'the same with a default spelt out',
      {
        head: [
          deployment({ container: { readinessProbe: probe(), livenessProbe: probe({ periodSeconds: 10 }) } }),
          service(),
        ],
      },
      [expect.stringMatching(/it is the same as the readinessProbe/)],
    ],
    [
      'an open port',
      {
        head: [
          deployment({
            container: { readinessProbe: { tcpSocket: { port: 80 } }, livenessProbe: { tcpSocket: { port: 80 } } },
          }),
          service(),
        ],
      },
      [],
    ],
    [
      'the same, where nobody sends it requests that it could be spared',
      { head: [deployment({ container: { readinessProbe: probe(), livenessProbe: probe() } })] },
      [],
    ],
    [
      'the same, where it is only scraped',
      {
        head: [
          daemonSet({ container: { readinessProbe: probe(), livenessProbe: probe() } }),
          service({ ports: [{ name: 'metrics', port: 8080 }] }),
        ],
      },
      [],
    ],
  ],
});
