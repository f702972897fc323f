import { join } from 'node:path';
import { isInside } from '../../files/place';
import { textIfThere } from '../../files/text';
import { writeFiles } from '../../files/write';

/** No app writes this line: where it still stands, the manifest was not rendered. */
const MARK = '# marked by cdk8s-rollout until it is rendered\n';

/** Manifests that are to be rendered where the same may come of it, so that only a mark in them tells that they were. */
export class Marks {
  readonly #before = new Map<string, string | undefined>();

  /** @param manifests files, from the project */
  constructor(
    private readonly project: string,
    private readonly manifests: readonly string[],
  ) {}

  /** Marks those that are there. @throws Error when one cannot be written */
  set(): void {
    // A history that was changed by hand may name any file.
    for (const file of this.manifests.filter((each) => isInside(join(this.project, each), this.project))) {
      const text = textIfThere(join(this.project, file));
      this.#before.set(file, text);
      this.#write(file, marked(text));
    }
  }

  /** Whether a manifest is still as it was marked, or still not there. */
  isLeft(file: string): boolean {
    return this.#before.has(file) && textIfThere(join(this.project, file)) === marked(this.#before.get(file));
  }

  /** Takes away the marks that are left. */
  remove(): void {
    for (const [file, text] of this.#before) {
      if (this.isLeft(file)) {
        this.#write(file, text);
      }
    }
  }

  #write(file: string, text: string | undefined): void {
    if (text !== undefined) {
      writeFiles([{ path: join(this.project, file), text, whole: true }], []);
    }
  }
}

function marked(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `${text}${MARK}`;
}
