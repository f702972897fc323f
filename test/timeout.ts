// No test is to fail for a machine that is busy: this ends only what hangs.
jest.setTimeout(120_000);
