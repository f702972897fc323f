import { build } from '../build';
import { minors } from '../versions';
import { run } from './run';

// Builds the control planes of all minors into the cache.
run(async () => {
  for (const minor of minors()) await build(minor);
});
