/** Writes the manifests of the examples anew: `npm run examples`. */
import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import { examples } from './apps';

// Here is no cdk8s.yaml: the examples leave no history.
process.chdir(__dirname);
for (const { file, dist } of examples()) {
  rmSync(dist, { recursive: true, force: true });
  process.env.CDK8S_OUTDIR = relative('', dist);
  require(file);
}
