import { parseAllDocuments, stringify } from 'yaml';
import { revisionObject, validate, withDefaults } from '../../lib/kubernetes';
import { deployment } from './deployment';

/** How many workloads, of a size that is common in practice. */
const COUNT = 3000;

function milliseconds(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const documents = Array.from({ length: COUNT }, (_, index) => stringify(deployment(index)));

/** Both sides see every workload, by turns, so that the machine's moods meet them alike. */
let [parsing, defaulting, hashing, judging] = [0, 0, 0, 0];
let accepted = 0;
for (const text of documents) {
  let object: unknown;
  parsing += milliseconds(() => {
    object = parseAllDocuments(text).map((document) => document.toJS())[0];
  });
  defaulting += milliseconds(() => withDefaults(object, '1.36'));
  hashing += milliseconds(() => revisionObject(object, '1.36'));
  judging += milliseconds(() => {
    accepted += validate(object, '1.36').verdict === 'accepted' ? 1 : 0;
  });
}
if (accepted !== COUNT) {
  throw new Error(`${COUNT - accepted} workloads of the benchmark are not accepted`);
}

const model = defaulting + hashing + judging;
const each = (time: number) => `${((time / COUNT) * 1000).toFixed(0).padStart(6)} µs each`;
console.log(`${COUNT} Deployments of ${Math.round(documents[0]?.length ?? 0)} bytes, the first ones cold`);
console.log(`parse the YAML   ${each(parsing)}`);
console.log(`fill in defaults ${each(defaulting)}`);
console.log(`hash             ${each(hashing)}`);
console.log(`judge            ${each(judging)}`);
console.log(`model / parsing  ${(model / parsing).toFixed(2)}`);
