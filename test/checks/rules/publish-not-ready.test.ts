import { service } from '../objects';
import { testRule } from '../test-rule';

testRule('publish-not-ready', {
  bad: [
    'warning service/web spec.publishNotReadyAddresses = true: requests go to pods that are not ready, so that neither probes nor rollouts keep them from failing',
  ],
  cases: [['without a selector', { head: [service({ selector: undefined, publishNotReadyAddresses: true })] }, []]],
});
