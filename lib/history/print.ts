import { printBlock, printText } from '../manifests/yaml/print';
import type { Desired, History, Revision } from './history';
import { workloadName } from './name';
import { configTexts, textsOf } from './texts';

/** The format that this version writes. */
export const FORMAT = 1;

/** The end of the file of a history of which nothing is desired, as of nearly all. */
export const NOTHING_DESIRED = 'desired: {}\n';

/** A history as its file holds it: parsing it gives the same history, printing that the same bytes. */
export function printHistory(history: History): string {
  const { workload, manifest, left, revisions, desired } = history;
  const config = configTexts(revisions);
  return [
    `# The history of ${workloadName(workload)}, written by cdk8s-rollout: its commands change it, not an editor.\n`,
    `formatVersion: ${FORMAT}\n`,
    `manifest: ${printText(manifest)}\n`,
    left ? 'left: true\n' : '',
    revisions.length === 0 ? 'revisions: []\n' : 'revisions:\n',
    ...revisions.map(printRevision),
    config.size === 0 ? '' : 'config:\n',
    ...[...config].map(([name, text]) => `  ${printText(name)}:\n${text}`),
    printDesired(desired),
  ].join('');
}

function printRevision(revision: Revision): string {
  const { number, digest, cause, minor, limit, pending, cleanedUp, imported } = revision;
  const { template, config } = textsOf(revision);
  return [
    `  - number: ${number}\n`,
    `    digest: ${digest}\n`,
    cause === undefined ? '' : `    cause: ${printText(cause)}\n`,
    `    minor: ${printText(minor)}\n`,
    `    limit: ${limit}\n`,
    pending ? '    pending: true\n' : '',
    cleanedUp ? '    cleanedUp: true\n' : '',
    imported === undefined ? '' : `    imported: ${printText(imported)}\n`,
    config.size === 0 ? '' : `    config:\n${printBlock([...config.keys()], '      ')}`,
    `    template:\n${template}`,
  ].join('');
}

function printDesired({ paused, restartedAt, hold }: Desired): string {
  const keys = {
    ...(paused ? { paused } : {}),
    ...(restartedAt === undefined ? {} : { restartedAt }),
    ...(hold === undefined
      ? {}
      : {
          hold: {
            digest: hold.digest,
            cause: hold.cause,
            ...(hold.restartedAt === undefined ? {} : { restartedAt: hold.restartedAt }),
          },
        }),
  };
  return Object.keys(keys).length === 0 ? NOTHING_DESIRED : `desired:\n${printBlock(keys, '  ')}`;
}
