import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { App } from '../../lib/constructs/app';
import { apps } from './apps';

/** One synthesis in a process of its own. */
export interface Measured {
  readonly milliseconds: number;

  /** Of the processors, which other work on the machine disturbs less. */
  readonly cpuMilliseconds: number;
  readonly peakMegabytes: number;
  readonly files: number;
  readonly bytes: number;

  /** Of names and bytes of all files. */
  readonly digest: string;
}

/** Run as `measure.ts SIDE APP SIZE OUTDIR`: builds the app, measures `synth()` alone and prints the result as JSON. */
function measure(side: string, name: string, size: number, outdir: string): Measured {
  const app = new (side === 'ours' ? App : cdk8s.App)({ outdir });
  const build = apps[name];
  if (build === undefined) {
    throw new Error(`no app is called ${JSON.stringify(name)}: ${Object.keys(apps).join(', ')}`);
  }
  build(app, size);
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  app.synth();
  const cpu = process.cpuUsage(cpuStart);
  const milliseconds = performance.now() - start;
  const cpuMilliseconds = (cpu.user + cpu.system) / 1000;
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;

  const hash = createHash('sha256');
  let bytes = 0;
  const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' })
    .sort()
    .filter((path) => statSync(join(outdir, path)).isFile());
  for (const path of files) {
    const content = readFileSync(join(outdir, path));
    bytes += content.length;
    hash.update(`${path}\n${content.length}\n`).update(content);
  }
  return { milliseconds, cpuMilliseconds, peakMegabytes, files: files.length, bytes, digest: hash.digest('hex') };
}

const [side = '', name = '', size = '', outdir = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(measure(side, name, Number(size), outdir)));
