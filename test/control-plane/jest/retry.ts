// A busy machine now and then delays one of the six programs of a control plane for longer than any test waits. What
// failed is printed in any case, and a fault of ours fails again.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
