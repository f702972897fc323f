import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from '../../../lib/kubernetes/decode/decode';
import { encode } from '../../../lib/kubernetes/decode/encode';
import { defaultPodTemplate } from '../../../lib/kubernetes/defaults/pod-template';
import { schemaOf } from '../../../lib/kubernetes/fields/schema';
import { dump } from '../../../lib/kubernetes/hash/dump';
import { type Minor, parseMinor } from '../../../lib/kubernetes/minor';
import { own } from '../../../lib/kubernetes/value';
import { random } from '../../control-plane/random';
import { Generator } from '../generate/generator';
import { goals } from '../generate/goals';
import { workload } from '../generate/workload';
import { report, seed } from '../runs';

const TEMPLATE = 'core.PodTemplateSpec';

function go(args: readonly string[], folder: string): void {
  const { status, stderr } = spawnSync('go', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`go ${args.join(' ')}: ${stderr}`);
  }
}

/** Builds the printer against a release of k8s.io/api and prints templates with it. */
function printed(version: string, templates: readonly unknown[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'printing-'));
  try {
    copyFileSync('tools/printing/main.go', join(folder, 'main.go'));
    const modules = ['api', 'apimachinery'].map((name) => `require k8s.io/${name} ${version}\n`).join('');
    writeFileSync(join(folder, 'go.mod'), `module printing\n\ngo 1.24\n\n${modules}`);
    go(['mod', 'tidy'], folder);
    go(['build', '-o', 'printing', '.'], folder);
    const input = templates.map((template) => `${JSON.stringify(template)}\n`).join('');
    const { stdout } = spawnSync(join(folder, 'printing'), { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns how many templates are printed otherwise than by Go */
function compare(minor: Minor, version: string): number {
  const schema = schemaOf(minor);
  const chance = random(seed);
  const drafts = [...goals(TEMPLATE, schema).values()].map((way) => {
    const made = workload('Deployment', 'x', new Generator(schema, chance, 0.1, way).struct(TEMPLATE));
    const { draft } = decode(own(own(made, 'spec'), 'template'), TEMPLATE, minor);
    defaultPodTemplate(draft, minor);
    return draft;
  });
  const theirs = printed(
    version,
    drafts.map((draft) => encode(draft, TEMPLATE, schema)),
  );
  const wrong = drafts.filter((draft, index) => dump(draft, TEMPLATE, minor) !== theirs[index]).length;
  report(`${minor}: ${drafts.length} templates printed as by k8s.io/api ${version}: ${wrong} otherwise`);
  return wrong;
}

const versions = readFileSync('tools/fields/versions.txt', 'utf8').match(/^v\S+$/gm) ?? [];
const wrong = versions.map((version) => compare(parseMinor(`1.${version.split('.')[1]}`), version));
process.exitCode = wrong.length > 0 && wrong.every((count) => count === 0) ? 0 : 1;
