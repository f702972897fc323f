/** The objects of the report, and which of them are shown. */
export class Items {
  private readonly all = [...document.querySelectorAll<HTMLElement>('article')];
  private readonly rows = [...document.querySelectorAll<HTMLElement>('tr[data-of]')];
  private readonly texts: string[] = [];

  /** Shows those that match, and says how many. */
  show(words: readonly string[], verdicts: ReadonlySet<string>): { readonly shown: number; readonly all: number } {
    let shown = 0;
    this.all.forEach((item, index) => {
      const fits =
        (verdicts.size === 0 || verdicts.has(item.dataset.verdict ?? '')) &&
        words.every((word) => this.text(index).includes(word));
      item.hidden = !fits;
      const row = this.rows[index];
      if (row !== undefined) {
        row.hidden = !fits;
      }
      shown += fits ? 1 : 0;
    });
    return { shown, all: this.all.length };
  }

  /** The one that has the focus, else the first that is on the screen. */
  current(): HTMLElement | undefined {
    const focused = document.activeElement?.closest('article');
    return focused instanceof HTMLElement ? focused : this.visible().find(isOnScreen);
  }

  /** Goes to the next one that is shown, or back. */
  move(by: 1 | -1): void {
    const visible = this.visible();
    const focused = document.activeElement?.closest('article');
    const at = focused instanceof HTMLElement ? visible.indexOf(focused) : -1;
    const next = visible[at === -1 ? (by === 1 ? 0 : visible.length - 1) : at + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'start' });
  }

  private visible(): readonly HTMLElement[] {
    return this.all.filter((item) => !item.hidden);
  }

  /** What an item says, in small letters; the pictures' own words would match everything. */
  private text(index: number): string {
    const known = this.texts[index];
    if (known !== undefined) {
      return known;
    }
    const parts = [...(this.all[index]?.querySelectorAll('header, .facts') ?? [])].map((part) => part.textContent);
    const text = parts.join(' ').toLowerCase();
    this.texts[index] = text;
    return text;
  }
}

function isOnScreen(item: HTMLElement): boolean {
  const { top, bottom } = item.getBoundingClientRect();
  return bottom > 80 && top < window.innerHeight;
}
