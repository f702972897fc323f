import { check } from '../check';
import { selectsByOwnLabels } from '../references/own-labels';

export const publishNotReady = check({
  id: 'publish-not-ready',
  severity: 'warning',
  area: 'traffic',
  summary: 'a Service that sends requests to pods that are not ready',
  run: ({ head }) =>
    head.services
      .filter((service) => !service.awaitsReadiness && !service.isHeadless && Object.keys(service.selector).length > 0)
      .filter((service) => !service.isForOnePod && !selectsByOwnLabels(head, service))
      .map(({ member }) => ({
        at: member.reference,
        path: 'spec.publishNotReadyAddresses',
        value: true,
        message: 'requests go to pods that are not ready, so that neither probes nor rollouts keep them from failing',
        fix: 'leave it to headless Services, with which pods find each other',
      })),
});
