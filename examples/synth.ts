/** Writes the manifests of the examples anew: `npm run examples`. */
import { rmSync } from 'node:fs';
import { examples } from './apps';

for (const { file, dist } of examples()) {
  rmSync(dist, { recursive: true, force: true });
  process.env.CDK8S_OUTDIR = dist;
  require(file);
}
