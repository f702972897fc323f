// A rollout of many steps takes seconds, and more on a busy machine.
jest.setTimeout(120_000);
