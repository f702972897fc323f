import { type History, imagesOf, type Revision, visibleRevisions, workloadName } from '../../history';
import { align } from '../../kubernetes/describe/align';
import { own } from '../../kubernetes/value';

/** The table of a history with the images and the config of each revision, and which one is held. */
export function wideTable(history: History, all: boolean): string {
  const revisions = [...(all ? history.revisions : visibleRevisions(history))].reverse();
  const rows = revisions.map((revision) => {
    const images = [...imagesOf(revision)].map(([container, image]) => `${container}=${image}`);
    const cells = [
      revision.number,
      imagesCell(images),
      configCell(revision),
      stateOf(history, revision),
      causeOf(revision),
    ];
    return `${cells.join('\t')}\n`;
  });
  const table = align(`REVISION\tIMAGES\tCONFIG\tSTATE\tCHANGE-CAUSE\n${rows.join('')}`);
  return `${workloadName(history.workload)}\n${table}\n`;
}

function imagesCell(images: readonly string[]): string {
  return images.join(',') || '<none>';
}

function configCell({ config }: Revision): string {
  return config.map(({ metadata }) => String(own(metadata, 'name'))).join(',') || '<none>';
}

/** One line: other columns stand below each other only then. */
function causeOf({ cause = '<none>' }: Revision): string {
  return cause.replace(/\s+/g, ' ').trim();
}

/** What a revision is to the cluster: `current`, `held`, `pending` or nothing. */
export function stateOf(history: History, revision: Revision): string {
  if (revision.pending) {
    return 'pending';
  }
  const [newest] = visibleRevisions(history);
  if (newest?.number !== revision.number) {
    return '-';
  }
  return history.desired.hold === undefined ? 'current' : 'held';
}
