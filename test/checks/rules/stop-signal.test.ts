import { deployment, service } from '../objects';
import { testRule } from '../test-rule';

testRule('stop-signal', {
  bad: [
    'warning deployment/web spec.template.spec.containers[0]: nginx is stopped by SIGTERM, and drops its connections: this image does not ask for SIGQUIT as the official one does',
  ],
  cases: [
    [
      'stopSignal without an operating system',
      { head: [deployment({ container: { lifecycle: { stopSignal: 'SIGQUIT' } } })] },
      [
        'error deployment/web spec.template.spec.containers[0].lifecycle.stopSignal = "SIGQUIT": a server that knows stopSignal refuses it without spec.os.name',
      ],
    ],
    [
      'stopSignal with one',
      { head: [deployment({ pod: { os: { name: 'linux' } }, container: { lifecycle: { stopSignal: 'SIGQUIT' } } })] },
      [],
    ],
    [
      'a hook that lets nginx quit',
      {
        head: [
          deployment({
            container: {
              image: 'debian:13',
              command: ['/usr/sbin/nginx'],
              lifecycle: { preStop: { exec: { command: ['nginx', '-s', 'quit'] } } },
            },
          }),
          service(),
        ],
      },
      [],
    ],
    [
      'an image of nginx whose maker nobody knows',
      { head: [deployment({ container: { image: 'registry.example.com/nginx:1' } }), service()] },
      [],
    ],
  ],
});
