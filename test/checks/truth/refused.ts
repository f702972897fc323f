import { judge } from '../judge';
import type { See } from './truth';

const REFUSES = 'the API server refuses it: ';

export const REFUSED = { is: 'refused', told: true, untold: [] };
export const TAKEN = { is: 'taken', told: false, untold: [] };

/** Whether the API server refuses what the checks say that it refuses, in the words that they tell, and takes the rest. */
export const refusal: See = async (trial) => {
  const { base = [], head } = trial.manifests;
  if (base.length > 0) {
    await trial.apply(base);
  }
  if (base.some(({ kind }) => kind === 'PersistentVolumeClaim')) {
    await trial.namespace.kubectlOk(['wait', '--for=jsonpath={.status.phase}=Bound', 'pvc', '--all', '--timeout=30s']);
  }
  const { code, stderr } = await trial.tryApply(head);
  const told = judge(trial.manifests).findings.flatMap(({ id, path, message }): Told[] =>
    id === 'unknown-field' || message.startsWith(REFUSES) ? [{ id, path, message: message.slice(REFUSES.length) }] : [],
  );
  const untold = told.filter((each) => !wordsOf(each).test(stderr)).map((each) => ({ ...each, stderr }));
  const words = code !== 0 && told.length === 0 ? { stderr } : {};
  return () => ({ is: code === 0 ? 'taken' : 'refused', told: told.length > 0, untold, ...words });
};

interface Told {
  readonly id: string;
  readonly path: string | undefined;
  readonly message: string;
}

/** What kubectl prints of it: long values, which a finding leaves out, may be anything. */
function wordsOf({ id, path, message }: Told): RegExp {
  const words =
    id === 'unknown-field' ? `unknown field "${path}"` : `${path === undefined ? '' : `${path}: `}${message}`;
  return new RegExp(words.split('{…}').map(literally).join('.*'), 's');
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
