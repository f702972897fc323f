import { need } from './dom';
import type { Items } from './items';

/** Lets the reader search, and choose verdicts. */
export function startFilter(items: Items): HTMLInputElement {
  const search = need(document.querySelector<HTMLInputElement>('#search'));
  const status = need(document.querySelector<HTMLElement>('#shown'));
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-verdict]')];

  const update = (): void => {
    const chosen = buttons.filter((button) => button.getAttribute('aria-pressed') === 'true');
    const verdicts = new Set(chosen.map((button) => button.dataset.verdict ?? ''));
    const words = search.value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const { shown, all } = items.show(words, verdicts);
    status.textContent = shown === all ? `all ${all}` : `${shown} of ${all}`;
  };

  search.addEventListener('input', update);
  for (const button of buttons) {
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
      update();
    });
  }
  update();
  return search;
}
