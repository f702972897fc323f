import type { Items } from './items';

/** Keys for the whole page. What a person types into a field is left alone. */
export function startKeyboard(items: Items, search: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const { target } = event;
    if (target === search) {
      if (event.key === 'Escape') {
        search.value = '';
        search.dispatchEvent(new Event('input'));
        search.blur();
      }
      return;
    }
    if (scrolls(event.key, target)) {
      return;
    }
    if (act(event.key, items, search, target instanceof HTMLInputElement)) {
      event.preventDefault();
    }
  });
}

/** Does what a key asks for, and says whether it asks for anything. */
function act(key: string, items: Items, search: HTMLInputElement, inSlider: boolean): boolean {
  switch (key) {
    case '/':
      search.focus();
      search.select();
      return true;
    case 'n':
    case 'j':
      items.move(1);
      return true;
    case 'p':
    case 'k':
      items.move(-1);
      return true;
    case 'ArrowLeft':
    case 'ArrowRight':
      return !inSlider && slide(key, items.current());
    default:
      return false;
  }
}

/** Whether the browser scrolls a table by this key. */
function scrolls(key: string, target: EventTarget | null): boolean {
  const region = target instanceof Element ? target.closest('.scroll') : null;
  return key.startsWith('Arrow') && region !== null && region.scrollWidth > region.clientWidth;
}

/** Moves the slider of an object's picture, the first that is open. */
function slide(key: string, item: HTMLElement | undefined): boolean {
  const sliders = [...(item?.querySelectorAll<HTMLInputElement>('input[type=range]') ?? [])];
  const slider = sliders.find((each) => each.checkVisibility());
  if (slider === undefined) {
    return false;
  }
  slider.dispatchEvent(new KeyboardEvent('keydown', { key }));
  return true;
}
